import { describe, expect, it } from 'vitest'
import type { ColumnRule } from '@shared/spec/runSpec'
import { featureRule } from '@shared/data/preparation/features/featureRule'
import { fitNumber } from '@shared/data/preparation/features/fitNumber'
import type { FittedNumber } from '@shared/data/preparation/fittedPreparation'
import type { NumberColumn } from '@shared/data/table/table'
import { fittedNumber } from '../../exampleFitted'
import { allRows, preparationSpec, tableOf } from '../../exampleTables'
import { messagesOf } from '../../../../support/messagesOf'

const fit = (cells: string[], rule: ColumnRule, rows?: Uint32Array) => {
  const table = tableOf('a', ...cells)
  const column = table.columns[0] as NumberColumn
  const spec = preparationSpec({ standardization: 'none', columns: { a: rule } })
  return fitNumber(column, rows ?? allRows(table), featureRule(spec, column))
}
const inputOf = (...given: Parameters<typeof fit>) => fit(...given)?.input as FittedNumber

describe('fitNumber', () => {
  it('takes its statistics from the given rows, missing values left out', () => {
    const cells = ['1', 'NA', '3', '8', '100', '200']
    const rows = Uint32Array.of(0, 1, 2, 3)
    expect(inputOf(cells, { standardization: 'minmax', missing: 'mean' }, rows)).toEqual(
      fittedNumber({ feature: 'a', center: 1, scale: 7, impute: 4, median: 3, range: [1, 8] }),
    )
    // Population variance of 1, 3 and 8: 26 / 3.
    const fitted = inputOf(cells, { standardization: 'zscore' }, rows)
    expect(fitted).toMatchObject({ center: 4, impute: null, median: 3 })
    expect(fitted.scale).toBeCloseTo(Math.sqrt(26 / 3), 14)
  })

  it('scales what the transform gives, and imputes on the scale of the table', () => {
    const fitted = inputOf(['1', '4', '16', ''], { transform: 'sqrt', standardization: 'minmax', missing: 'median' })
    expect(fitted).toMatchObject({ transform: 'sqrt', center: 1, scale: 3, impute: 4, median: 4, lambda: null })
    expect(inputOf(['1', '4', '16'], { transform: 'yeoJohnson' }).lambda).toBeLessThan(1)
  })

  it('counts zeros as missing where they stand for it', () => {
    const fitted = inputOf(['0', '4', '6', '-0'], { zeroIsMissing: true, missing: 'mean', standardization: 'minmax' })
    expect(fitted).toMatchObject({ center: 4, scale: 2, impute: 5, zeroIsMissing: true })
  })

  it('has an indicator only where a training row lacks the value: else its weight would never be trained', () => {
    expect(inputOf(['1', '', '3'], { indicator: true, missing: 'mean' }).indicator).toBe(true)
    expect(inputOf(['1', '2', '3'], { indicator: true, missing: 'mean' }).indicator).toBe(false)
  })

  it('keeps a constant column of any size exact', () => {
    for (const cell of ['14.62', '0.1', '1e-300', '1e300']) {
      const fitted = fit(new Array(1000).fill(cell) as string[], { standardization: 'zscore', missing: 'mean' })
      expect(fitted).toMatchObject({ constant: true, input: { center: Number(cell), scale: 1, median: Number(cell) } })
    }
  })

  it('takes a column that is constant but for rounding for a constant one', () => {
    for (const rule of [{}, { missing: 'mean' }, { transform: 'log' }, { transform: 'yeoJohnson' }] as const) {
      const fitted = fit(['0.3', '0.30000000000000004', '0.3', '0.29999999999999999'], rule)
      expect(fitted).toMatchObject({ constant: true, warnings: [], input: { flat: true } })
    }
    expect(fit(['1000000000', '1000000000.0000001'], {})).toMatchObject({ constant: true })
    // What stands for a missing value may vary it all the same.
    const filled = { missing: 'constant', constant: 4 } as const
    expect(fit(['0.3', '0.30000000000000004', ''], filled)).toMatchObject({ constant: false })
    expect(fit(['0.3', '0.3000000000001'], {})).toMatchObject({ constant: false })
  })

  it('centres, and does not scale, where the quartiles differ by rounding alone', () => {
    const cells = ['0.3', '0.30000000000000004', '0.3', '0.30000000000000004', '0.3', '9']
    const fitted = fit(cells, { standardization: 'robust' })
    expect(fitted?.input).toMatchObject({ scale: 1 })
    expect(fitted?.warnings.map(({ code }) => code)).toEqual(['not-scaled'])
  })

  it('knows when its inputs never vary', () => {
    expect(fit(['5', '', '5'], { missing: 'mean' })?.constant).toBe(true)
    expect(fit(['5', '', '5'], { missing: 'constant', constant: 6 })?.constant).toBe(false)
    expect(fit(['5', '', '5'], { missing: 'mean', indicator: true })?.constant).toBe(false)
    expect(fit(['5', '0', '5'], { zeroIsMissing: true })?.constant).toBe(true)
    expect(fit(['1', ''], {}, Uint32Array.of(1))).toBeNull()
  })

  it('tells quartiles that meet', () => {
    const spike = ['1', '1', '1', '1', '1', '9']
    const note = 'The interquartile range of a is 0: it is centred on its median, not scaled.'
    expect(messagesOf(fit(spike, { standardization: 'robust' })?.warnings ?? [])).toEqual([note])
    expect(messagesOf(fit(['1', '2', '3'], { standardization: 'robust' })?.warnings ?? [])).toEqual([])
    expect(messagesOf(fit(['0', '0.5', '1', '1.5', '2'], { standardization: 'robust' })?.warnings ?? [])).toEqual([])
  })

  it.each<[ColumnRule, string[], string]>([
    [
      { transform: 'log' },
      ['3', '0', '5', '-2'],
      '2 training values of a cannot be transformed (rows 2, 4): log takes values above 0.',
    ],
    [
      { transform: 'log1p' },
      ['3', '-1'],
      '1 training value of a cannot be transformed (row 2): log1p takes values above -1.',
    ],
    [{ transform: 'sqrt' }, ['3', '-1e-9'], 'sqrt takes values of 0 or more'],
    [{ transform: 'square' }, ['3', '1e200'], '(row 2): their square is too large for a number'],
    [
      { transform: 'log', missing: 'constant', constant: 0 },
      ['3', ''],
      'The constant for missing values is 0, but log takes values above 0.',
    ],
  ])('refuses %j of %j', (rule, cells, message) => {
    expect(() => fit(cells, rule)).toThrow(message)
  })

  it('transforms nothing that is missing', () => {
    expect(inputOf(['3', '0', ''], { transform: 'log', zeroIsMissing: true, missing: 'mean' })).toMatchObject({
      impute: 3,
    })
  })
})
