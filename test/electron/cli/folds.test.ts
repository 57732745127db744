import { describe, expect, it } from 'vitest'
import type { PartMetrics } from '@shared/contract/metrics'
import type { RunDetail } from '@shared/contract/run'
import { warn } from '@shared/contract/warning'
import { foldMetrics, foldsReadOut, specsOfFolds, warningsOfFolds } from '../../../electron/cli/folds'
import { exampleRun, exampleSpec } from '../../support/examples'

const detail = (validation: PartMetrics | null): RunDetail => ({
  run: { ...exampleRun, metrics: { train: null, validation, test: null } },
  inputs: [],
  layers: [],
  parts: { train: 1, validation: 1, test: 0, dropped: 0 },
})
const classes = (logLoss: number, accuracy: number) =>
  detail({ rows: 10, values: { logLoss, accuracy }, confusion: [] })

describe('specsOfFolds', () => {
  it('is the spec once for each fold of each repeat', () => {
    const preparation = { ...exampleSpec.preparation, split: 'folds', folds: 3, repeats: 2 } as const
    const specs = specsOfFolds({ ...exampleSpec, preparation })
    expect(specs.map((spec) => spec.preparation.fold)).toEqual([0, 1, 2, 3, 4, 5])
    expect(specs[4]).toEqual({ ...exampleSpec, preparation: { ...preparation, fold: 4 } })
  })
})

describe('foldMetrics', () => {
  // numpy: mean and std(ddof=1) of [0.2, 0.3, 0.7] and [0.9, 0.8, 0.7].
  const details = [classes(0.2, 0.9), classes(0.3, 0.8), classes(0.7, 0.7)]

  it('has mean and sample standard deviation of each metric', () => {
    const { logLoss, accuracy, ...rest } = foldMetrics(details)
    expect(logLoss?.folds).toBe(3)
    expect(logLoss?.mean).toBeCloseTo(0.4, 14)
    expect(logLoss?.sd).toBeCloseTo(0.26457513110645903, 14)
    expect([accuracy?.mean, accuracy?.sd]).toEqual([expect.closeTo(0.8, 14), expect.closeTo(0.1, 14)])
    expect(rest).toEqual({})
  })

  it('leaves a fold out for a metric that it has not', () => {
    const numbers = (r2: number | null) => detail({ rows: 1, values: { rmse: 2, mae: 1, r2 }, confusion: null })
    expect(foldMetrics([numbers(0.5), numbers(null), numbers(0.7)])).toMatchObject({
      rmse: { folds: 3, mean: 2, sd: 0 },
      r2: { folds: 2, mean: 0.6 },
    })
    expect(foldMetrics([detail(null)])).toEqual({})
  })

  it('is read out as mean ± standard deviation', () => {
    expect(foldsReadOut(details)).toBe(
      'Validation over 3 folds, mean ± standard deviation:\nlog loss  0.40000 ± 0.26\naccuracy  0.80000 ± 0.10\n',
    )
  })
})

describe('warningsOfFolds', () => {
  it('says what is doubtful once, and of which folds where it is not so of all', () => {
    const [every, some, one] = ['So.', 'Rare.', 'Alone.'].map((message) => warn('note', message))
    expect(warningsOfFolds([[every!], [some!, every!], [every!, some!, one!]])).toEqual([
      'So.',
      'Folds 2, 3: Rare.',
      'Fold 3: Alone.',
    ])
  })
})
