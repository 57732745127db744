import { describe, expect, it } from 'vitest'
import { defaultNetwork, defaultPreparation, defaultSeed, defaultTraining } from '@shared/contract/defaults'
import type { NetworkSpec, RunSpec } from '@shared/contract/runSpec'
import { nameOfRun } from '../../../electron/lab/runName'

const spec = (network: Partial<NetworkSpec>): RunSpec => ({
  version: 1,
  dataset: '0'.repeat(64),
  preparation: { ...defaultPreparation, target: 'y', features: ['x'] },
  network: { ...defaultNetwork, ...network },
  training: defaultTraining,
  seed: defaultSeed,
})

describe('nameOfRun', () => {
  it('says what the network is', () => {
    expect(nameOfRun(spec({ hidden: [] }), new Set())).toBe('Logistic regression')
    expect(nameOfRun(spec({ hidden: [8, 4], activation: 'relu' }), new Set())).toBe('ReLU 8, 4')
  })

  it('numbers a name that is taken', () => {
    expect(nameOfRun(spec({ hidden: [8] }), new Set(['tanh 8', 'tanh 8 (2)']))).toBe('tanh 8 (3)')
  })
})
