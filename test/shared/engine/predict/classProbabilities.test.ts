import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { argmax, crossEntropy, softmax } from '@shared/engine/predict/classProbabilities'

const huge = 1e308
const binary = (z: number, y: number) => crossEntropy(Float64Array.of(z), 0, 1, y)

describe('cross-entropy of two classes', () => {
  it('is ln 2 at an undecided logit', () => {
    expect(binary(0, 0)).toBeCloseTo(Math.LN2, 15)
    expect(binary(0, 1)).toBeCloseTo(Math.LN2, 15)
  })

  it.each([
    [huge, 1, 0],
    [huge, 0, huge],
    [-huge, 0, 0],
    [-huge, 1, huge],
    [800, 1, 0],
    [-40, 0, Math.exp(-40)],
  ])('stays exact at the logit %d for class %d', (z, y, loss) => {
    expect(binary(z, y)).toBeCloseTo(loss, 25)
  })

  it('is what softmax says of the logits 0 and z', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.integer({ min: 0, max: 1 }), (z, y) => {
        expect(Math.abs(binary(z, y) - crossEntropy(Float64Array.of(0, z), 0, 2, y))).toBeLessThan(1e-14)
      }),
    )
  })
})

describe('cross-entropy of several classes', () => {
  it('is ln 3 for three equal logits of any size', () => {
    for (const z of [0, 5, -1000, huge, -huge]) {
      expect(crossEntropy(Float64Array.of(z, z, z), 0, 3, 1)).toBeCloseTo(Math.log(3), 15)
    }
  })

  it('is finite, or infinite, wherever the true loss is', () => {
    const logits = Float64Array.of(9, huge, 0, -huge, 9)
    expect(crossEntropy(logits, 1, 3, 0)).toBe(0)
    expect(crossEntropy(logits, 1, 3, 1)).toBe(huge)
    expect(crossEntropy(logits, 1, 3, 2)).toBe(Infinity)
  })
})

describe('softmax', () => {
  it('writes the shares to the same index', () => {
    const out = new Float64Array(5)
    softmax(Float64Array.of(9, huge, -huge, 0, 9), 1, 3, out)
    expect([...out]).toEqual([0, 1, 0, 0, 0])
  })

  it('gives probabilities that sum to 1 and do not change when every logit is shifted', () => {
    const logit = fc.double({ min: -100, max: 100, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(logit, { minLength: 2, maxLength: 20 }),
        fc.integer({ min: -64, max: 64 }),
        (list, shift) => {
          const probabilities = Float64Array.from(list)
          softmax(probabilities, 0, list.length, probabilities)
          expect(Math.abs(probabilities.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-14)
          const shifted = Float64Array.from(list, (z) => z + shift)
          softmax(shifted, 0, list.length, shifted)
          shifted.forEach((p, k) => expect(Math.abs(p - probabilities[k]!)).toBeLessThan(1e-12))
        },
      ),
    )
  })

  it('agrees with e^z / sum e^z', () => {
    const out = new Float64Array(3)
    softmax(Float64Array.of(1, 2, 3), 0, 3, out)
    const sum = Math.E + Math.E ** 2 + Math.E ** 3
    ;[1, 2, 3].forEach((z, k) => expect(out[k]).toBeCloseTo(Math.E ** z / sum, 15))
  })
})

it('argmax takes the first of equals', () => {
  expect(argmax(Float64Array.of(9, 1, 3, 3, 2), 1, 4)).toBe(1)
  expect(argmax(Float64Array.of(-1, -1), 0, 2)).toBe(0)
})
