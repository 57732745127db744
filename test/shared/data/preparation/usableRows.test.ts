import { describe, expect, it } from 'vitest'
import type { RunWarning } from '@shared/contract/warning'
import type { PreparationSpec } from '@shared/spec/runSpec'
import type { NumberColumn, Table } from '@shared/data/table/table'
import { usableRows } from '@shared/data/preparation/usableRows'
import { preparationSpec, tableOf } from '../exampleTables'
import { messagesOf } from '../../../support/messagesOf'

const table = tableOf('y,w,a,b', '1,1,1,x', ',1,1,x', '2,,1,x', '3,0,,x', '4,2,1,?', ',,,', '5,3,2,z')
const [target, weights, a, b] = table.columns as [NumberColumn, NumberColumn, NumberColumn, NumberColumn]
const rowsOf = (given: Partial<{ weighted: boolean; missing: 'drop' | 'impute' }>) => {
  const warnings: RunWarning[] = []
  const needed = { target, weights: given.weighted ? weights : null, features: [a, b] }
  const rows = usableRows(table, needed, preparationSpec({ missing: given.missing ?? 'drop' }), warnings)
  return { rows: Array.from(rows), warnings: messagesOf(warnings) }
}

describe('usableRows', () => {
  it('leaves out rows without the target or a feature, each for the first that it lacks', () => {
    expect(rowsOf({})).toEqual({
      rows: [0, 2, 6],
      warnings: [
        '2 rows left out: the target y is missing.',
        '2 rows left out: a feature is missing (a in 2, b in 2).',
      ],
    })
  })

  it('leaves out rows without a weight where there are weights, and those of weight 0', () => {
    expect(rowsOf({ weighted: true, missing: 'impute' })).toEqual({
      rows: [0, 4, 6],
      warnings: [
        '2 rows left out: the target y is missing.',
        '1 row left out: the weight w is missing.',
        '1 row left out: the weight w is 0.',
      ],
    })
  })

  it('follows the rule of each feature, zeros that stand for a missing value too', () => {
    const rule = (columns: PreparationSpec['columns'], missing: 'drop' | 'impute') => {
      const spec = preparationSpec({ columns, missing })
      return Array.from(usableRows(table, { target, weights: null, features: [a, b] }, spec, []))
    }
    const withTarget = [0, 2, 3, 4, 6]
    expect(rule({ a: { missing: 'mean' }, b: { missing: 'ownCategory' } }, 'drop')).toEqual(withTarget)
    expect(rule({ a: { missing: 'mean' } }, 'drop')).toEqual([0, 2, 3, 6])
    expect(rule({ b: { missing: 'drop' } }, 'impute')).toEqual([0, 2, 3, 6])
    const zeros = tableOf('y,a', '1,0', '2,3', '3,', '4,-0')
    const needed = { target: zeros.columns[0]!, weights: null, features: [zeros.columns[1]!] }
    const spec = preparationSpec({ columns: { a: { zeroIsMissing: true } } })
    expect(Array.from(usableRows(zeros, needed, spec, []))).toEqual([1])
    expect(Array.from(usableRows(zeros, needed, preparationSpec(), []))).toEqual([0, 1, 3])
  })

  it('touches the array of each column once, since it may come from a file', () => {
    let touched = 0
    const lazy = (column: NumberColumn): NumberColumn => ({
      ...column,
      get values() {
        touched += 1
        return column.values
      },
    })
    usableRows(table, { target: lazy(target), weights: lazy(weights), features: [lazy(a)] }, preparationSpec(), [])
    expect(touched).toBe(3)
  })

  it('leaves out infinite numbers to learn', () => {
    const infinite: Table = {
      rows: 4,
      columns: [{ ...target, values: Float64Array.of(1, Infinity, -Infinity, Number.NaN) }],
    }
    const needed = { target: infinite.columns[0]!, weights: null, features: [] }
    const warnings: RunWarning[] = []
    expect(usableRows(infinite, needed, preparationSpec({ task: 'regression' }), warnings)).toEqual(Uint32Array.of(0))
    expect(messagesOf(warnings)).toEqual(['3 rows left out: the target y is missing.'])
  })
})
