import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runSpecSchema } from '@shared/spec/runSpec'
import { upgradeSpec } from '@shared/spec/upgradeSpec'
import { exampleSpec } from '../../support/examples'

/** A spec as Logit Lab 0.1 wrote it. */
const first = {
  version: 1,
  dataset: 'ab'.repeat(32),
  preparation: {
    target: 'y',
    features: ['x'],
    standardization: 'zscore',
    missing: 'drop',
    validationShare: 0.2,
    testShare: 0.1,
  },
  network: { hidden: [4], activation: 'relu', initialisation: 'he' },
  training: { optimizer: 'adam', learningRate: 0.03, epochs: 40, batchSize: 32, l2: 0.001 },
  seed: 7,
}

describe('a spec of version 1', () => {
  it('is read with what it chose, and with what the first version did', () => {
    const spec = runSpecSchema.parse(first)
    expect(spec).toMatchObject({ ...first, version: 3 })
    expect(spec.preparation).toMatchObject({ task: 'classification', weights: null })
    expect(spec.training).toMatchObject({
      loss: 'crossEntropy',
      precision: 'float64',
      schedule: 'constant',
      warmup: 0,
      clip: 0,
      l1: 0,
      dropout: 0,
      classWeights: 'none',
      patience: 0,
    })
  })

  it.each([
    ['he', 'normal'],
    ['glorot', 'uniform'],
    ['zeros', 'uniform'],
  ])('drew %s weights from a %s distribution', (initialisation, initialDistribution) => {
    const { network } = runSpecSchema.parse({ ...first, network: { ...first.network, initialisation } })
    expect(network).toEqual({ hidden: [4], activation: 'relu', initialisation, initialDistribution })
  })

  it('is not changed itself, and what it becomes stays as it is', () => {
    const before = structuredClone(first)
    const upgraded = upgradeSpec(first)
    expect(first).toEqual(before)
    expect(upgradeSpec(upgraded)).toBe(upgraded)
    expect(runSpecSchema.parse(upgraded)).toEqual(upgraded)
  })

  it('is refused where it was wrong', () => {
    const wrong = { ...first, training: { ...first.training, optimizer: 'gd' } }
    expect(runSpecSchema.safeParse(wrong).error?.issues).toMatchObject([{ path: ['training', 'batchSize'] }])
    expect(runSpecSchema.safeParse({ ...first, more: 1 }).success).toBe(false)
    expect(runSpecSchema.safeParse({ ...first, network: null }).success).toBe(false)
  })
})

describe('a spec of version 2', () => {
  const { dataset, network, training, seed } = exampleSpec
  const { target, task, weights, features, standardization, missing, validationShare, testShare } =
    exampleSpec.preparation
  const preparation = { target, task, weights, features, standardization, missing, validationShare, testShare }
  const second = { version: 2, dataset, preparation, network, training, seed }

  it('is read with what it chose, and with what the second version did: a holdout without rules or products', () => {
    const spec = runSpecSchema.parse(second)
    expect(spec).toMatchObject({ ...second, version: 3, reading: null })
    expect(spec.preparation).toEqual({
      ...preparation,
      ...{ columns: {}, degree: 1, interactions: [], split: 'holdout', stratify: true, splitColumn: null },
      ...{ folds: 5, repeats: 1, fold: 0 },
    })
  })

  it('is refused where it was wrong', () => {
    expect(runSpecSchema.safeParse({ ...second, preparation: { ...preparation, features: [] } }).success).toBe(false)
    expect(runSpecSchema.safeParse({ ...second, preparation: null }).success).toBe(false)
  })
})

describe('anything else', () => {
  it('stays as it is', () => {
    expect(upgradeSpec(exampleSpec)).toBe(exampleSpec)
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const given = typeof value === 'object' && value !== null ? { ...value, version: 1 } : value
        expect(upgradeSpec(given)).toBe(given)
      }),
    )
  })
})
