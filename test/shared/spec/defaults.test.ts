import { describe, expect, it } from 'vitest'
import {
  type Settings,
  defaultAt,
  defaultsOf,
  followOthers,
  followingSettings,
  initialSettings,
} from '@shared/spec/defaults'
import { defaultNetwork, defaultPreparation, defaultSeed, defaultTraining } from '../../support/defaults'
import { activations, initialisations, optimizers, tasks } from '@shared/spec/runSpec'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import { settingAt, settingPaths, valueAt } from '@shared/spec/settings/table'
import { type SpecChanges, fakeSpec } from '../../support/fakeBridge'

const specWith = (preparation: object, network: object, training: object) =>
  fakeSpec({ preparation, network, training })
const at = (path: Parameters<typeof defaultAt>[0], changes: SpecChanges) => defaultAt(path, fakeSpec(changes))

describe('the defaults', () => {
  it('make a valid spec as they are', () => {
    const spec = specWith({}, {}, {})
    expect(runSpecSchema.parse(spec)).toEqual(spec)
    const { preparation, network, training, seed } = initialSettings()
    expect({ network, training, seed }).toEqual({
      ...{ network: defaultNetwork, training: defaultTraining },
      seed: defaultSeed,
    })
    expect(preparation).toEqual({ ...defaultPreparation, target: '', features: [] })
    for (const path of settingPaths) expect(valueAt(initialSettings(), path)).toEqual(settingAt(path).initial)
  })

  it('are new values each time, that nobody can change for others', () => {
    initialSettings().network.hidden.push(5)
    initialSettings().preparation.features.push('x')
    expect([initialSettings().network.hidden, initialSettings().preparation.features]).toEqual([[], []])
    ;(defaultAt('network.hidden', initialSettings()) as number[]).push(5)
    expect(defaultAt('network.hidden', initialSettings())).toEqual([])
  })

  it('make a valid spec with every optimizer and task', () => {
    for (const optimizer of optimizers) {
      for (const task of tasks) {
        const spec = { ...specWith({ task }, {}, { optimizer }) }
        const { error } = runSpecSchema.safeParse({ ...spec, ...followOthers(spec, new Set()) })
        expect(error?.issues, `${optimizer}, ${task}`).toBeUndefined()
      }
    }
  })

  it('make a valid spec with hidden layers, but for the optimizer that has none', () => {
    for (const optimizer of optimizers) {
      const spec = specWith({}, { hidden: [8] }, { optimizer })
      const { success } = runSpecSchema.safeParse(followOthers(spec, new Set(['training.optimizer'] as const)))
      expect(success, optimizer).toBe(optimizer !== 'newton')
    }
  })
})

describe('the initialisation', () => {
  it('starts hidden units apart, and a convex problem from zero', () => {
    for (const activation of activations) {
      expect(at('network.initialisation', { network: { hidden: [], activation } })).toBe('zeros')
      expect(at('network.initialisation', { network: { hidden: [3], activation } })).not.toBe('zeros')
    }
  })

  it('makes up for units that are silent on one side', () => {
    const of = (initialisation: string) =>
      activations.filter(
        (activation) => at('network.initialisation', { network: { hidden: [3], activation } }) === initialisation,
      )
    expect(of('he')).toEqual(['relu', 'leakyRelu', 'elu', 'gelu', 'softplus'])
    expect(of('glorot')).toEqual(['sigmoid', 'tanh', 'identity'])
  })

  it('has a distribution each', () => {
    const distributions = initialisations.map((initialisation) => [
      initialisation,
      at('network.initialDistribution', { network: { initialisation } }),
    ])
    // Glorot and Bengio 2010 publish a uniform one, He et al. 2015 and LeCun et al. 1998 normal ones.
    expect(Object.fromEntries(distributions)).toMatchObject({ glorot: 'uniform', he: 'normal', lecun: 'normal' })
  })
})

it('a convex problem is solved in float64', () => {
  expect(at('training.precision', {})).toBe('float64')
  expect(at('training.precision', { network: { hidden: [4] } })).toBe('float32')
  // What is wrong with Newton's method and hidden layers is not their precision.
  expect(at('training.precision', { network: { hidden: [4] }, training: { optimizer: 'newton' } })).toBe('float64')
})

it('the rows are split by the seed of training, unless told', () => {
  expect([at('preparation.splitSeed', { seed: 7 }), at('preparation.splitSeed', {})]).toEqual([7, 1])
})

it('one optimum is gone to by L-BFGS, hidden layers learn by Adam with a falling rate, and end early where rows validate', () => {
  const of = (hidden: number[], validationShare = 0.2) =>
    (['training.optimizer', 'training.schedule', 'training.patience'] as const).map((path) =>
      at(path, { preparation: { validationShare }, network: { hidden } }),
    )
  expect(of([])).toEqual(['lbfgs', 'constant', 0])
  expect(of([8])).toEqual(['adam', 'cosine', 50])
  expect(of([8], 0)).toEqual(['adam', 'cosine', 0])
  const whole = { network: { hidden: [8] }, training: { optimizer: 'gd' } } as const
  expect(at('training.schedule', { network: { hidden: [8] }, training: whole.training })).toBe('constant')
})

it('a step is as long and a batch as large as the optimizer takes it', () => {
  const of = (optimizer: (typeof optimizers)[number]) =>
    (['training.learningRate', 'training.batchSize'] as const).map((path) => at(path, { training: { optimizer } }))
  expect([of('gd'), of('sgd'), of('adam'), of('lbfgs')]).toEqual([
    // 0: by the data.
    [0, 'full'],
    [0, 32],
    [0.03, 32],
    [1, 'full'],
  ])
  const layered = (optimizer: 'gd' | 'sgd') =>
    at('training.learningRate', { network: { hidden: [4] }, training: { optimizer } })
  expect([layered('gd'), layered('sgd')]).toEqual([0.5, 0.1])
  expect(at('training.momentum', { training: { optimizer: 'gd' } })).toBe(0.9)
})

describe('every setting as nobody chose it', () => {
  const settingsOf = ({ preparation, network, training, seed }: Settings): Settings => ({
    ...{ preparation, network },
    ...{ training, seed },
  })

  it('is what a spec of nothing but defaults has', () => {
    const spec = fakeSpec({ training: defaultTraining })
    expect(settingsOf(defaultsOf(spec))).toEqual(settingsOf(spec))
  })

  it('follows layers, initialisation, task, optimizer and seed', () => {
    const { preparation, network, training, seed } = defaultsOf(
      fakeSpec({
        preparation: { task: 'regression' },
        network: { hidden: [4], activation: 'elu', initialisation: 'he' },
        training: { optimizer: 'lbfgs' },
        seed: 5,
      }),
    )
    expect(network).toMatchObject({ hidden: [], initialisation: 'he', initialDistribution: 'normal' })
    expect(training).toMatchObject({ loss: 'squaredError', learningRate: 1, batchSize: 'full', precision: 'float32' })
    expect([preparation.splitSeed, seed]).toEqual([5, 1])
  })

  it("leaves Newton's method in the precision that it needs, also where a layer is too many for it", () => {
    const training = { optimizer: 'newton' } as const
    expect(defaultsOf(fakeSpec({ network: { hidden: [4] }, training })).training.precision).toBe('float64')
  })

  it('makes a valid spec together with the choices that it follows', () => {
    for (const optimizer of ['gd', 'adam', 'lbfgs', 'newton'] as const) {
      const spec = fakeSpec({ preparation: { task: 'regression' }, training: { optimizer } })
      const { network, training } = defaultsOf(spec)
      expect(runSpecSchema.safeParse({ ...spec, network, training: { ...training, optimizer } }).success).toBe(true)
    }
  })
})

describe('settings that follow others', () => {
  it('are those whose default does', () => {
    expect(followingSettings).toEqual([
      'preparation.splitSeed',
      'network.initialisation',
      'network.initialDistribution',
      'training.loss',
      'training.optimizer',
      'training.learningRate',
      'training.epochs',
      'training.batchSize',
      'training.schedule',
      'training.patience',
      'training.precision',
    ])
  })

  it('follow each other in turn, and stay where they were chosen', () => {
    const spec = fakeSpec({ network: { hidden: [4], activation: 'relu' }, seed: 5 })
    const followed = followOthers(spec, new Set(['preparation.splitSeed']))
    expect(followed.network).toMatchObject({ initialisation: 'he', initialDistribution: 'normal' })
    expect([followed.preparation.splitSeed, followed.version]).toEqual([1, spec.version])
    const chosen = followOthers(spec, new Set(['network.initialisation']))
    expect(chosen.network).toMatchObject({ initialisation: 'zeros', initialDistribution: 'uniform' })
  })
})
