import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { limits } from '@shared/spec/limits'
import { optimizers, runSpecSchema, wholeBatchOptimizers } from '@shared/spec/runSpec'
import { exampleSpec } from '../../support/examples'

const { preparation, network, training } = exampleSpec
interface Changes {
  preparation?: object
  network?: object
  training?: object
}
const changed = (changes: Changes) => ({
  ...exampleSpec,
  preparation: { ...preparation, ...changes.preparation },
  network: { ...network, ...changes.network },
  training: { ...training, ...changes.training },
})
const valid = (spec: unknown) => runSpecSchema.safeParse(spec).success
const validWith = (changes: Changes) => valid(changed(changes))
/** The settings at fault, by their paths. */
const faults = (changes: Changes) =>
  runSpecSchema.safeParse(changed(changes)).error?.issues.map(({ path }) => path.join('.')) ?? []

/** Whole-batch settings that Newton's method takes. */
const newton = { optimizer: 'newton', batchSize: 'full', precision: 'float64' }
const regression = { preparation: { task: 'regression' }, training: { loss: 'squaredError' } }

describe('runSpecSchema', () => {
  it('survives JSON unchanged', () => {
    expect(runSpecSchema.parse(JSON.parse(JSON.stringify(exampleSpec)))).toEqual(exampleSpec)
  })

  it.each<[keyof Changes, string, unknown[], unknown[]]>([
    ['training', 'learningRate', [Number.MIN_VALUE, limits.learningRate], [0, Number.NaN, limits.learningRate + 1]],
    ['training', 'epochs', [1, limits.epochs], [0, 1.5, limits.epochs + 1]],
    ['training', 'batchSize', [1, limits.batchSize, 'full'], [0, 'half', limits.batchSize + 1]],
    ['training', 'l1', [0, limits.l1], [-1, limits.l1 + 1]],
    ['training', 'l2', [0, limits.l2], [-1, limits.l2 + 1]],
    ['training', 'weightDecay', [0, limits.weightDecay], [-1, limits.weightDecay + 1]],
    ['training', 'momentum', [0, limits.momentum], [-0.1, 1]],
    ['training', 'dropout', [0, limits.dropout], [-0.1, 1]],
    ['training', 'clip', [0, limits.clip], [-1, Infinity]],
    ['training', 'huberDelta', [Number.MIN_VALUE, limits.huberDelta], [0, limits.huberDelta + 1]],
    ['training', 'scheduleEpochs', [1, limits.epochs], [0, 2.5, limits.epochs + 1]],
    ['training', 'scheduleFactor', [Number.MIN_VALUE, 1], [0, 1.1]],
    ['training', 'warmup', [0, limits.epochs], [-1, 0.5, limits.epochs + 1]],
    ['training', 'patience', [0, limits.epochs], [-1, 0.5, limits.epochs + 1]],
    ['training', 'tolerance', [0, limits.tolerance], [-1, limits.tolerance + 1]],
    ['training', 'classWeights', ['none', 'balanced', {}, { a: 0, b: limits.classWeight }], ['even', { a: -1 }]],
    ['training', 'optimizer', ['sgd', 'rmsprop'], ['SGD', 'adagrad']],
    ['training', 'schedule', ['constant', 'step', 'cosine', 'plateau'], ['linear']],
    ['training', 'precision', ['float32', 'float64'], ['float16']],
    ['network', 'hidden', [[], [1, 2, 3, 4, 5, 6, 7, 1024]], [[1.5], [0], [1025], new Array(9).fill(1)]],
    ['network', 'activation', ['leakyRelu', 'elu', 'gelu', 'softplus', 'identity'], ['swish']],
    ['network', 'initialisation', ['zeros', 'glorot', 'he', 'lecun'], ['ones']],
    ['network', 'initialDistribution', ['uniform', 'normal'], ['truncated']],
  ])('%s.%s takes its values and nothing beyond', (part, setting, taken, refused) => {
    for (const value of taken) expect(validWith({ [part]: { [setting]: value } }), String(value)).toBe(true)
    for (const value of refused) expect(validWith({ [part]: { [setting]: value } }), String(value)).toBe(false)
  })

  it('takes whole seeds only', () => {
    const seeds = [0xffff_ffff, -1, 0.5].map((seed) => valid({ ...exampleSpec, seed }))
    expect(seeds).toEqual([true, false, false])
  })

  it('refuses settings that it does not know, a version to come, and a dataset that is no hash', () => {
    expect(valid({ ...exampleSpec, more: 1 })).toBe(false)
    expect(valid({ ...exampleSpec, version: 4 })).toBe(false)
    expect(valid({ ...exampleSpec, dataset: '../x' })).toBe(false)
    expect(validWith({ training: { decay: 1 } })).toBe(false)
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => runSpecSchema.safeParse(value).success === false))
  })
})

describe('settings that do not go together are named', () => {
  it.each<[string, Changes, string[]]>([
    ['the target as weights', { preparation: { weights: 'y' } }, ['preparation.weights']],
    ['L1 for L-BFGS', { training: { optimizer: 'lbfgs', batchSize: 'full', l1: 0.1 } }, ['training.l1']],
    ['L1 for Newton', { training: { ...newton, l1: 0.1 } }, ['training.l1']],
    ['float32 for Newton', { training: { ...newton, precision: 'float32' } }, ['training.precision']],
    [
      'Huber for Newton',
      { preparation: { task: 'regression' }, training: { ...newton, loss: 'huber' } },
      ['training.loss'],
    ],
    ['hidden layers for Newton', { network: { hidden: [3] }, training: newton }, ['training.optimizer']],
    [
      'dropout for L-BFGS with hidden layers',
      { network: { hidden: [3] }, training: { optimizer: 'lbfgs', batchSize: 'full', dropout: 0.5 } },
      ['training.dropout'],
    ],
    ['cross-entropy of a number', { preparation: { task: 'regression' } }, ['training.loss']],
    ['squared error of classes', { training: { loss: 'squaredError' } }, ['training.loss']],
    ['Huber of classes', { training: { loss: 'huber' } }, ['training.loss']],
    [
      'patience without validation rows',
      { preparation: { validationShare: 0 }, training: { patience: 3 } },
      ['training.patience'],
    ],
  ])('%s', (_, changes, paths) => expect(faults(changes)).toEqual(paths))

  it('mini-batches are for the optimizers that can take them', () => {
    for (const optimizer of optimizers) {
      const whole = wholeBatchOptimizers.includes(optimizer)
      const settings = { optimizer, precision: 'float64', batchSize: 32 }
      expect(faults({ training: settings }), optimizer).toEqual(whole ? ['training.batchSize'] : [])
      expect(faults({ training: { ...settings, batchSize: 'full' } }), optimizer).toEqual([])
    }
  })
})

describe('settings that go together', () => {
  it.each<[string, Changes]>([
    ["Newton's method for a number", { ...regression, training: { ...newton, loss: 'squaredError' } }],
    [
      'L-BFGS in float32 with hidden layers',
      { network: { hidden: [3] }, training: { optimizer: 'lbfgs', batchSize: 'full', precision: 'float32' } },
    ],
    ['L-BFGS and a dropout without a layer', { training: { optimizer: 'lbfgs', batchSize: 'full', dropout: 0.5 } }],
    ['squared error of a number', regression],
    ['Huber of a number', { ...regression, training: { loss: 'huber' } }],
    [
      'patience with folds, whose rows validate whatever the share',
      { preparation: { split: 'folds', validationShare: 0 }, training: { patience: 3 } },
    ],
    ['patience with validation rows', { preparation: { validationShare: 0.1 }, training: { patience: 3 } }],
  ])('%s', (_, changes) => expect(faults(changes)).toEqual([]))
})
