import { describe, expect, it } from 'vitest'
import { inputCount } from '@shared/data/preparation/features/inputWidths'
import type { FittedPreparation } from '@shared/data/preparation/fittedPreparation'
import { prepareInputs } from '@shared/data/preparation/preparation'
import type { Table } from '@shared/data/table/table'
import type { Matrix } from '@shared/math/matrix'
import { preparedBlocks, rowsAtATime } from '../../../../electron/workers/train/preparedBlocks'
import { type OpenTable, openTable } from '../../../../electron/workers/table/tableAccess'
import { fittedExample } from '../../../support/examples'

const rowCount = 40
const table: Table = {
  rows: rowCount,
  columns: [
    { kind: 'number', name: 'x', type: 'number', values: Float64Array.from({ length: rowCount }, (_, row) => row / 3) },
    { kind: 'number', name: 'unused', type: 'number', values: new Float64Array(rowCount) },
    {
      ...{ kind: 'category', name: 'c', type: 'category', levels: ['p', 'q', 'r'] },
      codes: Uint32Array.from({ length: rowCount }, (_, row) => row % 3),
    },
  ],
}
const number = { feature: 'x', kind: 'number', center: 2, scale: 3, impute: null, median: 0 } as const
const category = { feature: 'c', kind: 'category' as const, levels: ['p', 'q', 'r'], impute: null, mode: 'p' }
const fitted = fittedExample({
  inputs: [number, category],
  terms: [{ factors: [0, 1], center: 0, scale: 1, quantiles: null }],
})
const listed = ({ rows, columns, stride, values }: Matrix) =>
  Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * stride, row * stride + columns)))

/** The table, and which stretches of it were asked for. */
function watched(): { open: OpenTable; asked: unknown[][] } {
  const asked: unknown[][] = []
  const open = openTable({ kind: 'memory', table })
  const stretch: OpenTable['stretch'] = (from, to, names) => {
    asked.push([from, to, names])
    return open.stretch(from, to, names)
  }
  return { open: { ...open, stretch }, asked }
}

describe('preparedBlocks', () => {
  const rows = Uint32Array.of(3, 4, 7, 20, 21, 22, 39)

  it.each(['float32', 'float64'] as const)('are the rows prepared all at once, cut anywhere, in %s', (precision) => {
    const whole = listed(prepareInputs(fitted, table, rows))
    const wanted = precision === 'float32' ? whole.map((row) => row.map(Math.fround)) : whole
    const blocks = preparedBlocks(fitted, watched().open, rows, precision)
    expect([blocks.rows, blocks.columns]).toEqual([7, 5])
    for (const size of [1, 2, 3, 7]) {
      const found: number[][] = []
      for (let from = 0; from < rows.length; from += size) {
        found.push(...listed(blocks.block(from, Math.min(size, rows.length - from))))
      }
      expect(found).toEqual(wanted)
    }
    const { stride } = blocks.block(0, 1)
    // Rows begin at multiples of 16 bytes.
    expect([stride * (precision === 'float32' ? 4 : 8), stride >= 5]).toEqual([precision === 'float32' ? 32 : 48, true])
  })

  it('read the stretch that their rows lie in, of the features alone', () => {
    const { open, asked } = watched()
    const blocks = preparedBlocks(fitted, open, rows, 'float64')
    blocks.block(1, 2)
    blocks.block(6, 1)
    expect(asked).toEqual([[4, 8, ['x', 'c']], [39, 40, ['x', 'c']]]) // prettier-ignore
    expect(listed(preparedBlocks(fitted, open, new Uint32Array(0), 'float64').block(0, 0))).toEqual([])
  })

  it('end with what is thrown between columns', () => {
    const enough = () => {
      throw new Error('enough')
    }
    expect(() => preparedBlocks(fitted, watched().open, rows, 'float64', enough).block(0, 2)).toThrow('enough')
  })
})

describe('rowsAtATime', () => {
  const mebibytes = (preparation: FittedPreparation) => {
    const rows = rowsAtATime(preparation)
    return [8 * preparation.inputs.length, 8 * inputCount(preparation)].map((bytes) => (rows * bytes) / 2 ** 20)
  }
  const levels = Array.from({ length: 100 }, (_, level) => `l${level}`)
  const factors = Array.from({ length: 3 }, (_, at) => [at, at + 1])
  const terms = factors.map((pair) => ({ factors: pair, center: 0, scale: 1, quantiles: null }))

  it.each([
    ['a number', fittedExample({ inputs: [number] })],
    ['a category of a hundred levels', fittedExample({ inputs: [{ ...category, levels, mode: 'l0' }] })],
    ['products', fittedExample({ inputs: [number, category], terms })],
  ])('keeps the cells of a block and what is made of them within 32 MiB: %s', (_, preparation) => {
    for (const size of mebibytes(preparation)) expect(size).toBeLessThanOrEqual(32)
    expect(Math.max(...mebibytes(preparation))).toBeGreaterThan(31)
  })

  it('is never fewer than 64', () => {
    const wide = Array.from({ length: 1500 }, (_, at) => ({ ...category, feature: `c${at}`, levels, mode: 'l0' }))
    expect(rowsAtATime(fittedExample({ inputs: wide }))).toBe(64)
  })
})
