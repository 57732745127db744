import { expect, it } from 'vitest'
import { cosineOfPi } from '@shared/engine/schedule/cosine'
import { createRandom } from '@shared/math/random'

/** Fixed point: a real number times 2^140. */
const one = 1n << 140n
const pi = 4378741080330103799233250808471022728399424n

/** cos(π n / 2^53) by its Taylor series in whole numbers, good to some 38 figures, as the nearest double or a neighbour. */
function reference(n: number): number {
  const x = (pi * BigInt(n)) >> 53n
  const square = (x * x) >> 140n
  let term = one
  let sum = 0n
  for (let k = 1n; term !== 0n; k += 2n) {
    sum += term
    term = (-(term * square) >> 140n) / (k * (k + 1n))
  }
  return Number(sum) / 2 ** 140
}

it('cosineOfPi has the values of the regular polygons', () => {
  const exact: [number, number][] = [
    [0, 1],
    [1 / 12, (Math.sqrt(6) + Math.sqrt(2)) / 4],
    [1 / 6, Math.sqrt(3) / 2],
    [1 / 5, (1 + Math.sqrt(5)) / 4],
    [1 / 4, Math.sqrt(0.5)],
    [1 / 3, 0.5],
    [2 / 5, (Math.sqrt(5) - 1) / 4],
  ]
  for (const [t, value] of exact) {
    expect(Math.abs(cosineOfPi(t) - value), `cos(${t} π)`).toBeLessThan(4e-16)
    expect(Math.abs(cosineOfPi(1 - t) + value), `cos(${1 - t} π)`).toBeLessThan(4e-16)
  }
  expect([cosineOfPi(0), cosineOfPi(0.5), cosineOfPi(1)]).toEqual([1, 0, -1])
})

it('cosineOfPi is within 2.3e-16 of the true value over the whole range', () => {
  const { uniform } = createRandom(1, 'sample')
  const whole = 2 ** 53
  const corners = [1 / 4, 1 / 2, 3 / 4].flatMap((t) => [-2, -1, 0, 1, 2].map((step) => t * whole + step))
  let worst = 0
  for (const n of [...corners, ...Array.from({ length: 20_000 }, () => uniform() * whole)]) {
    worst = Math.max(worst, Math.abs(cosineOfPi(n / whole) - reference(n)))
  }
  expect(worst).toBeLessThan(2.3e-16)
})

it('cosineOfPi never rises', () => {
  const values = Array.from({ length: 100_001 }, (_, i) => cosineOfPi(i / 100_000))
  expect(values.findIndex((value, i) => i > 0 && value > values[i - 1]!)).toBe(-1)
})
