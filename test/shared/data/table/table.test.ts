import { describe, expect, it } from 'vitest'
import { type Column, cellText, findColumn, isMissingAt, missingCode } from '@shared/data/table/table'
import { tableOf } from '../exampleTables'

const numbers: Column = {
  kind: 'number',
  name: 'n',
  type: 'number',
  values: Float64Array.of(0.1, Number.NaN, -0, 1e21, 0),
}
const levels: Column = {
  kind: 'category',
  name: 'c',
  type: 'category',
  codes: Uint32Array.of(1, missingCode, 0),
  levels: ['', 'b'],
}

describe('cells', () => {
  it('are shown as the shortest text that reads back as the same number', () => {
    expect([0, 1, 2, 3, 4].map((row) => cellText(numbers, row))).toEqual(['0.1', null, '0', '1e+21', '0'])
  })

  it('are shown as their level; an empty level is not a missing one', () => {
    expect([0, 1, 2].map((row) => cellText(levels, row))).toEqual(['b', null, ''])
    expect(cellText({ ...levels, codes: Uint32Array.of(7) }, 0)).toBeNull()
  })

  it('that are dates are shown with the time of day where the column has one', () => {
    const dates = (...values: number[]): Column => ({
      kind: 'number',
      name: 'd',
      type: 'date',
      values: Float64Array.from(values),
    })
    const [whole, timed] = [dates(0, Number.NaN, 86_400_000), dates(0, 1500)]
    expect([0, 1, 2].map((row) => cellText(whole, row))).toEqual(['1970-01-01', null, '1970-01-02'])
    expect([0, 1].map((row) => cellText(timed, row))).toEqual(['1970-01-01T00:00:00Z', '1970-01-01T00:00:01.500Z'])
    expect(cellText({ ...dates(0), timeOfDay: true } as Column, 0)).toBe('1970-01-01T00:00:00Z')
    expect(cellText({ ...numbers, type: 'integer' }, 0)).toBe('0.1')
  })

  it('are missing as NaN and as the missing code, and not as 0', () => {
    expect([0, 1, 2, 3, 4].map((row) => isMissingAt(numbers, row))).toEqual([false, true, false, false, false])
    expect([0, 1, 2].map((row) => isMissingAt(levels, row))).toEqual([false, true, false])
  })
})

describe('findColumn', () => {
  it('finds a column by exactly its name', () => {
    const table = tableOf('a,A,toString', '1,2,3')
    expect(findColumn(table, 'A')).toBe(table.columns[1])
    expect(findColumn(table, 'toString')).toBe(table.columns[2])
    for (const name of ['', ' a', 'constructor', '0']) expect(findColumn(table, name)).toBeUndefined()
  })
})
