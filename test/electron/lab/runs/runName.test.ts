import { describe, expect, it } from 'vitest'
import { defaultNetwork, defaultPreparation, defaultSeed, defaultTraining } from '../../../support/defaults'
import { type NetworkSpec, type RunSpec, activations } from '@shared/spec/runSpec'
import { specVersion } from '@shared/spec/upgradeSpec'
import { nameOfRun } from '../../../../electron/lab/runs/runName'

const spec = (network: Partial<NetworkSpec>): RunSpec => ({
  version: specVersion,
  dataset: '0'.repeat(64),
  reading: null,
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

  it('tells regressions without hidden layers apart', () => {
    const { preparation, ...rest } = spec({ hidden: [] })
    expect(nameOfRun({ ...rest, preparation: { ...preparation, task: 'regression' } }, new Set())).toBe(
      'Linear regression',
    )
  })

  it('has a name of its own for every activation', () => {
    const names = activations.map((activation) => nameOfRun(spec({ hidden: [8], activation }), new Set()))
    expect(new Set(names).size).toBe(activations.length)
    expect(names).toContain('leaky ReLU 8')
  })

  it('ends with the fold, also where it is numbered', () => {
    const { preparation, ...rest } = spec({ hidden: [] })
    const folds = { ...preparation, split: 'folds', folds: 5, fold: 6 } as const
    const once = { ...rest, preparation: { ...folds, fold: 1 } }
    expect(nameOfRun(once, new Set(['Logistic regression']))).toBe('Logistic regression, fold 2 of 5')
    expect(nameOfRun(once, new Set(['Logistic regression, fold 2 of 5']))).toBe('Logistic regression (2), fold 2 of 5')
    expect(nameOfRun({ ...rest, preparation: { ...folds, repeats: 2 } }, new Set())).toBe(
      'Logistic regression, repeat 2, fold 2 of 5',
    )
  })

  it('numbers a name that is taken', () => {
    expect(nameOfRun(spec({ hidden: [8] }), new Set(['tanh 8', 'tanh 8 (2)']))).toBe('tanh 8 (3)')
  })
})
