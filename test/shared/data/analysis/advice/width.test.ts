import { describe, expect, it } from 'vitest'
import { defaultPreparation } from '../../../../support/defaults'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { countInputs } from '@shared/data/analysis/advice/width'
import { fitPreparation, inputNames } from '@shared/data/preparation/preparation'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, drawn, normal, only } from './adviceBench'

const rows = 60
const table = tableWith(
  numbers('a', normal(rows, 1)),
  numbers('b', normal(rows, 2)),
  numbers('c', normal(rows, 3)),
  texts('level', drawn(rows, 4, ['x', 'y', 'z'])),
  texts('gap', drawn(rows, 5, ['u', 'v', null])),
  numbers(
    'day',
    drawn(
      rows,
      6,
      [1, 2, 3, 4, 5].map((day) => Date.UTC(2024, 0, day)),
    ),
    'date',
  ),
  texts('y', drawn(rows, 7, ['n', 'p'])),
)
const features = ['a', 'b', 'c', 'level', 'gap', 'day']
const whole = {
  ...defaultPreparation,
  target: 'y',
  features,
  missing: 'impute',
  validationShare: 0,
  testShare: 0,
} as const

describe('countInputs', () => {
  it.each<[string, Partial<PreparationSpec>]>([
    ['as they are', {}],
    ['of degree 2', { degree: 2 }],
    ['of degree 3', { degree: 3 }],
    [
      'with products',
      {
        interactions: [
          ['a', 'level'],
          ['level', 'gap'],
          ['a', 'b'],
        ],
      },
    ],
    [
      'with products that the degree has',
      {
        degree: 2,
        interactions: [
          ['a', 'b'],
          ['a', 'level'],
        ],
      },
    ],
    [
      'by rules',
      {
        columns: {
          a: { indicator: true },
          level: { encoding: 'reference' },
          gap: { missing: 'ownCategory' },
          day: { parts: ['year', 'weekday', 'hour'] },
        },
      },
    ],
  ])('is the number of inputs of a run: %s', (_, changes) => {
    const spec: PreparationSpec = { ...whole, ...changes }
    const columns = table.columns.filter(({ name }) => features.includes(name))
    expect(countInputs(columns, spec)).toBe(inputNames(fitPreparation(table, spec).fitted).length)
  })
})

describe('more inputs than rows', () => {
  it('is told with both numbers', () => {
    const columns = Array.from({ length: 40 }, (_, index) => numbers(`x${index}`, normal(50, 10 + index)))
    const wide = tableWith(...columns, texts('y', drawn(50, 7, ['n', 'p'])))
    const [advice] = only(adviceOn(wide), 'more-inputs-than-rows')
    expect(advice).toMatchObject({
      message: '40 features become 40 inputs, for 30 training rows.',
      fix: { label: 'Set the L2 penalty to 0.1', l2: 0.1 },
    })
    expect(only(adviceOn(wide, { testShare: 0, validationShare: 0 }), 'more-inputs-than-rows')).toEqual([])
    const [products] = only(adviceOn(wide, { testShare: 0, validationShare: 0, degree: 2 }), 'more-inputs-than-rows')
    expect(products?.message).toBe('40 features become 860 inputs, for 50 training rows.')
  })
})
