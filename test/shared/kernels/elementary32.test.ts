import { describe, expect, it } from 'vitest'
import * as plain from '@shared/math/elementary'
import { createDesk } from './desk'
import { floatOf, floatsApart } from './ulp32'

const { kernels } = createDesk('float32')

/** With how many float32 each may be from the true value's nearest, which float64 gives. */
const functions = [
  { name: 'exp', bound: 1 },
  { name: 'expm1', bound: 2 },
  { name: 'log1p', bound: 1 },
  { name: 'tanh', bound: 2 },
  { name: 'sigmoid', bound: 2 },
  { name: 'softplus', bound: 2 },
] as const

type Name = (typeof functions)[number]['name']
const distance = (name: Name, x: number) => floatsApart(kernels[name](x), Math.fround(plain[name](x)))

/** The largest distance over these float32, by their bits, and where it is. */
function worst(name: Name, from: number, to: number, step: number) {
  let found = { distance: 0, at: NaN }
  for (let bits = from; bits < to; bits += step) {
    const x = floatOf(bits)
    const apart = distance(name, x)
    if (apart > found.distance) found = { distance: apart, at: x }
  }
  return found
}

describe.each(functions)('$name of float32', ({ name, bound }) => {
  it(`is at most ${bound} float32 from the nearest to the true value, over every binade`, () => {
    // Every 3001st of all there are, NaN included.
    expect(worst(name, 0, 2 ** 32, 3001).distance).toBeLessThanOrEqual(bound)
  })

  it.each([
    0.25, 0.34657359, 0.41421356, 0.5, 1, 1.0986123, 1.4142135, 2, 8.5, 17, 20, 87.33654, 88.722839, 103.97208, 104,
  ])('also in the neighbourhood of ±%d, number by number', (edge) => {
    const bits = new Int32Array(Float32Array.of(edge).buffer)[0]!
    expect(worst(name, bits - 2000, bits + 2000, 1).distance).toBeLessThanOrEqual(bound)
    const negative = bits + 2 ** 31
    expect(worst(name, negative - 2000, negative + 2000, 1).distance).toBeLessThanOrEqual(bound)
  })

  it('is right where numbers end', () => {
    const ends = [1, 2, 0x7f_ffff, 0x80_0000, 0x7f7f_ffff, 0x7f80_0000]
    for (const bits of [...ends, ...ends.map((end) => end + 2 ** 31)]) {
      expect(distance(name, floatOf(bits)), `${name}(${floatOf(bits)})`).toBeLessThanOrEqual(bound)
    }
  })
})

describe('special values', () => {
  it.each([
    ['exp', 0, 1],
    ['exp', -0, 1],
    ['exp', 88.72283935546875, Infinity],
    ['exp', Infinity, Infinity],
    ['exp', -Infinity, 0],
    ['exp', -104, 0],
    ['expm1', 0, 0],
    ['expm1', -0, -0],
    ['expm1', -Infinity, -1],
    ['expm1', Infinity, Infinity],
    ['log1p', 0, 0],
    ['log1p', -0, -0],
    ['log1p', -1, -Infinity],
    ['log1p', -1.5, NaN],
    ['log1p', Infinity, Infinity],
    ['tanh', 0, 0],
    ['tanh', -0, -0],
    ['tanh', Infinity, 1],
    ['tanh', -Infinity, -1],
    ['sigmoid', 0, 0.5],
    ['sigmoid', Infinity, 1],
    ['sigmoid', -Infinity, 0],
    ['softplus', 0, Math.fround(Math.LN2)],
    ['softplus', Infinity, Infinity],
    ['softplus', -Infinity, 0],
  ] as const)('%s of %d is %d', (name, x, value) => {
    expect(kernels[name](x)).toBe(value)
  })

  it.each(functions)('$name of NaN is NaN', ({ name }) => {
    expect(kernels[name](NaN)).toBeNaN()
  })
})

it('tanh is odd, and both tails of the sigmoid sum to 1', () => {
  for (let x = -20; x <= 20; x += 0.01) {
    expect(kernels.tanh(-x)).toBe(-kernels.tanh(x))
    expect(Math.abs(kernels.sigmoid(x) + kernels.sigmoid(-x) - 1)).toBeLessThanOrEqual(2 ** -23)
  }
})
