import { describe, expect, it } from 'vitest'
import type { AdviceContext } from '@shared/data/analysis/advice/adviceContext'
import { numberAsClassAdvice } from '@shared/data/analysis/advice/numberAsClass'

function advice(values: readonly number[], type: 'number' | 'integer', task = 'classification') {
  const target = { kind: 'number', name: 'price', type, values: Float64Array.from(values) }
  return numberAsClassAdvice({ target, preparation: { task } } as unknown as AdviceContext)
}
const twice = (count: number, step: number) => Array.from({ length: 2 * count }, (_, row) => (row % count) * step)

describe('a target of numbers', () => {
  it('is told where its values would be classes, although each comes twice', () => {
    expect(advice([...twice(30, 0.5), Number.NaN], 'number')).toMatchObject([
      {
        code: 'number-as-class',
        columns: ['price'],
        message: expect.stringContaining('30 different values in 60 rows') as string,
      },
    ])
  })

  it('is a class where there are few values, and no class where it is predicted as a number', () => {
    expect(advice(twice(5, 0.5), 'number')).toEqual([])
    expect(advice(twice(60, 1), 'integer')).toEqual([])
    expect(advice(twice(30, 0.5), 'number', 'regression')).toEqual([])
  })
})
