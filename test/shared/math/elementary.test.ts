import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, expm1, log, log1p, sigmoid, softplus, tanh } from '@shared/math/elementary'
import { ulpsApart } from '../engine/ulp'

const table = JSON.parse(readFileSync('test/data/elementary.json', 'utf8')) as Record<string, [number, number][]>

/** Each with how many doubles it may be from the true value's nearest, the host's function where there is one, and a range over which to sweep. */
const functions = [
  { name: 'exp', ours: exp, bound: 1, host: Math.exp, from: -746, to: 711 },
  { name: 'expm1', ours: expm1, bound: 2, host: Math.expm1, from: -40, to: 40 },
  { name: 'log', ours: log, bound: 1, host: Math.log, from: 1e-5, to: 8 },
  { name: 'log1p', ours: log1p, bound: 1, host: Math.log1p, from: -0.9999, to: 8 },
  { name: 'tanh', ours: tanh, bound: 2, host: Math.tanh, from: -25, to: 25 },
  { name: 'sigmoid', ours: sigmoid, bound: 2, host: (x: number) => 1 / (1 + Math.exp(-x)), from: -30, to: 800 },
  { name: 'softplus', ours: softplus, bound: 2, host: (x: number) => Math.log1p(Math.exp(x)), from: -745, to: 700 },
]

describe.each(functions)('$name', ({ name, ours, bound, host, from, to }) => {
  it(`is at most ${bound} doubles from the nearest to the true value`, () => {
    const points = table[name]!
    expect(points.length).toBeGreaterThan(30)
    for (const [x, y] of points) expect(ulpsApart(ours(x), y), `${name}(${x})`).toBeLessThanOrEqual(bound)
  })

  it("stays close to the host's over its whole range", () => {
    const steps = 100_000
    let worst = 0
    for (let i = 0; i <= steps; i++) {
      const x = from + ((to - from) * i) / steps
      // The host's own formula loses relative accuracy where its result is subnormal or near zero.
      if (Math.abs(host(x)) > 1e-300) worst = Math.max(worst, ulpsApart(ours(x), host(x)))
    }
    expect(worst).toBeLessThanOrEqual(bound + 3)
  })

  it('gives NaN for NaN', () => {
    expect(ours(NaN)).toBeNaN()
  })
})

describe('special values', () => {
  it.each([
    [exp(Infinity), Infinity],
    [exp(-Infinity), 0],
    [exp(709.7827128933841), Infinity],
    [exp(-745.1332191019412), 0],
    [exp(0), 1],
    [exp(-0), 1],
    [expm1(-0), -0],
    [expm1(Infinity), Infinity],
    [expm1(-Infinity), -1],
    [expm1(5e-324), 5e-324],
    [log(0), -Infinity],
    [log(-0), -Infinity],
    [log(-1), NaN],
    [log(-Infinity), NaN],
    [log(1), 0],
    [log(Infinity), Infinity],
    [log1p(-1), -Infinity],
    [log1p(-1.5), NaN],
    [log1p(-0), -0],
    [log1p(5e-324), 5e-324],
    [log1p(Infinity), Infinity],
    [tanh(-0), -0],
    [tanh(Infinity), 1],
    [tanh(-Infinity), -1],
    [tanh(-5e-324), -5e-324],
    [sigmoid(0), 0.5],
    [sigmoid(Infinity), 1],
    [sigmoid(-Infinity), 0],
    [sigmoid(-1e308), 0],
    [softplus(Infinity), Infinity],
    [softplus(-Infinity), 0],
    [softplus(1e308), 1e308],
  ])('%s is %s', (actual, expected) => {
    expect(actual).toBe(expected)
  })
})

describe('identities', () => {
  const number = fc.double({ min: -700, max: 700, noNaN: true })

  it('log undoes exp', () => {
    fc.assert(fc.property(number, (x) => Math.abs(log(exp(x)) - x) <= 4e-16 * Math.max(1, Math.abs(x))))
  })

  it('log of a power of two is exact, subnormals too', () => {
    for (let k = -1074; k <= 1023; k++) {
      const power = k < -1000 ? Number.MIN_VALUE * 2 ** (k + 1074) : 2 ** k
      expect(ulpsApart(log(power), k * Math.LN2)).toBeLessThanOrEqual(1)
    }
  })

  it('both tails of the sigmoid sum to 1, and tanh is one of them', () => {
    fc.assert(
      fc.property(number, (x) => {
        expect(Math.abs(sigmoid(x) + sigmoid(-x) - 1)).toBeLessThanOrEqual(2.3e-16)
        expect(tanh(x)).toBe(-tanh(-x))
        expect(Math.abs(tanh(x) - (2 * sigmoid(2 * x) - 1))).toBeLessThanOrEqual(5e-16)
      }),
    )
  })

  it('softplus(x) - softplus(-x) is x', () => {
    fc.assert(
      fc.property(number, (x) => Math.abs(softplus(x) - softplus(-x) - x) <= 4.5e-16 * Math.max(1, Math.abs(x))),
    )
  })

  it('exp, sigmoid and tanh rise with every small step', () => {
    for (const rising of [exp, sigmoid, tanh]) {
      const values = Array.from({ length: 20_000 }, (_, i) => rising(-3 + 3e-4 * i))
      expect(values.findIndex((value, i) => i > 0 && value <= values[i - 1]!)).toBe(-1)
    }
  })
})
