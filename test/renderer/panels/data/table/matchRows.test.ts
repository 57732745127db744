import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ColumnData, RowFilter } from '@shared/contract/dataset'
import { type Column, missingCode, type Table } from '@shared/data/table/table'
import { viewRows } from '@shared/data/views/viewRows'
import { canMatch, matchRows } from '@renderer/panels/data/table/matchRows'

const rows = 30
const cells = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: rows, maxLength: rows })
const levels = ['a', 'b', '', '1']
const bound = fc.option(fc.integer({ min: -3, max: 3 }), { nil: null })
const filter: fc.Arbitrary<RowFilter> = fc.oneof(
  fc.record({ kind: fc.constant('range' as const), column: fc.constant('x'), from: bound, to: bound }),
  fc.constant({ kind: 'range', column: 'c', from: null, to: null } as const),
  fc.record({
    kind: fc.constant('levels' as const),
    column: fc.constantFrom('x', 'c'),
    levels: fc.array(fc.constantFrom(null, 'a', '', '1', '1.0', '-2', 'gone')),
  }),
)

it('gives the rows that the view of the lab has', () => {
  fc.assert(
    fc.property(
      cells(fc.constantFrom(NaN, -2, -0, 0, 1, 2.5, 3)),
      cells(fc.constantFrom(0, 1, 2, 3, missingCode)),
      fc.array(filter, { minLength: 1, maxLength: 3 }),
      (numbers, codes, filters) => {
        const values = Float64Array.from(numbers)
        const table: Table = {
          rows,
          columns: [
            { kind: 'number', name: 'x', type: 'number', values },
            { kind: 'category', name: 'c', type: 'category', codes: Uint32Array.from(codes), levels },
          ],
        }
        const given = table.columns.map((column: Column): ColumnData => column)
        expect(matchRows(rows, given, filters)).toEqual(viewRows(table, { sort: null, filters, search: '' }))
      },
    ),
    { numRuns: 300 },
  )
})

it('leaves to the lab what it cannot tell', () => {
  const level = (text: string | null): RowFilter => ({ kind: 'levels', column: 'x', levels: [text] })
  const answers = [level('2024-01-01'), level(null)].map((entry) => canMatch([entry], () => true))
  expect([...answers, canMatch([level('1')], () => false)]).toEqual([false, true, true])
  expect(matchRows(rows, [], [level('1')])).toBeNull()
})
