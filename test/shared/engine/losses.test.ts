import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addLosses,
  argmax,
  binaryCrossEntropy,
  binaryCrossEntropyDerivative,
  lossDeltas,
  softmax,
  softmaxCrossEntropy,
} from '@shared/engine/losses'

const huge = 1e308

describe('two classes', () => {
  it('is ln 2 at an undecided logit, with derivative p - y', () => {
    expect(binaryCrossEntropy(0, 0)).toBeCloseTo(Math.LN2, 15)
    expect(binaryCrossEntropy(0, 1)).toBeCloseTo(Math.LN2, 15)
    expect(binaryCrossEntropyDerivative(0, 0)).toBe(0.5)
    expect(binaryCrossEntropyDerivative(0, 1)).toBe(-0.5)
  })

  it.each([
    [huge, 1, 0, 0],
    [huge, 0, huge, 1],
    [-huge, 0, 0, 0],
    [-huge, 1, huge, -1],
    [800, 1, 0, 0],
    [-40, 0, Math.exp(-40), Math.exp(-40)],
  ])('stays exact at the logit %d for class %d', (z, y, loss, derivative) => {
    expect(binaryCrossEntropy(z, y)).toBeCloseTo(loss, 25)
    expect(binaryCrossEntropyDerivative(z, y)).toBeCloseTo(derivative, 25)
  })

  it('is what softmax says of the logits 0 and z', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.integer({ min: 0, max: 1 }), (z, y) => {
        const soft = softmaxCrossEntropy(Float64Array.of(0, z), 0, 2, y)
        expect(Math.abs(binaryCrossEntropy(z, y) - soft)).toBeLessThan(1e-14)
      }),
    )
  })
})

describe('softmax', () => {
  it('is ln 3 for three equal logits of any size', () => {
    for (const z of [0, 5, -1000, huge, -huge]) {
      expect(softmaxCrossEntropy(Float64Array.of(z, z, z), 0, 3, 1)).toBeCloseTo(Math.log(3), 15)
    }
  })

  it('stays finite wherever the true loss is', () => {
    const logits = Float64Array.of(9, huge, 0, 0, 9)
    expect(softmaxCrossEntropy(logits, 1, 3, 0)).toBe(0)
    expect(softmaxCrossEntropy(logits, 1, 3, 1)).toBe(huge)
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

describe('over rows', () => {
  const classes = Uint32Array.of(7, 7, 2, 0)

  it('losses are added row by row, the classes read from their start', () => {
    const logits = Float64Array.of(1, 2, 3, 0.5, 0, -0.5)
    const expected = softmaxCrossEntropy(logits, 0, 3, 2) + softmaxCrossEntropy(logits, 3, 3, 0)
    expect(addLosses(10, logits, 3, 2, classes, 2)).toBeCloseTo(10 + expected, 13)
    expect(addLosses(0, Float64Array.of(3, -2), 1, 2, Uint32Array.of(1, 0), 0)).toBeCloseTo(
      Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(-2)),
      14,
    )
  })

  it('deltas of one row sum to zero and are p less the truth', () => {
    const delta = new Float64Array(6)
    lossDeltas(Float64Array.of(1, 2, 3, 0, 0, 0), 3, 2, classes, 2, delta)
    expect(delta[0]! + delta[1]! + delta[2]!).toBeCloseTo(0, 15)
    expect(delta[2]).toBeCloseTo(Math.exp(3) / (Math.exp(1) + Math.exp(2) + Math.exp(3)) - 1, 14)
    expect([...delta.subarray(3)]).toEqual([1 / 3 - 1, 1 / 3, 1 / 3])
  })
})
