import { describe, expect, it } from 'vitest'
import { fitPreparation } from '@shared/data/preparation/preparation'
import { coefficientNames } from '@shared/evaluation/inference/coefficientNames'
import { preparationSpec, tableOf } from '../../data/exampleTables'

const rows = Array.from({ length: 12 }, (_, row) => `${row * row},${row % 3 === 0 ? 'red' : 'blue'},${row % 2}`)
const table = tableOf('a,c,y', ...rows)
const names = (changes: Parameters<typeof preparationSpec>[0]) =>
  coefficientNames(fitPreparation(table, preparationSpec({ features: ['a', 'c'], ...changes })).fitted)

describe('The name of a coefficient', () => {
  it('says that it is that of a place among quantiles, which has no unit', () => {
    expect(names({ standardization: 'quantile' })[0]).toBe('a (quantile)')
    expect(names({ standardization: 'quantile' }).slice(1)).toEqual(names({ standardization: 'zscore' }).slice(1))
  })

  it('is that of its input where the scale of the table is known', () => {
    expect(names({ standardization: 'minmax' })[0]).toBe('a')
  })
})
