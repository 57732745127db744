import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowFilter, TableView } from '@shared/contract/dataset'
import { cellText, type Column, findColumn, isMissingAt, missingCode, type Table } from '@shared/data/table/table'
import { viewRows } from '@shared/data/views/viewRows'

const all: TableView = { sort: null, filters: [], search: '' }
const numbers = (name: string, values: number[], type: 'number' | 'integer' | 'date' = 'number'): Column => ({
  kind: 'number',
  name,
  type,
  values: Float64Array.from(values),
})
const texts = (name: string, levels: string[], codes: number[]): Column => ({
  kind: 'category',
  name,
  type: 'category',
  codes: Uint32Array.from(codes),
  levels,
})
const tableOf = (...columns: Column[]): Table => ({
  rows: columns[0]?.kind === 'number' ? columns[0].values.length : (columns[0]?.codes.length ?? 0),
  columns,
})

/** The same by the plainest means: filter, then a stable sort with a comparison. */
function plainView(table: Table, view: TableView): number[] {
  const column = (name: string) => findColumn(table, name)!
  const passes = (row: number, filter: RowFilter) => {
    const its = column(filter.column)
    if (filter.kind === 'levels') return filter.levels.includes(cellText(its, row))
    if (isMissingAt(its, row)) return false
    if (its.kind === 'category') return true
    return (filter.from ?? -Infinity) <= its.values[row]! && its.values[row]! <= (filter.to ?? Infinity)
  }
  const holds = (row: number) =>
    table.columns.some((its) => cellText(its, row)?.toLowerCase().includes(view.search.toLowerCase()))
  const rows = Array.from({ length: table.rows }, (_, row) => row)
    .filter((row) => view.filters.every((filter) => passes(row, filter)))
    .filter((row) => view.search === '' || holds(row))
  if (view.sort === null) return rows
  const by = column(view.sort.column)
  const key = (row: number) => (by.kind === 'number' ? by.values[row]! : cellText(by, row)!)
  const present = rows.filter((row) => !isMissingAt(by, row))
  const sign = view.sort.descending ? -1 : 1
  present.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return [...present, ...rows.filter((row) => isMissingAt(by, row))]
}

const cell = fc.oneof(
  fc.constantFrom(NaN, 0, -0, 1, -1, 10, 12.5, Infinity, -Infinity, 5e-324, 1e21, 1e-7),
  fc.integer({ min: -20, max: 20 }),
  fc.double(),
)
const level = fc.constantFrom('a', 'B', 'ab', 'é', '😀', '￿', '10', '1', '')
const tables = fc.integer({ min: 0, max: 40 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    columns: fc.tuple(
      fc.array(cell, { minLength: rows, maxLength: rows }).map((values) => numbers('x', values)),
      fc
        .array(fc.oneof(fc.integer({ min: -3, max: 30 }), fc.constant(NaN)), { minLength: rows, maxLength: rows })
        .map((values) => numbers('n', values, 'integer')),
      fc
        .record({
          levels: fc.uniqueArray(level, { minLength: 1 }),
          codes: fc.array(fc.nat(9), { minLength: rows, maxLength: rows }),
        })
        .map(({ levels, codes }) =>
          texts(
            'c',
            levels,
            codes.map((code) => (code < levels.length ? code : missingCode)),
          ),
        ),
    ),
  }),
)
const bound = fc.option(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ noNaN: true })), { nil: null })
const someLevels = fc.array(fc.option(fc.oneof(level, fc.constantFrom('0', '-1', '12.5', '1.0', '1e+21'))), {
  maxLength: 5,
})
const filter: fc.Arbitrary<RowFilter> = fc.oneof(
  fc.record({ kind: fc.constant('range' as const), column: fc.constantFrom('x', 'n'), from: bound, to: bound }),
  fc.record({
    kind: fc.constant('range' as const),
    column: fc.constant('c'),
    from: fc.constant(null),
    to: fc.constant(null),
  }),
  fc.record({ kind: fc.constant('levels' as const), column: fc.constantFrom('x', 'n', 'c'), levels: someLevels }),
)
const views = fc.record({
  sort: fc.option(fc.record({ column: fc.constantFrom('x', 'n', 'c'), descending: fc.boolean() })),
  filters: fc.array(filter, { maxLength: 3 }),
  search: fc.constantFrom('', '', '1', 'A', 'É', '-', 'inf', 'e-', '😀', 'zz', '1.'),
})

describe('viewRows', () => {
  it('gives what filtering and sorting by the plainest means gives', () => {
    fc.assert(
      fc.property(tables, views, (table, view) => {
        expect([...viewRows(table, view)]).toEqual(plainView(table, view))
      }),
      { numRuns: 1000 },
    )
  })

  it('sorts numbers by value and texts by code units, missing values last both ways, equal ones as in the file', () => {
    const table = tableOf(
      numbers('x', [2, NaN, -0, 10, 0, -3, NaN]),
      texts('c', ['b', 'B', 'a', 'é'], [0, 1, missingCode, 2, 1, 3, 0]),
    )
    const by = (column: string, descending: boolean) => [...viewRows(table, { ...all, sort: { column, descending } })]
    expect(by('x', false)).toEqual([5, 2, 4, 0, 3, 1, 6])
    expect(by('x', true)).toEqual([3, 0, 2, 4, 5, 1, 6])
    expect(by('c', false)).toEqual([1, 4, 3, 0, 6, 5, 2])
    expect(by('c', true)).toEqual([5, 0, 6, 3, 1, 4, 2])
  })

  it('finds a text in any cell and in any case, numbers as they are shown', () => {
    const table = tableOf(numbers('x', [0.1, 1e21, 5, NaN]), texts('c', ['North', 'x0.1'], [0, 0, 1, missingCode]))
    const find = (search: string) => [...viewRows(table, { ...all, search })]
    expect(find('NORTH')).toEqual([0, 1])
    expect(find('0.1')).toEqual([0, 2])
    expect(find('E+21')).toEqual([1])
    expect(find('nan')).toEqual([])
  })

  it('reads the array of a column once, since that may come from a file', () => {
    let reads = 0
    const column = { kind: 'number', name: 'x', type: 'number' } as const
    const lazy: Column = {
      ...column,
      get values() {
        reads += 1
        return Float64Array.of(3, 1, 2)
      },
    }
    const view = { ...all, sort: { column: 'x', descending: false } }
    expect([...viewRows({ rows: 3, columns: [lazy] }, view)]).toEqual([1, 2, 0])
    expect(reads).toBe(1)
    reads = 0
    expect([...viewRows({ rows: 3, columns: [lazy] }, { ...all, search: '2' })]).toEqual([2])
    expect(reads).toBe(1)
  })

  it('stops when it is asked to', () => {
    const table = tableOf(
      numbers(
        'x',
        Array.from({ length: 20_000 }, (_, row) => -row),
      ),
    )
    for (const view of [
      { ...all, sort: { column: 'x', descending: false } },
      { ...all, search: '7' },
      { ...all, filters: [{ kind: 'range', column: 'x', from: 0, to: null } as const] },
    ]) {
      let asked = 0
      expect(() => viewRows(table, view, () => ++asked > 3)).toThrow('Another view')
      expect(asked).toBe(4)
    }
  })

  it('names a column that is not there, and one that holds no numbers', () => {
    const table = tableOf(texts('c', ['a'], [0]))
    const view = (filter: RowFilter): TableView => ({ ...all, filters: [filter] })
    expect(() => viewRows(table, { ...all, sort: { column: 'gone', descending: true } })).toThrow('no column gone')
    expect(() => viewRows(table, view({ kind: 'range', column: 'c', from: 1, to: null }))).toThrow('c holds no numbers')
  })
})
