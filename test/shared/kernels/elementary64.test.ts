import { describe, expect, it } from 'vitest'
import * as plain from '@shared/math/elementary'
import { createRandom } from '@shared/math/random'
import { createDesk } from './desk'

const { kernels } = createDesk('float64')
const names = ['exp', 'expm1', 'log', 'log1p', 'tanh', 'sigmoid', 'softplus'] as const

/** The first point where the two differ in any bit; NaN counts as one number. */
const firstDifference = (name: (typeof names)[number], points: Iterable<number>): number | undefined => {
  for (const x of points) if (!Object.is(kernels[name](x), plain[name](x))) return x
  return undefined
}

function* steps(from: number, to: number, count: number) {
  for (let i = 0; i <= count; i++) yield from + ((to - from) * i) / count
}

/** Numbers of any sign, exponent and fraction. */
function* anyBits(count: number) {
  const random = createRandom(64, 'sample')
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let i = 0; i < count; i++) {
    words[0] = random.integer(2 ** 32)
    words[1] = random.integer(2 ** 32)
    yield number[0]!
  }
}

/** The neighbours of the points at which a formula changes. */
function* edges() {
  const number = new Float64Array(1)
  const bits = new BigInt64Array(number.buffer)
  const points = [
    1,
    2,
    Math.SQRT2,
    Math.SQRT1_2,
    Math.SQRT2 - 1,
    Math.LN2 / 2,
    38,
    709.782712893384,
    745.1332191019412,
    746,
  ]
  for (const point of [...points, ...points.map((x) => -x), 2 ** -1022, -(2 ** -1022), 2 ** 52, 2 ** 53]) {
    number[0] = point
    const middle = bits[0]!
    for (let i = -50n; i <= 50n; i++) {
      bits[0] = middle + i
      yield number[0]!
    }
  }
}

describe.each(names)('%s of float64 is bit for bit that of shared/math/elementary', (name) => {
  it('over the whole range of numbers', () => {
    expect(firstDifference(name, anyBits(50_000))).toBeUndefined()
  })

  it('where its values change', () => {
    expect(firstDifference(name, steps(-760, 760, 50_000))).toBeUndefined()
    expect(firstDifference(name, steps(-40, 40, 50_000))).toBeUndefined()
    expect(firstDifference(name, steps(-1e-6, 1e-6, 1000))).toBeUndefined()
  })

  it('where its formula changes', () => {
    expect(firstDifference(name, edges())).toBeUndefined()
  })

  it('at zeros, subnormals, infinities and NaN', () => {
    const points = [
      0,
      -0,
      5e-324,
      -5e-324,
      1e-310,
      -1e-310,
      Infinity,
      -Infinity,
      NaN,
      Number.MAX_VALUE,
      -Number.MAX_VALUE,
    ]
    expect(firstDifference(name, points)).toBeUndefined()
  })
})
