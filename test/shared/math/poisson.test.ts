import { describe, expect, it } from 'vitest'
import { poisson } from '../../../shared/math/poisson'
import { createRandom } from '../../../shared/math/random'

describe('a Poisson number', () => {
  it.each([0, 0.3, 1, 20, 500])('of mean %d has that mean and variance', (mean) => {
    const random = createRandom(11, 'sample')
    const draws = Array.from({ length: 20_000 }, () => poisson(random, mean))
    const average = draws.reduce((sum, value) => sum + value, 0) / draws.length
    const variance = draws.reduce((sum, value) => sum + (value - average) ** 2, 0) / draws.length
    // Five standard errors of each.
    expect(Math.abs(average - mean)).toBeLessThanOrEqual(5 * Math.sqrt(mean / draws.length))
    expect(Math.abs(variance - mean)).toBeLessThanOrEqual(
      5 * Math.sqrt((mean + 2 * mean * mean) / draws.length) + 1 / 6,
    )
  })

  it('of mean 1 is 0, 1 and 2 as often as it should be', () => {
    const random = createRandom(5, 'sample')
    const counts = [0, 0, 0]
    for (let draw = 0; draw < 100_000; draw++) {
      const value = poisson(random, 1)
      if (value < 3) counts[value] = (counts[value] as number) + 1
    }
    const expected = [Math.exp(-1), Math.exp(-1), Math.exp(-1) / 2]
    counts.forEach((count, value) =>
      expect(Math.abs(count / 100_000 - (expected[value] as number))).toBeLessThan(0.008),
    )
  })
})
