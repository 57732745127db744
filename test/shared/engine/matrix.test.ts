import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAffineGradient, affine, affineInputGradient, createMatrix, type LayerShape } from '@shared/engine/matrix'
import { createRandom } from '@shared/engine/random'

/** A layer of any small size, at a place of its own in a longer array, and random numbers around it. */
const cases = fc.record({
  inputs: fc.integer({ min: 1, max: 11 }),
  outputs: fc.integer({ min: 1, max: 9 }),
  rows: fc.integer({ min: 0, max: 10 }),
  start: fc.integer({ min: 0, max: 3 }),
  seed: fc.nat(1000),
})

function setUp({ inputs, outputs, rows, start, seed }: typeof cases extends fc.Arbitrary<infer T> ? T : never) {
  const { normal } = createRandom(seed, 'sample')
  const random = (length: number) => Float64Array.from({ length }, normal)
  const shape: LayerShape = { inputs, outputs, weightOffset: 2, biasOffset: 2 + inputs * outputs }
  return {
    shape,
    parameters: random(2 + (inputs + 1) * outputs + 1),
    x: random((start + rows) * inputs),
    delta: random(rows * outputs),
    weight: (i: number, o: number) => 2 + i * outputs + o,
  }
}

describe('each product is, to the last bit, the plain sum in order', () => {
  it('affine: x W + b', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { inputs, outputs, rows, start } = given
        const { shape, parameters, x, weight } = setUp(given)
        const out = new Float64Array(rows * outputs)
        affine(shape, parameters, x, start, rows, out)
        for (let row = 0; row < rows; row++) {
          for (let o = 0; o < outputs; o++) {
            let sum = parameters[shape.biasOffset + o]!
            for (let i = 0; i < inputs; i++) sum += x[(start + row) * inputs + i]! * parameters[weight(i, o)]!
            expect(out[row * outputs + o]).toBe(sum)
          }
        }
      }),
    )
  })

  it('addAffineGradient: xᵀ delta and column sums, added to what is there and nowhere else', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { inputs, outputs, rows, start } = given
        const { shape, parameters: gradient, x, delta, weight } = setUp(given)
        const expected = gradient.slice()
        for (let row = 0; row < rows; row++) {
          for (let o = 0; o < outputs; o++) {
            const d = delta[row * outputs + o]!
            for (let i = 0; i < inputs; i++) expected[weight(i, o)]! += x[(start + row) * inputs + i]! * d
            expected[shape.biasOffset + o]! += d
          }
        }
        addAffineGradient(shape, gradient, x, start, rows, delta)
        expect(gradient).toEqual(expected)
      }),
    )
  })

  it('affineInputGradient: delta Wᵀ', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { inputs, outputs, rows } = given
        const { shape, parameters, delta, weight } = setUp(given)
        const out = new Float64Array(rows * inputs)
        affineInputGradient(shape, parameters, delta, rows, out)
        for (let row = 0; row < rows; row++) {
          for (let i = 0; i < inputs; i++) {
            let sum = 0
            for (let o = 0; o < outputs; o++) sum += delta[row * outputs + o]! * parameters[weight(i, o)]!
            expect(out[row * inputs + i]).toBe(sum)
          }
        }
      }),
    )
  })
})

it('a new matrix is zero', () => {
  expect(createMatrix(2, 3)).toEqual({ rows: 2, columns: 3, values: new Float64Array(6) })
})
