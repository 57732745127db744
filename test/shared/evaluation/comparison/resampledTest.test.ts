import { describe, expect, it } from 'vitest'
import { resampledTest } from '@shared/evaluation/comparison/resampledTest'
import { createRandom } from '@shared/math/random'
import { isFull } from '../../../support/thoroughness'

const splitsOf = (differences: readonly number[]) =>
  differences.map((second) => ({ first: 0, second, trained: 80, tested: 20 }))

describe('the corrected resampled t-test', () => {
  it('is that of SciPy by its formula', () => {
    // mean ± t.ppf(0.975, 4) sqrt((1/5 + 20/80) var(ddof=1)), 2 t.sf(|mean| / that error, 4)
    const found = resampledTest(splitsOf([0.012, -0.004, 0.031, 0.008, 0.017]))!
    expect(found.value).toBeCloseTo(0.0128, 14)
    expect(found.low).toBeCloseTo(-0.011029761063734043, 13)
    expect(found.high).toBeCloseTo(0.03662976106373404, 13)
    expect(found.p).toBeCloseTo(0.21013706451353675, 12)
    expect(found.degrees).toBe(4)
  })

  it('needs two splits, and differences that vary', () => {
    expect(resampledTest(splitsOf([0.1]))).toBeNull()
    expect(resampledTest(splitsOf([0.25, 0.25]))).toBeNull()
    expect(resampledTest(splitsOf([0, 0]))).toMatchObject({ value: 0, low: 0, high: 0, p: 1 })
  })
})

/**
 * Least squares through the origin on one of two features that say equally much, over random splits of a table: which of the two is
 * used makes no difference to how well such a model predicts.
 */
function equalModels(seed: number, repeats: number) {
  const random = createRandom(seed, 'sample')
  const [trained, tested] = [60, 20]
  const rows = Array.from({ length: trained + tested }, () => {
    const inputs = [random.normal(), random.normal()] as const
    return { inputs, y: inputs[0] + inputs[1] + random.normal() }
  })
  return Array.from({ length: repeats }, () => {
    const order = Uint32Array.from(rows.keys())
    random.shuffle(order)
    const drawn = [...order].map((row) => rows[row]!)
    const errorOf = (feature: 0 | 1) => {
      const [train, test] = [drawn.slice(0, trained), drawn.slice(trained)]
      const sum = (of: (row: (typeof rows)[number]) => number) => train.reduce((total, row) => total + of(row), 0)
      const slope = sum(({ inputs, y }) => inputs[feature] * y) / sum(({ inputs }) => inputs[feature] ** 2)
      return test.reduce((total, { inputs, y }) => total + (y - slope * inputs[feature]) ** 2, 0) / tested
    }
    return { first: errorOf(0), second: errorOf(1), trained, tested }
  })
}

it('takes equal ways of making a model for different about as seldom as it says', () => {
  const samples = isFull ? 500 : 200
  let [wrong, covered] = [0, 0]
  for (let seed = 1; seed <= samples; seed++) {
    const { p, low, high } = resampledTest(equalModels(seed, 10))!
    if (p < 0.05) wrong += 1
    if (low <= 0 && high >= 0) covered += 1
  }
  const [least, most] = isFull ? [0.03, 0.07] : [0.01, 0.1]
  expect(wrong / samples).toBeGreaterThanOrEqual(least)
  expect(wrong / samples).toBeLessThanOrEqual(most)
  expect(covered + wrong).toBe(samples)
})
