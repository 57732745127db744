import { expect, it } from 'vitest'
import { createCorrectionPairs } from '@shared/engine/optimizers/correctionPairs'
import { createRandom } from '@shared/math/random'

const n = 6
const { normal } = createRandom(2, 'sample')
const random = () => Float64Array.from({ length: n }, normal)
const inner = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const zero = new Float64Array(n)

/** Steps with the gradient changes of a quadratic with the curvatures 1, 2, ..., n. */
const steps = Array.from({ length: 5 }, random)
const changeOf = (s: Float64Array) => s.map((value, i) => value * (i + 1))

/** H after one pair: (I - ρ s yᵀ) H (I - ρ y sᵀ) + ρ s sᵀ (Nocedal and Wright, eq. 6.17), applied to a vector. */
function applyDense(pairs: Float64Array[], q: Float64Array): Float64Array {
  const newest = pairs.at(-1)!
  const gamma = inner(newest, changeOf(newest)) / inner(changeOf(newest), changeOf(newest))
  const apply = (count: number, v: Float64Array): Float64Array => {
    if (count === 0) return v.map((value) => gamma * value)
    const s = pairs[count - 1]!
    const y = changeOf(s)
    const rho = 1 / inner(y, s)
    const right = v.map((value, i) => value - rho * inner(s, v) * y[i]!)
    const middle = apply(count - 1, right)
    return middle.map((value, i) => value - rho * inner(y, middle) * s[i]! + rho * inner(s, v) * s[i]!)
  }
  return apply(pairs.length, q)
}

const filled = (memory: number) => {
  const pairs = createCorrectionPairs(memory)
  for (const s of steps) pairs.add(zero, s, zero, changeOf(s))
  return pairs
}

it('the inverse Hessian is that of the BFGS formula from the last pairs', () => {
  for (const memory of [1, 3, 5, 9]) {
    const pairs = filled(memory)
    expect(pairs.count).toBe(Math.min(memory, 5))
    const q = random()
    const expected = applyDense(steps.slice(-memory), q)
    pairs.applyInverseHessian(q)
    q.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 11))
  }
})

it('the inverse Hessian satisfies the secant equation H y = s of the newest pair', () => {
  const q = changeOf(steps[4]!)
  filled(3).applyInverseHessian(q)
  q.forEach((value, i) => expect(value).toBeCloseTo(steps[4]![i]!, 12))
})

it('the memory skips a pair without positive curvature and keeps the others', () => {
  const pairs = filled(3)
  const before = structuredClone(pairs.save())
  const s = random()
  const orthogonal = Float64Array.of(-s[1]!, s[0]!, 0, 0, 0, 0)
  for (const y of [s.map((value) => -value), orthogonal, zero]) pairs.add(zero, s, zero, y)
  expect(pairs.save()).toEqual(before)
  pairs.add(zero, steps[0]!, zero, changeOf(steps[0]!))
  expect([...pairs.save()['step2']!]).toEqual([...steps[0]!])
})

it('the inverse Hessian is the identity without pairs', () => {
  const pairs = filled(3)
  pairs.clear()
  const q = Float64Array.of(1, 2, 3, 4, 5, 6)
  pairs.applyInverseHessian(q)
  expect([...q]).toEqual([1, 2, 3, 4, 5, 6])
})

it('the memory restores to the same bits, and what was saved does not change any more', () => {
  const pairs = filled(3)
  const saved = pairs.save()
  const restored = createCorrectionPairs(3)
  restored.restore(saved, pairs.count)
  const expected = Float64Array.of(1, -1, 2, -2, 3, -3)
  const q = expected.slice()
  pairs.applyInverseHessian(expected)
  restored.add(zero, steps[0]!, zero, changeOf(steps[0]!))
  const again = createCorrectionPairs(3)
  again.restore(saved, 3)
  again.applyInverseHessian(q)
  expect(q).toEqual(expected)
})
