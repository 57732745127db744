import { describe, expect, it } from 'vitest'
import { optimismOfBest } from '@shared/evaluation/comparison/optimism'
import { createRandom } from '@shared/math/random'

const random = createRandom(3, 'sample', 7)
const rows = 400
const noise = (models: number) =>
  Array.from({ length: models }, () => Float64Array.from({ length: rows }, () => random.normal()))

describe('the optimism of the best of several models', () => {
  it.each([
    // E max of k standard normal numbers (David and Nagaraja, "Order statistics", 2003, table of expected values).
    [2, 0.5642],
    [5, 1.163],
    [10, 1.5388],
  ])('of %i that are equally good is the expected lead of the luckiest', (models, lead) => {
    // Losses of variance 1: a mean of 400 of them has the standard deviation 1/20.
    const found = optimismOfBest(noise(models), null, 1, 1e7) as number
    expect(found).toBeGreaterThan((0.85 * lead) / Math.sqrt(rows))
    expect(found).toBeLessThan((1.15 * lead) / Math.sqrt(rows))
  })

  it('is nothing where all models lose the same at every row', () => {
    const [same] = noise(1) as [Float64Array]
    expect(optimismOfBest([same, same, same], null, 1, 1e7)).toBeCloseTo(0, 12)
  })

  it('is less on more rows', () => {
    const [few, many] = [100, 400].map((count) =>
      optimismOfBest(
        noise(3).map((losses) => losses.slice(0, count)),
        null,
        1,
        1e7,
      ),
    )
    expect(few ?? 0).toBeGreaterThan(1.5 * (many ?? Infinity))
  })

  it('is the same with weights of 1, and for the same seed', () => {
    const losses = noise(3)
    expect(optimismOfBest(losses, new Float64Array(rows).fill(1), 4, 1e7)).toBe(optimismOfBest(losses, null, 4, 1e7))
  })

  it('is not known of one model, of infinite losses, and of too many rows', () => {
    expect(optimismOfBest(noise(1), null, 1, 1e7)).toBeNull()
    expect(optimismOfBest([Float64Array.of(1, Infinity), Float64Array.of(1, 2)], null, 1, 1e7)).toBeNull()
    expect(optimismOfBest(noise(3), null, 1, 1000)).toBeNull()
  })
})
