import { describe, expect, it } from 'vitest'
import { relevantSettings } from '@shared/spec/relevantSettings'
import { type SettingPath, settingPaths } from '@shared/spec/settings/table'
import type { NetworkSpec, PreparationSpec, TrainingSpec } from '@shared/spec/runSpec'
import { exampleSpec } from '../../support/examples'

const relevant = (
  training: Partial<TrainingSpec> = {},
  network: Partial<NetworkSpec> = {},
  preparation: Partial<PreparationSpec> = {},
) =>
  relevantSettings({
    preparation: { ...exampleSpec.preparation, ...preparation },
    network: { ...exampleSpec.network, ...network },
    training: { ...exampleSpec.training, ...training },
    seed: exampleSpec.seed,
  })

/** Which of the paths have an effect. */
const among = (set: Set<SettingPath>, ...paths: SettingPath[]) => paths.filter((path) => set.has(path))

it('knows every setting of a spec by its path, once', () => {
  const { preparation, network, training } = exampleSpec
  const paths = Object.entries({ preparation, network, training }).flatMap(([section, settings]) =>
    Object.keys(settings).map((key) => `${section}.${key}`),
  )
  expect(settingPaths.toSorted()).toEqual([...paths, 'seed'].sort())
})

describe('relevantSettings', () => {
  it('leaves the settings of hidden units out where there are none', () => {
    const paths = ['network.activation', 'training.dropout'] as const
    expect(among(relevant(), ...paths)).toEqual([])
    expect(among(relevant({}, { hidden: [3] }), ...paths)).toEqual([...paths])
  })

  it('has a distribution of starting weights unless all are zero', () => {
    expect(relevant({}, { initialisation: 'zeros' }).has('network.initialDistribution')).toBe(false)
    expect(relevant({}, { initialisation: 'lecun' }).has('network.initialDistribution')).toBe(true)
  })

  it('has a loss to choose and its delta for numbers, class weights for classes', () => {
    const paths = ['training.loss', 'training.huberDelta', 'training.classWeights'] as const
    expect(among(relevant(), ...paths)).toEqual(['training.classWeights'])
    const task = { task: 'regression' } as const
    expect(among(relevant({ loss: 'squaredError' }, {}, task), ...paths)).toEqual(['training.loss'])
    expect(among(relevant({ loss: 'huber' }, {}, task), ...paths)).toEqual(['training.loss', 'training.huberDelta'])
  })

  it('has momentum and weight decay with the optimizers that use them', () => {
    const paths = ['training.momentum', 'training.weightDecay'] as const
    const of = (optimizer: TrainingSpec['optimizer']) => among(relevant({ optimizer }), ...paths)
    expect([of('momentum'), of('nesterov'), of('adamw'), of('adam'), of('sgd')]).toEqual([
      ['training.momentum'],
      ['training.momentum'],
      ['training.weightDecay'],
      [],
      [],
    ])
  })

  it('has no batch size where every step takes every row', () => {
    const withBatches = (['gd', 'sgd', 'adam', 'lbfgs', 'newton'] as const).filter((optimizer) =>
      relevant({ optimizer }).has('training.batchSize'),
    )
    expect(withBatches).toEqual(['sgd', 'adam'])
  })

  it('has nothing about the length of steps where the optimizer finds it, but a tolerance', () => {
    const paths = [
      'training.learningRate',
      'training.schedule',
      'training.scheduleEpochs',
      'training.warmup',
      'training.clip',
      'training.l1',
      'training.tolerance',
    ] as const
    const plateau = { schedule: 'plateau' } as const
    for (const optimizer of ['lbfgs', 'newton'] as const) {
      const l1 = optimizer === 'lbfgs' ? ['training.l1'] : []
      expect(among(relevant({ optimizer, ...plateau }), ...paths)).toEqual([...l1, 'training.tolerance'])
    }
    expect(among(relevant({ optimizer: 'gd', ...plateau }), ...paths)).toEqual(paths.slice(0, -1))
  })

  it('has intervals and a factor with the schedules that cut', () => {
    const paths = ['training.scheduleEpochs', 'training.scheduleFactor'] as const
    const counts = (['constant', 'cosine', 'step', 'plateau'] as const).map(
      (schedule) => among(relevant({ schedule }), ...paths).length,
    )
    expect(counts).toEqual([0, 0, 2, 2])
  })

  it('has rules and products of pairs where there are some', () => {
    const paths = ['preparation.columns', 'preparation.interactions'] as const
    expect(among(relevant(), ...paths)).toEqual([])
    const some = {
      columns: { x: { missing: 'median' } },
      interactions: [['x', 'x']],
    } satisfies Partial<PreparationSpec>
    expect(among(relevant({}, {}, some), ...paths)).toEqual([...paths])
  })

  it('has of a split what that split uses', () => {
    const paths = [
      'preparation.stratify',
      'preparation.splitColumn',
      'preparation.folds',
      'preparation.repeats',
      'preparation.fold',
      'preparation.validationShare',
    ] as const
    const of = (preparation: Partial<PreparationSpec>) =>
      among(relevant({}, {}, preparation), ...paths).map((path) => path.split('.')[1])
    expect(of({ split: 'holdout' })).toEqual(['stratify', 'validationShare'])
    expect(of({ split: 'grouped' })).toEqual(['splitColumn', 'validationShare'])
    expect(of({ split: 'time' })).toEqual(['splitColumn', 'validationShare'])
    expect(of({ split: 'folds' })).toEqual(['stratify', 'splitColumn', 'folds', 'repeats', 'fold'])
    // Groups are kept together, whatever their classes; numbers have none.
    expect(of({ split: 'folds', splitColumn: 'z' })).toEqual(['splitColumn', 'folds', 'repeats', 'fold'])
    expect(of({ split: 'holdout', task: 'regression' })).toEqual(['validationShare'])
  })

  it('has a patience with validation rows only, and a precision unless there is one choice', () => {
    expect(relevant({}, {}, { validationShare: 0 }).has('training.patience')).toBe(false)
    expect(relevant().has('training.patience')).toBe(true)
    expect([relevant().has('training.precision'), relevant({ optimizer: 'newton' }).has('training.precision')]).toEqual(
      [true, false],
    )
  })
})
