import { describe, expect, it } from 'vitest'
import { conflicts } from '@shared/spec/checks/conflicts'
import { pathKey } from '@shared/spec/issue'
import { optimizers, wholeBatchOptimizers } from '@shared/spec/runSpec'
import { type SpecChanges, fakeSpec } from '../../../support/fakeBridge'

const found = (changes: SpecChanges): [path: string, code: string][] =>
  conflicts(fakeSpec(changes)).map(({ path, code }) => [pathKey(path), code])

/** Whole-batch settings that Newton's method takes. */
const newton = { optimizer: 'newton', batchSize: 'full', precision: 'float64' } as const
const lbfgs = { optimizer: 'lbfgs', batchSize: 'full' } as const
const regression = { preparation: { task: 'regression' }, training: { loss: 'squaredError' } } as const

describe('settings that do not go together are named', () => {
  it.each<[string, SpecChanges, path: string, code: string]>([
    [
      'shares that leave too little for training',
      { preparation: { validationShare: 0.5, testShare: 0.5 } },
      'preparation.validationShare',
      'shares-too-large',
    ],
    ['a feature twice', { preparation: { features: ['x', 'x'] } }, 'preparation.features', 'feature-twice'],
    [
      'the target as a feature',
      { preparation: { features: ['x', 'admitted'] } },
      'preparation.features',
      'feature-is-target',
    ],
    ['the target as weights', { preparation: { weights: 'admitted' } }, 'preparation.weights', 'weights-in-use'],
    ['a feature as weights', { preparation: { weights: 'exam_1' } }, 'preparation.weights', 'weights-in-use'],
    [
      'groups without a column',
      { preparation: { split: 'grouped' } },
      'preparation.splitColumn',
      'split-column-needed',
    ],
    [
      'an order of time without a column',
      { preparation: { split: 'time' } },
      'preparation.splitColumn',
      'split-column-needed',
    ],
    ...(['grouped', 'time', 'folds'] as const).map((split): [string, SpecChanges, string, string] => [
      `a split of ${split} by the target`,
      { preparation: { split, splitColumn: 'admitted' } },
      'preparation.splitColumn',
      'split-column-is-target',
    ]),
    [
      'a fold that is not there',
      { preparation: { split: 'folds', folds: 5, repeats: 2, fold: 10 } },
      'preparation.fold',
      'no-such-fold',
    ],
    [
      'a product with what is no feature',
      { preparation: { interactions: [['exam_1', 'w']] } },
      'preparation.interactions',
      'interaction-without-feature',
    ],
    ['L1 for L-BFGS with layers', { network: { hidden: [3] }, training: { ...lbfgs, l1: 0.1 } }, 'training.l1', 'l1-not-smooth'], // prettier-ignore
    ['L1 for Newton', { training: { ...newton, l1: 0.1 } }, 'training.l1', 'l1-not-smooth'],
    ['float32 for Newton', { training: { ...newton, precision: 'float32' } }, 'training.precision', 'newton-needs-float64'], // prettier-ignore
    [
      'Huber for Newton',
      { preparation: { task: 'regression' }, training: { ...newton, loss: 'huber' } },
      'training.loss',
      'newton-needs-curvature',
    ],
    [
      'hidden layers for Newton',
      { network: { hidden: [3] }, training: newton },
      'training.optimizer',
      'newton-with-layers',
    ],
    [
      'dropout for L-BFGS with hidden layers',
      { network: { hidden: [3] }, training: { ...lbfgs, dropout: 0.5 } },
      'training.dropout',
      'lbfgs-with-dropout',
    ],
    ['cross-entropy of a number', { preparation: { task: 'regression' } }, 'training.loss', 'loss-of-other-task'],
    ['squared error of classes', { training: { loss: 'squaredError' } }, 'training.loss', 'loss-of-other-task'],
    ['Huber of classes', { training: { loss: 'huber' } }, 'training.loss', 'loss-of-other-task'],
    [
      'patience without validation rows',
      { preparation: { validationShare: 0 }, training: { patience: 3 } },
      'training.patience',
      'patience-without-validation',
    ],
  ])('%s', (_, changes, path, code) => expect(found(changes)).toEqual([[path, code]]))

  it('mini-batches are for the optimizers that can take them', () => {
    for (const optimizer of optimizers) {
      const whole = wholeBatchOptimizers.includes(optimizer)
      const settings = { optimizer, precision: 'float64' } as const
      const refused = whole ? [['training.batchSize', 'batch-not-full']] : []
      expect(found({ training: { ...settings, batchSize: 32 } }), optimizer).toEqual(refused)
      expect(found({ training: { ...settings, batchSize: 'full' } }), optimizer).toEqual([])
    }
  })

  it('says what to do about it, with the names and counts that it is about', () => {
    const message = (changes: SpecChanges) => conflicts(fakeSpec(changes))[0]?.message
    expect(message({ preparation: { validationShare: 0.5, testShare: 0.45 } })).toContain('at least 10 % of the rows')
    expect(message({ preparation: { split: 'folds', folds: 4, repeats: 2, fold: 8 } })).toBe(
      'Choose a fold from 1 to 8 (folds times repeats).',
    )
    expect(message({ network: { hidden: [3] }, training: newton })).toContain('remove the hidden layers')
    expect(message({ training: { ...newton, l1: 0.1 } })).toContain('set L1 to 0')
    expect(message({ training: { ...lbfgs, l1: 0.1 } })).toBeUndefined()
  })
})

describe('settings that go together', () => {
  it.each<[string, SpecChanges]>([
    ['shares up to what may be held out', { preparation: { validationShare: 0.45, testShare: 0.45 } }],
    [
      'any validation share with folds, where it has no effect',
      { preparation: { split: 'folds', validationShare: 0.9, testShare: 0.5 } },
    ],
    ['weights of their own', { preparation: { weights: 'w' } }],
    ['groups by a feature', { preparation: { split: 'grouped', splitColumn: 'exam_1' } }],
    ['the last fold', { preparation: { split: 'folds', folds: 5, repeats: 2, fold: 9 } }],
    ['folds that keep groups together', { preparation: { split: 'folds', splitColumn: 'site' } }],
    ['a split column and a fold that holdout does not use', { preparation: { splitColumn: 'admitted', fold: 99 } }],
    ["Newton's method for a number", { ...regression, training: { ...newton, loss: 'squaredError' } }],
    [
      'L-BFGS in float32 with hidden layers',
      { network: { hidden: [3] }, training: { ...lbfgs, precision: 'float32' } },
    ],
    ['L-BFGS and a dropout without a layer', { training: { ...lbfgs, dropout: 0.5 } }],
    ['squared error of a number', regression],
    ['Huber of a number', { ...regression, training: { loss: 'huber' } }],
    [
      'patience with folds, whose rows validate whatever the share',
      { preparation: { split: 'folds', validationShare: 0 }, training: { patience: 3 } },
    ],
    ['patience with validation rows', { preparation: { validationShare: 0.1 }, training: { patience: 3 } }],
  ])('%s', (_, changes) => expect(found(changes)).toEqual([]))
})
