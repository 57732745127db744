import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { columnWeights, rowCounts, weightsColumn } from '@shared/data/preparation/rowWeights'
import { fitPreparation, scorableRows } from '@shared/data/preparation/preparation'
import type { Table } from '@shared/data/table/table'
import { allRows, preparationSpec, tableOf } from '../exampleTables'
import { messagesOf } from '../../../support/messagesOf'

const refusal = (message: string) => new LabError('bad-features', message, 'preparation.weights')
const tableWith = (values: Float64Array): Table => ({
  rows: values.length,
  columns: [{ kind: 'number', name: 'w', type: 'number', values }],
})
const weightsOf = (values: Float64Array) => {
  const table = tableWith(values)
  return columnWeights({ weights: 'w' }, table, allRows(table)) ?? new Float64Array(0)
}

describe('weightsColumn', () => {
  it('is none where none is named', () => {
    const table = tableOf('w', '1')
    expect(weightsColumn(table, null)).toBeNull()
    expect(columnWeights({ weights: null }, table, allRows(table))).toBeNull()
  })

  it('names a column that is not there, or not of numbers', () => {
    const table = tableOf('w,colour', '1,red', '2,blue')
    expect(() => weightsColumn(table, 'W')).toThrow(
      refusal('The table has no column named W for the weights. Close: w.'),
    )
    expect(() => weightsColumn(table, 'colour')).toThrow(
      refusal('The weights colour are text. Choose a column of numbers, 0 or more.'),
    )
  })

  it('names the first row with a negative weight, also one that no part would use', () => {
    expect(() => weightsColumn(tableOf('w,y', '0,a', 'NA,b', '-0.5,', '-1,a'), 'w')).toThrow(
      refusal('Row 3 has the weight -0.5 in w; a weight must be 0 or more. Correct the row, or choose another column.'),
    )
  })
})

describe('columnWeights', () => {
  it('are those of the rows asked for, 1 on average over them', () => {
    const table = tableOf('w', '2', '100', '0', '6', '4')
    const weights = columnWeights({ weights: 'w' }, table, Uint32Array.of(4, 0, 2, 3))
    expect(weights).toEqual(Float64Array.of(4 / 3, 2 / 3, 0, 2))
  })

  it('are 1 where all are the same, and 0 where all are 0', () => {
    expect(weightsOf(new Float64Array(7).fill(0.1))).toEqual(new Float64Array(7).fill(1))
    expect(weightsOf(new Float64Array(3))).toEqual(new Float64Array(3))
  })

  it('do not depend on the unit of the column', () => {
    const column = fc.float64Array({ minLength: 1, maxLength: 40, min: 0, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        column,
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.integer({ min: -200, max: 200 }),
        (values, unit, exponent) => {
          fc.pre(values.some((value) => value > 1e-100))
          const weights = weightsOf(values)
          expect(weights.reduce((sum, weight) => sum + weight, 0) / weights.length).toBeCloseTo(1, 12)
          weightsOf(values.map((value) => value * unit)).forEach((weight, row) =>
            expect(Math.abs(weight - weights[row]!)).toBeLessThanOrEqual(1e-14 * weights[row]! + 1e-200),
          )
          // A power of two changes no bit but where it would leave the range of full precision.
          const doubled = values.map((value) => (value < 1e-100 ? 0 : value))
          expect(weightsOf(doubled.map((value) => value * 2 ** exponent))).toEqual(weightsOf(doubled))
        },
      ),
    )
  })

  it('take weights whose sum would overflow', () => {
    expect(weightsOf(Float64Array.of(1.5e308, 1.5e308, 0))).toEqual(Float64Array.of(1.5, 1.5, 0))
  })
})

describe('rowCounts', () => {
  const countsOf = (...values: number[]) => {
    const table = tableWith(Float64Array.from(values))
    return rowCounts({ weights: 'w' }, table, allRows(table))
  }

  it('are whole numbers as they are, and others 1 on average', () => {
    expect(countsOf(2, 1, 6)).toEqual(Float64Array.of(2, 1, 6))
    expect(countsOf(0.5, 1, 1.5, 1)).toEqual(Float64Array.of(0.5, 1, 1.5, 1))
    expect(countsOf(0.25, 0.75)).toEqual(Float64Array.of(0.5, 1.5))
  })

  it('are none where each row counts as often as the others', () => {
    expect([countsOf(1, 1, 1), countsOf(2, 2)]).toEqual([null, null])
    expect(countsOf(0.1, 0.1, 0.1)).toBeNull()
    expect(rowCounts({ weights: null }, tableWith(Float64Array.of(3)), Uint32Array.of(0))).toBeNull()
  })
})

describe('a preparation with weights', () => {
  const table = tableOf('a,w,y', '1,2,n', '2,,p', '3,0,n', '4,6,p', '5,1,', ',3,n')
  const spec = preparationSpec({ weights: 'w' })

  it('must be there for a row to be used', () => {
    const { parts, dropped, warnings, fitted } = fitPreparation(table, spec)
    expect(Array.from(parts.train)).toEqual([0, 3])
    expect(dropped).toBe(4)
    expect(messagesOf(warnings)).toEqual([
      '1 row left out: the target y is missing.',
      '1 row left out: the weight w is missing.',
      '1 row left out: the weight w is 0.',
      '1 row left out: a feature is missing (a in 1).',
    ])
    expect(columnWeights(spec, table, parts.train)).toEqual(Float64Array.of(0.5, 1.5))
    // Weights are for training: a model scores rows without them.
    expect(Array.from(scorableRows(fitted, table))).toEqual([0, 1, 2, 3, 4])
  })

  it('that are all the same leave every statistic as it is, to the last bit', () => {
    const weighted = tableOf('a,w,y', '1,0.1,n', '2,0.1,p', '6,0.1,p')
    expect(fitPreparation(weighted, spec)).toEqual(fitPreparation(weighted, preparationSpec()))
  })

  it('of 0 leave a row out of everything, as if it were not in the table', () => {
    const lines = Array.from({ length: 60 }, (_, row) => `${(row * 7) % 11},${'stu'[row % 3]},1,${'np'[(row * 5) % 2]}`)
    const none = ['900,v,0,z', ',x,0,n', '-1,s,0,p']
    const changes = { features: ['a', 'c'], weights: 'w', validationShare: 0.2, testShare: 0.2 }
    const without = fitPreparation(tableOf('a,c,w,y', ...lines), preparationSpec(changes))
    const found = fitPreparation(tableOf('a,c,w,y', ...lines, ...none), preparationSpec(changes))
    expect({ ...found, dropped: 0, warnings: [] }).toEqual({ ...without, warnings: [] })
    expect(found.dropped).toBe(3)
  })

  it('are refused where no row counts', () => {
    const zeros = tableOf('a,w,y', '1,0,n', '2,0,p')
    expect(() => fitPreparation(zeros, spec)).toThrow(/every row lacks the target, a weight above 0 or a feature/)
  })

  it('are named where no row has everything', () => {
    expect(() => fitPreparation(tableOf('a,w,y', '1,,n', '2,,p'), { ...spec, weights: 'w' })).toThrow(LabError)
    const none = tableOf('a,w,y', '1,NA,n', '2,NA,p', ',1,n')
    expect(() => fitPreparation(none, spec)).toThrow(/every row lacks the target, a weight above 0 or a feature/)
  })
})
