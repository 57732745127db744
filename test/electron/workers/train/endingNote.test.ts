import { describe, expect, it } from 'vitest'
import type { Ending } from '@shared/contract/ending'
import type { TrainingSpec } from '@shared/spec/runSpec'
import { endingNote } from '../../../../electron/workers/train/endingNote'
import { defaultNetwork, defaultTraining } from '../../../support/defaults'

const note = (
  ending: Partial<Ending>,
  training: Partial<TrainingSpec> = {},
  hidden: number[] = [],
  { bestEpoch = null as number | null, inVain = false, separated = false } = {},
) =>
  endingNote(
    { reason: 'epochs', epoch: 80, gradientNorm: 0.0123, ...ending },
    { network: { ...defaultNetwork, hidden }, training: { ...defaultTraining, ...training } },
    { bestEpoch, inVain, separated },
  )

describe('what is said of an ending', () => {
  it('is the norm and the tolerance where training has converged', () => {
    expect(note({ reason: 'converged', gradientNorm: 7.47e-9 })).toBe(
      "Converged after 80 epochs: the gradient's norm is 7.5e-9, at most the tolerance of 1e-8.",
    )
  })

  it('is that it has not converged, and how to go on, where all epochs are over', () => {
    const gd = { optimizer: 'gd', epochs: 80 } as const
    expect(note({}, gd)).toBe(
      "Not converged: all 80 epochs are over, and the gradient's norm is 0.012, above the tolerance of 1e-8. Go on with 160 epochs, or choose L-BFGS, which goes to the optimum.",
    )
    expect(note({}, { optimizer: 'lbfgs', epochs: 80 })).toMatch(/Go on with 160 epochs\.$/)
    expect(note({}, gd, [], { inVain: true })).not.toContain('Go on')
    expect(note({ gradientNorm: null }, gd, [8])).toBeNull()
  })

  it('is never that it has converged where no step lowers the loss any more, with what to do then', () => {
    const stalled = { reason: 'stalled' } as const
    expect(note(stalled, { optimizer: 'lbfgs', precision: 'float64' })).toMatch(/^Not converged: .* 0\.012, .* Newton/)
    expect(note(stalled, { optimizer: 'lbfgs', precision: 'float32' })).toContain('float64')
    expect(note(stalled, { optimizer: 'newton', precision: 'float64' })).toContain('L2')
    expect(note(stalled, { optimizer: 'lbfgs', precision: 'float64' }, [8])).toContain('seed')
  })

  it('is that there is no optimum where the classes are separated, however small the gradient', () => {
    const said = note({ reason: 'stalled', gradientNorm: 1e-9 }, {}, [], { separated: true })
    expect(said).toMatch(/^Not converged: .* separated/)
    expect(said).not.toContain('above')
  })

  it('is which weights are kept where it ended early', () => {
    expect(note({ reason: 'early' }, {}, [], { bestEpoch: 60 })).toContain('since epoch 60, whose weights are kept')
  })
})
