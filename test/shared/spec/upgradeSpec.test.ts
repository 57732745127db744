import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import { defaultReading, readingSchema } from '@shared/spec/reading'
import { settingPaths, settingAt, valueAt } from '@shared/spec/settings/table'
import { specVersion, upgradeReading, upgradeSpec } from '@shared/spec/upgradeSpec'
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
    expect(spec).toMatchObject({ ...first, version: specVersion })
    expect(spec.preparation).toMatchObject({ task: 'classification', weights: null, splitSeed: 7 })
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
    expect(spec).toMatchObject({ ...second, version: specVersion, reading: null })
    expect(spec.preparation).toEqual({
      ...preparation,
      ...{ columns: {}, degree: 1, interactions: [], split: 'holdout', stratify: true, splitColumn: null },
      ...{ folds: 5, repeats: 1, fold: 0, splitSeed: seed, event: null },
    })
  })

  it('is refused where it was wrong', () => {
    expect(runSpecSchema.safeParse({ ...second, preparation: { ...preparation, features: [] } }).success).toBe(false)
    expect(runSpecSchema.safeParse({ ...second, preparation: null }).success).toBe(false)
  })
})

describe('a spec of version 3', () => {
  const preparation = Object.fromEntries(Object.entries(exampleSpec.preparation).filter(([key]) => key !== 'splitSeed'))
  const third = { ...exampleSpec, version: 3, preparation, seed: 7 }
  const { kind, ...textOfThen } = defaultReading

  it('is split by its seed, as it was', () => {
    const spec = runSpecSchema.parse(third)
    expect(spec).toEqual({ ...exampleSpec, preparation: { ...preparation, splitSeed: 7 }, seed: 7 })
  })

  it('was read as text, or as it was guessed', () => {
    expect(kind).toBe('text')
    expect(runSpecSchema.parse(third).reading).toBeNull()
    const read = runSpecSchema.parse({ ...third, reading: textOfThen }).reading
    expect(read).toEqual({ ...textOfThen, kind: 'text' })
    expect(readingSchema.parse(upgradeReading(textOfThen))).toEqual(defaultReading)
    // A kind that is there is left to the schema.
    expect(upgradeReading({ ...textOfThen, kind: 'sheet' })).toEqual({ ...textOfThen, kind: 'sheet' })
    expect(runSpecSchema.safeParse({ ...third, reading: { ...textOfThen, kind: 'sheet' } }).success).toBe(false)
    expect([upgradeReading(null), upgradeReading('text')]).toEqual([null, 'text'])
  })
})

describe('a spec of this version', () => {
  it('that lacks a setting which came later has it filled in', () => {
    const later = settingPaths.filter((path) => settingAt(path).earlier !== undefined)
    expect(later.length).toBeGreaterThan(20)
    for (const path of later) {
      const [part, key] = path.split('.') as ['preparation' | 'network' | 'training', string]
      const settings = Object.fromEntries(Object.entries(exampleSpec[part]).filter(([name]) => name !== key))
      const lacking = { ...exampleSpec, [part]: settings }
      const spec = upgradeSpec(lacking) as typeof exampleSpec
      expect(valueAt(spec, path), path).toEqual(settingAt(path).earlier?.(lacking as never))
      expect({ ...spec, [part]: settings }).toEqual(lacking)
      expect(runSpecSchema.safeParse(lacking).success, path).toBe(true)
    }
  })

  it('is refused where it lacks one that was always there', () => {
    for (const path of settingPaths.filter((entry) => settingAt(entry).since === 1 && entry !== 'seed')) {
      const [part, key] = path.split('.') as ['preparation' | 'network' | 'training', string]
      const settings = Object.fromEntries(Object.entries(exampleSpec[part]).filter(([name]) => name !== key))
      expect(runSpecSchema.safeParse({ ...exampleSpec, [part]: settings }).success, path).toBe(false)
    }
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
