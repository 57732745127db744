import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultTraining } from '../../../support/defaults'
import { schedules, type TrainingSpec } from '@shared/spec/runSpec'
import { integerPower, learningRateAt } from '@shared/engine/schedule/schedules'

const spec = (given: Partial<TrainingSpec>): TrainingSpec => ({ ...defaultTraining, learningRate: 0.1, ...given })

describe('integerPower', () => {
  it('is exact where the power is a double', () => {
    expect([integerPower(3, 0), integerPower(3, 1), integerPower(3, 33), integerPower(0.5, 1074)]).toEqual([
      1, 3, 5559060566555523, 5e-324,
    ])
  })

  it('is close to the power', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.nat(500), (base, exponent) => {
        expect(Math.abs(integerPower(base, exponent) / base ** exponent - 1)).toBeLessThan(1e-12)
      }),
    )
  })
})

describe('learningRateAt', () => {
  it('constant stays', () => {
    expect(learningRateAt(spec({ schedule: 'constant' }), 299, 3, 4, 7)).toBe(0.1)
  })

  it('step cuts at every scheduleEpochs, and not within an epoch', () => {
    const training = spec({ schedule: 'step', scheduleEpochs: 10, scheduleFactor: 0.5 })
    expect(learningRateAt(training, 9, 99, 100, 0)).toBe(0.1)
    expect(learningRateAt(training, 10, 0, 100, 0)).toBe(0.05)
    expect(learningRateAt(training, 35, 50, 100, 0)).toBe(0.0125)
  })

  it('cosine starts at the rate, is half of it half way and three quarters at a third, and ends near 0', () => {
    const training = spec({ schedule: 'cosine', epochs: 60 })
    expect(learningRateAt(training, 0, 0, 4, 0)).toBe(0.1)
    expect(learningRateAt(training, 20, 0, 4, 0)).toBeCloseTo(0.075, 15)
    expect(learningRateAt(training, 30, 0, 4, 0)).toBe(0.05)
    // A quarter of the last epoch is left: 1 - t = 1 / 240.
    expect(learningRateAt(training, 59, 3, 4, 0)).toBeCloseTo(0.05 * (1 - Math.cos(Math.PI / 240)), 15)
  })

  it('plateau cuts as often as it is told', () => {
    const training = spec({ schedule: 'plateau', scheduleFactor: 0.1 })
    expect(learningRateAt(training, 50, 0, 1, 0)).toBe(0.1)
    expect(learningRateAt(training, 50, 0, 1, 3)).toBeCloseTo(1e-4, 18)
  })

  it('warm-up rises by equal steps to the full rate, then the schedule takes over', () => {
    const training = spec({ warmup: 2 })
    const rates = [0, 1, 2, 3].flatMap((epoch) => [0, 1].map((batch) => learningRateAt(training, epoch, batch, 2, 0)))
    expect(rates).toEqual([0.025, 0.05, 0.1 * 0.75, 0.1, 0.1, 0.1, 0.1, 0.1])
    expect(learningRateAt({ ...training, schedule: 'cosine', epochs: 4 }, 1, 0, 2, 0)).toBeCloseTo(
      0.1 * 0.75 * 0.5 * (1 + Math.SQRT1_2),
      15,
    )
  })

  it('stays between 0 and the rate, and but for warm-up never rises', () => {
    const settings = fc.record({
      schedule: fc.constantFrom(...schedules),
      learningRate: fc.double({ min: 1e-6, max: 100, noNaN: true }),
      scheduleEpochs: fc.integer({ min: 1, max: 50 }),
      scheduleFactor: fc.double({ min: 1e-6, max: 1, noNaN: true }),
      warmup: fc.integer({ min: 0, max: 5 }),
      epochs: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 9 }), (given, batches) => {
        const training = spec(given)
        let last = Infinity
        for (let step = 0; step < training.epochs * batches; step++) {
          const epoch = Math.floor(step / batches)
          const rate = learningRateAt(training, epoch, step % batches, batches, epoch)
          expect(rate).toBeGreaterThanOrEqual(0)
          expect(rate).toBeLessThanOrEqual(training.learningRate)
          if (step >= training.warmup * batches) {
            expect(rate).toBeLessThanOrEqual(last)
            last = rate
          }
        }
      }),
    )
  })
})
