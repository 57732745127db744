import { describe, expect, it } from 'vitest'
import { defaultTraining } from '../../support/defaults'
import { optimizers, type TrainingSpec } from '@shared/spec/runSpec'
import { allFinite, divergenceAdvice } from '@shared/engine/divergence'

const spec = (given: Partial<TrainingSpec>): TrainingSpec => ({ ...defaultTraining, optimizer: 'gd', ...given })

it('allFinite finds a number that is not', () => {
  expect(allFinite(Float64Array.of(0, -1.7e308, 5e-324))).toBe(true)
  expect(allFinite(Float32Array.of(0, 3e38))).toBe(true)
  for (const bad of [NaN, Infinity, -Infinity]) expect(allFinite(Float64Array.of(0, bad))).toBe(false)
})

describe('divergenceAdvice', () => {
  it('names the epoch, the learning rate and what to do', () => {
    expect(divergenceAdvice(spec({ learningRate: 1 }), 3)).toBe(
      'Training diverged in epoch 3: the loss or a weight is no longer a finite number. Try a learning rate of 0.1 or less (it was 1), or clip the gradient at 1, or standardize the features.',
    )
    expect(divergenceAdvice(spec({ learningRate: 0.03, optimizer: 'adam', l2: 1000 }), 1)).toContain(
      'a learning rate of 0.003 or less (it was 0.03)',
    )
  })

  it('does not suggest a clip that is there', () => {
    expect(divergenceAdvice(spec({ clip: 5 }), 3)).not.toContain('clip')
  })

  it('says what a momentum does to the learning rate', () => {
    for (const optimizer of ['momentum', 'nesterov'] as const) {
      expect(divergenceAdvice(spec({ optimizer, learningRate: 0.2, momentum: 0.95 }), 2)).toContain(
        'With a momentum of 0.95, steps add up to those of a learning rate of 4: try a learning rate of 0.02 or less (it was 0.2)',
      )
    }
    expect(divergenceAdvice(spec({ optimizer: 'momentum', momentum: 0 }), 2)).not.toContain('momentum')
  })

  it('names the penalty where that is what overshoots', () => {
    expect(divergenceAdvice(spec({ learningRate: 0.5, l2: 10 }), 9)).toContain(
      'keep learning rate times L2 penalty below 2 (it was 5). Try a learning rate of 0.1 or less (it was 0.5).',
    )
    expect(divergenceAdvice(spec({ optimizer: 'adamw', learningRate: 0.5, weightDecay: 10 }), 9)).toContain(
      'keep learning rate times weight decay below 2 (it was 5). Try a learning rate of 0.1 or less',
    )
  })

  /** The bound of each method, found by running it on λ/2·w² from w = 1. */
  it.each(['gd', 'sgd', 'momentum', 'nesterov'] as const)(
    '%s: the penalty is blamed exactly where it diverges',
    (optimizer) => {
      const momentum = 0.9
      const diverges = (rate: number) => {
        let [w, velocity] = [1, 0]
        for (let step = 0; step < 3000; step++) {
          if (optimizer === 'momentum' || optimizer === 'nesterov') {
            const gradient = optimizer === 'momentum' ? w : w - rate * momentum * velocity
            velocity = momentum * velocity + gradient
            w -= rate * velocity
          } else w -= rate * w
        }
        return !(Math.abs(w) < 1)
      }
      for (let rate = 0.1; rate < 5; rate += 0.0501) {
        const advice = divergenceAdvice(spec({ optimizer, momentum, learningRate: rate, l2: 1 }), 1)
        expect(advice.includes('penalty'), `learning rate ${rate}`).toBe(diverges(rate))
      }
    },
  )

  it('tells methods without a learning rate something else, and every other which one to try', () => {
    for (const optimizer of optimizers) {
      const advice = divergenceAdvice(spec({ optimizer }), 1)
      if (optimizer === 'lbfgs' || optimizer === 'newton') {
        expect(advice).toContain('Standardize the features, or set L2 to 0.001 (it was 0).')
      } else expect(advice).toMatch(/a learning rate of [\d.]+ or less/)
    }
    expect(divergenceAdvice(spec({ optimizer: 'lbfgs', l2: 0.02 }), 1)).toContain('set L2 to 0.2 (it was 0.02)')
  })
})
