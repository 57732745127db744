import { expect, it } from 'vitest'
import {
  defaultBatchSize,
  defaultInitialisation,
  defaultLearningRates,
  defaultNetwork,
  defaultPreparation,
  defaultSeed,
  defaultTraining,
} from '@shared/contract/defaults'
import { optimizers, runSpecSchema } from '@shared/contract/runSpec'

it('make a valid spec with every optimizer', () => {
  for (const optimizer of optimizers) {
    const spec = {
      version: 1,
      dataset: '0'.repeat(64),
      preparation: { ...defaultPreparation, target: 'y', features: ['x'] },
      network: defaultNetwork,
      training: {
        ...defaultTraining,
        optimizer,
        learningRate: defaultLearningRates[optimizer],
        batchSize: defaultBatchSize(optimizer),
      },
      seed: defaultSeed,
    }
    expect(runSpecSchema.safeParse(spec).success, optimizer).toBe(true)
  }
})

it('start hidden units apart, and a convex problem from zero', () => {
  expect(defaultInitialisation([], 'relu')).toBe('zeros')
  expect(defaultInitialisation([3], 'relu')).toBe('he')
  expect(defaultInitialisation([3], 'tanh')).toBe('glorot')
})
