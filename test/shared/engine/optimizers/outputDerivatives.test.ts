import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputDerivatives } from '@shared/engine/optimizers/outputDerivatives'

type Kind = 'sigmoid' | 'softmax' | 'linear'

function derivativesAt(output: Kind, z: number[], target: number) {
  const slopes = new Float64Array(z.length)
  const curvatures = new Float64Array(z.length * z.length)
  const loss = outputDerivatives({ output })(Float64Array.from(z), target, slopes, curvatures)
  return { loss, slopes, curvatures }
}

const logit = fc.double({ min: -6, max: 6, noNaN: true })
const cases: [Kind, fc.Arbitrary<number[]>, fc.Arbitrary<number>][] = [
  ['sigmoid', fc.tuple(logit), fc.nat(1)],
  ['softmax', fc.tuple(logit, logit, logit), fc.nat(2)],
  ['linear', fc.tuple(logit), logit],
]

it.each(cases)('%s: slopes and curvatures are the differences of the loss', (output, logits, targets) => {
  const step = 1e-3
  fc.assert(
    fc.property(logits, targets, (z, target) => {
      const { slopes, curvatures } = derivativesAt(output, z, target)
      z.forEach((_, k) => {
        const moved = (by: number) => derivativesAt(output, z.with(k, z[k]! + by * step), target)
        const difference = (value: (by: number) => number) =>
          (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * step)
        expect(difference((by) => moved(by).loss)).toBeCloseTo(slopes[k]!, 9)
        z.forEach((__, l) => {
          expect(difference((by) => moved(by).slopes[l]!)).toBeCloseTo(curvatures[k * z.length + l]!, 9)
        })
      })
    }),
  )
})

it('softmax of the logits 0 and z is the sigmoid of z', () => {
  for (const z of [-800, -40, -1, 0, 0.3, 5, 36, 700]) {
    for (const target of [0, 1]) {
      const one = derivativesAt('sigmoid', [z], target)
      const two = derivativesAt('softmax', [0, z], target)
      const pairs = [
        [two.loss, one.loss],
        [two.slopes[1]!, one.slopes[0]!],
        [two.curvatures[3]!, one.curvatures[0]!],
      ]
      for (const [actual, expected] of pairs) {
        expect(Math.abs(actual! - expected!)).toBeLessThanOrEqual(1e-14 * Math.abs(expected!))
      }
    }
  }
})

describe('extreme logits', () => {
  it('keep the figures of a small tail', () => {
    const { loss, slopes, curvatures } = derivativesAt('softmax', [100, 0, 0], 0)
    const tail = 2 * Math.exp(-100)
    for (const value of [loss, -slopes[0]!, curvatures[0]!]) expect(value / tail).toBeCloseTo(1, 12)
  })

  it('give finite slopes, and add up to 0 over the classes', () => {
    for (const z of [
      [1e308, -1e308, 0],
      [-1e308, -1e308, -1e308],
      [800, 799, -800],
    ]) {
      const { slopes, curvatures } = derivativesAt('softmax', z, 1)
      expect([...slopes, ...curvatures].every(Number.isFinite)).toBe(true)
      expect(slopes.reduce((sum, slope) => sum + slope, 0)).toBeCloseTo(0, 15)
      for (let k = 0; k < 3; k++) {
        expect(curvatures.subarray(3 * k, 3 * k + 3).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 15)
      }
    }
    for (const z of [1e308, -1e308]) {
      expect(derivativesAt('sigmoid', [z], 1).slopes[0]).toBe(z > 0 ? -0 : -1)
      expect(derivativesAt('sigmoid', [z], 1).curvatures[0]).toBe(0)
    }
  })
})
