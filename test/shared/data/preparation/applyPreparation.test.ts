import { describe, expect, it } from 'vitest'
import { prepareInputs, scorableRows } from '@shared/data/preparation/applyPreparation'
import type { FittedPreparation } from '@shared/data/preparation/fittedPreparation'
import type { Table } from '@shared/data/table/table'
import { type Matrix, createMatrix } from '@shared/math/matrix'
import { fittedCategory, fittedDate, fittedNumber, fittedWith } from '../exampleFitted'
import { allRows, tableOf } from '../exampleTables'

const size = fittedNumber({ feature: 'size', center: 10, scale: 4, median: 9 })
const colour = fittedCategory({ feature: 'colour', levels: ['blue', 'red'], mode: 'red' })
const rowOf = (fitted: FittedPreparation, table: Table, row: number): number[] =>
  Array.from(prepareInputs(fitted, table, Uint32Array.of(row)).values)

const table = tableOf('y,colour,size', 'n,red,12', 'p,blue,NA', 'n,,2', 'p,violet,10')

describe('prepareInputs', () => {
  it('writes (value − center) / scale and a 1 at the level, in the order of the inputs', () => {
    expect(rowOf(fittedWith(size, colour), table, 0)).toEqual([0.5, 0, 1])
    expect(rowOf(fittedWith(colour, size), table, 0)).toEqual([0, 1, 0.5])
  })

  it('takes the rows in the order in which they are asked for', () => {
    const { values, rows, columns } = prepareInputs(fittedWith(size), table, Uint32Array.of(3, 0, 2, 0))
    expect({ rows, columns, values: Array.from(values) }).toEqual({ rows: 4, columns: 1, values: [0, 0.5, -2, 0.5] })
  })

  it('puts the imputed value on the scale of the network', () => {
    const imputed = fittedWith({ ...size, impute: 14 }, { ...colour, impute: 'blue' })
    expect(rowOf(imputed, table, 1)).toEqual([1, 1, 0])
    expect(rowOf(imputed, table, 2)).toEqual([-2, 1, 0])
  })

  it('is NaN where nothing is imputed, in every input of the feature and in no other', () => {
    const fitted = fittedWith(colour, size)
    expect(rowOf(fitted, table, 1)).toEqual([1, 0, Number.NaN])
    expect(rowOf(fitted, table, 2)).toEqual([Number.NaN, Number.NaN, -2])
  })

  it('writes into a place with wider rows, in its own precision, and leaves the gaps alone', () => {
    const values = new Float32Array(4 * 5)
    const out: Matrix = { rows: 4, columns: 3, stride: 5, values }
    const fitted = fittedWith({ ...size, center: 0.1 }, { ...colour, impute: 'blue' })
    expect(prepareInputs(fitted, table, allRows(table), () => undefined, out)).toBe(out)
    const sizeOf = (value: number) => Math.fround((value - 0.1) / 4)
    expect(Array.from(values)).toEqual(
      [
        [sizeOf(12), 0, 1, 0, 0],
        [Number.NaN, 1, 0, 0, 0],
        [sizeOf(2), 1, 0, 0, 0],
        [sizeOf(10), 0, 0, 0, 0],
      ].flat(),
    )
  })

  it('makes infinite what float32 cannot hold, for the engine to refuse', () => {
    const out: Matrix = { rows: 2, columns: 1, stride: 4, values: new Float32Array(8) }
    prepareInputs(fittedWith(size), tableOf('size', '1e300', '-1e300'), Uint32Array.of(0, 1), () => undefined, out)
    expect([out.values[0], out.values[4]]).toEqual([Infinity, -Infinity])
  })

  it('refuses a place of another size', () => {
    const into = (rows: number, columns: number) => () =>
      prepareInputs(fittedWith(colour), table, Uint32Array.of(0, 1), () => undefined, createMatrix(rows, columns))
    expect(into(2, 2)).not.toThrow()
    expect(into(3, 2)).toThrow(new RangeError('2 × 2 inputs do not fit 3 × 2.'))
    expect(into(2, 3)).toThrow(RangeError)
  })

  it('is the same for each row of a long table as for that row alone', () => {
    const fitted: FittedPreparation = {
      ...fittedWith(size, fittedNumber({ feature: 'b', center: 1, scale: 3 }), fittedDate({ feature: 'when' }), colour),
      terms: [
        { factors: [0, 0], center: 0.3, scale: 2, quantiles: null },
        { factors: [0, 1, 4], center: 0, scale: 1, quantiles: null },
      ],
    }
    // More rows than go through a block at a time.
    const cells = Array.from({ length: 1300 }, (_, row) => `${row % 17},${row % 5},2024-01-${10 + (row % 20)},${row % 3 ? 'red' : 'blue'}`) // prettier-ignore
    const long = tableOf('size,b,when,colour', ...cells)
    const together = prepareInputs(fitted, long, allRows(long))
    expect(together.columns).toBe(7)
    for (const row of [0, 1, 511, 512, 513, 1024, 1299]) {
      const alone = prepareInputs(fitted, long, Uint32Array.of(row)).values
      expect(together.values.slice(row * 7, row * 7 + 7)).toEqual(alone)
      const [a, b] = [((row % 17) - 10) / 4, ((row % 5) - 1) / 3]
      expect(Array.from(alone)).toEqual([a, b, expect.any(Number), ...(row % 3 ? [0, 1] : [1, 0]), (a * a - 0.3) / 2, a * b * Math.min(1, row % 3)]) // prettier-ignore
    }
  })

  it('forms products in float64, also where they are kept in float32', () => {
    const fitted: FittedPreparation = {
      ...fittedWith(fittedNumber({ feature: 'a' }), fittedNumber({ feature: 'b' })),
      terms: [{ factors: [0, 1], center: 0.01, scale: 1e-9, quantiles: null }],
    }
    const out: Matrix = { rows: 1, columns: 3, stride: 4, values: new Float32Array(4) }
    prepareInputs(fitted, tableOf('a,b', '0.1,0.1'), Uint32Array.of(0), () => undefined, out)
    expect(Array.from(out.values)).toEqual([Math.fround(0.1), Math.fround(0.1), Math.fround((0.1 * 0.1 - 0.01) / 1e-9), 0]) // prettier-ignore
  })

  it('never imputes a level that is there but unknown', () => {
    expect(rowOf(fittedWith({ ...colour, impute: 'red' }), table, 3)).toEqual([0, 0])
  })
})

describe('scorableRows', () => {
  it('needs a value only of features without an imputed one', () => {
    expect(Array.from(scorableRows(fittedWith(size, colour), table))).toEqual([0, 3])
    expect(Array.from(scorableRows(fittedWith({ ...size, impute: 0 }, colour), table))).toEqual([0, 1, 3])
    const all = fittedWith({ ...size, impute: 0 }, { ...colour, impute: 'red' })
    expect(scorableRows(all, table)).toEqual(allRows(table))
  })
})
