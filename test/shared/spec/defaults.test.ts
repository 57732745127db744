import { describe, expect, it } from 'vitest'
import {
  defaultBatchSize,
  defaultDistributions,
  defaultInitialisation,
  defaultLearningRates,
  defaultLosses,
  defaultNetwork,
  defaultPrecision,
  defaultPreparation,
  defaultSeed,
  defaultTraining,
} from '@shared/spec/defaults'
import { activations, initialisations, optimizers, runSpecSchema, tasks } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'

const specWith = (preparation: object, network: object, training: object) => ({
  version: specVersion,
  dataset: '0'.repeat(64),
  reading: null,
  preparation: { ...defaultPreparation, target: 'y', features: ['x'], ...preparation },
  network: { ...defaultNetwork, ...network },
  training: { ...defaultTraining, ...training },
  seed: defaultSeed,
})

describe('the defaults', () => {
  it('make a valid spec as they are', () => {
    const spec = specWith({}, {}, {})
    expect(runSpecSchema.parse(spec)).toEqual(spec)
  })

  it('make a valid spec with every optimizer and task', () => {
    for (const optimizer of optimizers) {
      for (const task of tasks) {
        const training = {
          loss: defaultLosses[task],
          optimizer,
          learningRate: defaultLearningRates[optimizer],
          batchSize: defaultBatchSize(optimizer),
        }
        const { error } = runSpecSchema.safeParse(specWith({ task }, {}, training))
        expect(error?.issues, `${optimizer}, ${task}`).toBeUndefined()
      }
    }
  })

  it('make a valid spec with hidden layers, but for the optimizer that has none', () => {
    for (const optimizer of optimizers) {
      const hidden = [8]
      const training = {
        optimizer,
        batchSize: defaultBatchSize(optimizer),
        precision: defaultPrecision(hidden, optimizer),
      }
      const { success } = runSpecSchema.safeParse(specWith({}, { hidden }, training))
      expect(success, optimizer).toBe(optimizer !== 'newton')
    }
  })
})

describe('the initialisation', () => {
  it('starts hidden units apart, and a convex problem from zero', () => {
    for (const activation of activations) {
      expect(defaultInitialisation([], activation)).toBe('zeros')
      expect(defaultInitialisation([3], activation)).not.toBe('zeros')
    }
  })

  it('makes up for units that are silent on one side', () => {
    expect(['relu', 'leakyRelu', 'elu', 'gelu', 'softplus'].every((name) => initialisationOf(name) === 'he')).toBe(true)
    expect(['tanh', 'sigmoid', 'identity'].every((name) => initialisationOf(name) === 'glorot')).toBe(true)
  })

  it('has a distribution each', () => {
    expect(Object.keys(defaultDistributions)).toEqual([...initialisations])
    // Glorot and Bengio 2010 publish a uniform one, He et al. 2015 and LeCun et al. 1998 normal ones.
    expect(defaultDistributions).toMatchObject({ glorot: 'uniform', he: 'normal', lecun: 'normal' })
  })
})

it('a convex problem is solved in float64', () => {
  expect(defaultPrecision([], 'adam')).toBe('float64')
  expect(defaultPrecision([4], 'adam')).toBe('float32')
  // What is wrong with Newton's method and hidden layers is not their precision.
  expect(defaultPrecision([4], 'newton')).toBe('float64')
})

const initialisationOf = (name: string) =>
  defaultInitialisation([3], activations.find((activation) => activation === name) ?? 'sigmoid')
