import { describe, expect, it } from 'vitest'
import type { Ending } from '@shared/contract/ending'
import { moreEpochsFix } from '@shared/contract/fix'
import { limits } from '@shared/spec/limits'
import type { Standardization, TrainingSpec } from '@shared/spec/runSpec'
import { endingNote } from '../../../../electron/workers/train/endingNote'
import { defaultNetwork, defaultPreparation, defaultTraining } from '../../../support/defaults'

const note = (
  ending: Partial<Ending>,
  training: Partial<TrainingSpec> = {},
  hidden: number[] = [],
  {
    bestEpoch = null as number | null,
    inVain = false,
    separated = false,
    standardization = 'zscore' as Standardization,
  } = {},
) =>
  endingNote(
    { reason: 'epochs', epoch: 80, gradientNorm: 0.0123, ...ending },
    {
      preparation: { ...defaultPreparation, target: 'y', features: ['x'], standardization },
      network: { ...defaultNetwork, hidden },
      training: { ...defaultTraining, ...training },
    },
    { bestEpoch, inVain, separated },
  )

describe('what is said of an ending', () => {
  it('is the norm and the tolerance where training has converged', () => {
    expect(note({ reason: 'converged', gradientNorm: 7.47e-9 })).toEqual({
      message: "Converged after 80 epochs: the gradient's norm is 7.5e-9, at most the tolerance of 1e-8.",
      fixes: [],
    })
  })

  it('is that it has not converged, and how to go on, where all epochs are over', () => {
    const gd = { optimizer: 'gd', epochs: 80 } as const
    expect(note({}, gd)).toEqual({
      message:
        "Not converged: all 80 epochs are over, and the gradient's norm is 0.012, above the tolerance of 1e-8. Go on with 160 epochs, or choose L-BFGS, which converges to the optimum.",
      fixes: [
        { label: 'Go on with 160 epochs', epochs: 160 },
        { label: 'Train with L-BFGS', optimizer: 'lbfgs' },
      ],
    })
    expect(note({}, { optimizer: 'lbfgs', epochs: 80 })?.fixes).toEqual([moreEpochsFix({ epochs: 80 })])
    expect(note({}, { optimizer: 'lbfgs', epochs: limits.epochs })?.fixes).toEqual([])
    expect(note({}, gd, [], { inVain: true })?.fixes).toEqual([])
    expect(note({ gradientNorm: null }, gd, [8])).toBeNull()
  })

  it('is never that it has converged where no step lowers the loss any more, with what to do then', () => {
    const stalled = { reason: 'stalled' } as const
    const lbfgs = { optimizer: 'lbfgs', precision: 'float64' } as const
    const newton = { optimizer: 'newton', precision: 'float64' } as const
    const fixOf = (...of: Parameters<typeof note>) => note(...of)?.fixes.map((fix) => ({ ...fix, label: '' }))
    expect(note(stalled, lbfgs)?.message).toMatch(/^Not converged: .* 0\.012, .* Newton/)
    expect(fixOf(stalled, lbfgs)).toEqual([{ label: '', optimizer: 'newton' }])
    expect(fixOf(stalled, { ...lbfgs, precision: 'float32' })).toEqual([{ label: '', precision: 'float64' }])
    expect(fixOf(stalled, newton, [], { standardization: 'none' })).toEqual([{ label: '', standardization: 'zscore' }])
    expect(fixOf(stalled, newton)).toEqual([{ label: '', l2: 0.001 }])
    expect(fixOf(stalled, { ...newton, l2: 0.1 })).toEqual([])
    expect(fixOf(stalled, lbfgs, [8])).toEqual([])
    expect(note(stalled, lbfgs, [8])?.message).toContain('seed')
  })

  it('is that there is no optimum where the classes are separated, however small the gradient', () => {
    const said = note({ reason: 'stalled', gradientNorm: 1e-9 }, {}, [], { separated: true })
    expect(said?.message).toMatch(/^Not converged: .* separated/)
    expect(said?.message).not.toContain('above')
    expect(said?.fixes).toEqual([])
  })

  it('is which weights are kept where it ended early', () => {
    expect(note({ reason: 'early' }, {}, [], { bestEpoch: 60 })?.message).toContain(
      'since epoch 60, whose weights are kept',
    )
  })
})
