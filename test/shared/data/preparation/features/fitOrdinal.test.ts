import { describe, expect, it } from 'vitest'
import type { ColumnRule } from '@shared/spec/runSpec'
import { featureRule } from '@shared/data/preparation/features/featureRule'
import { fitCategory } from '@shared/data/preparation/features/fitCategory'
import { inputWriter } from '@shared/data/preparation/features/inputWriter'
import type { FittedCategory } from '@shared/data/preparation/fittedPreparation'
import type { CategoryColumn } from '@shared/data/table/table'
import { allRows, preparationSpec, tableOf } from '../../exampleTables'
import { reference } from './reference'

const column = (cells: readonly string[]) => {
  const levels = Array.from(new Set(cells.filter((cell) => cell !== '')))
  const codes = Uint32Array.from(cells, (cell) => (cell === '' ? 0xffff_ffff : levels.indexOf(cell)))
  return { kind: 'category', name: 'c', type: 'category', codes, levels } satisfies CategoryColumn
}
const fit = (cells: readonly string[], rule: ColumnRule = {}) => {
  const spec = preparationSpec({ standardization: 'none', columns: { c: { encoding: 'ordinal', ...rule } } })
  const rows = Uint32Array.from(cells.keys())
  return fitCategory(column(cells), rows, featureRule(spec, column(cells)))?.input as FittedCategory
}
const encode = (input: FittedCategory, cells: readonly string[]) => {
  const width = input.indicator ? 2 : 1
  const out = new Float64Array(cells.length * width)
  inputWriter(input, column(cells))(Uint32Array.from(cells.keys()), 0, cells.length, out, 0, width)
  return Array.from(out)
}

describe('an ordinal category', () => {
  it('is the place of its level among the sorted ones, as in scikit-learn', () => {
    const { cells, codes } = reference.ordinal
    expect(encode(fit(cells), cells)).toEqual(codes)
  })

  it('orders numbers by their value and others by code unit', () => {
    expect(fit(['10', '9', '-1', '1e1']).levels).toEqual(['-1', '9', '10', '1e1'])
    expect(fit(['10', '9', 'x']).levels).toEqual(['10', '9', 'x'])
  })

  it('takes the order that is stated, levels without a training row too', () => {
    const input = fit(['low', 'high', 'low'], { order: ['low', 'medium', 'high'] })
    expect(encode(input, ['high', 'medium', 'low'])).toEqual([2, 1, 0])
    expect(() => fit(['low', 'top', 'high'], { order: ['low', 'high'] })).toThrow(
      'The order lacks top, which training rows have',
    )
    expect(() => fit(['low'], { order: ['low', 'high', 'low'] })).toThrow('The order names low twice')
  })

  it('is standardized as a number is, and a level that was never seen gets the mean place', () => {
    const cells = ['a', 'b', 'b', 'd']
    // Places 0, 1, 1, 2: mean 1, variance 1/2.
    const input = fit(cells, { standardization: 'zscore' })
    const step = Math.sqrt(2)
    expect(encode(input, ['a', 'b', 'd', 'z']).map((value) => Number(value.toFixed(12)))).toEqual(
      [-step, 0, step, 0].map((value) => Number(value.toFixed(12))),
    )
    expect(encode(fit(['a', 'b', 'b', 'b'], { standardization: 'minmax' }), ['z'])).toEqual([0.75])
    expect(encode(fit(['a', 'b', 'b'], { unseen: 'mostFrequent' }), ['z'])).toEqual([1])
  })

  it('tells a missing value of its own category by an indicator', () => {
    const input = fit(['a', 'c', ''], { missing: 'ownCategory' })
    expect(input.indicator).toBe(true)
    expect(encode(input, ['c', '', 'a'])).toEqual([1, 0, 0.5, 1, 0, 0])
    expect(fit(['a', 'c'], { missing: 'ownCategory' }).indicator).toBe(false)
    expect(encode(fit(['a', 'c']), [''])).toEqual([Number.NaN])
  })

  it('keeps the places of rare levels', () => {
    expect(fit(['a', 'b', 'b'], { rareBelow: 2 })).toMatchObject({ levels: ['a', 'b'], grouped: [] })
  })
})

it('reads a column of the table in whatever order its levels are', () => {
  const table = tableOf('c', 'b', 'a', 'c')
  const input = fit(['a', 'b', 'c'])
  const out = new Float64Array(3)
  inputWriter(input, table.columns[0]!)(allRows(table), 0, 3, out, 0, 1)
  expect(Array.from(out)).toEqual([1, 0, 2])
})
