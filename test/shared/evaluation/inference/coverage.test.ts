import { expect, it } from 'vitest'
import type { PreparationSpec } from '@shared/spec/runSpec'
import { createRandom } from '@shared/math/random'
import { inferTable } from './inferTable'
import { inferred } from './reference'

/** The share of 500 seeded tables whose 95 % interval of x's coefficient holds the true one. */
function coverage(
  rows: number,
  row: (x: number, random: ReturnType<typeof createRandom>) => string | number,
  truth: number,
  {
    preparation = {},
    intervals = 'wald',
  }: { preparation?: Partial<PreparationSpec>; intervals?: 'wald' | 'profile' } = {},
): number {
  let held = 0
  for (let seed = 1; seed <= 500; seed++) {
    const random = createRandom(seed, 'sample')
    const lines = Array.from({ length: rows }, () => {
      const x = random.normal()
      return `${x},${row(x, random)}`
    })
    const fit = { target: 'y', features: ['x'], preparation }
    const { low, high } = inferred(inferTable(['x,y', ...lines].join('\n'), fit, { intervals })).coefficients[1]!
    if (low! <= truth && truth <= high!) held += 1
  }
  return held / 500
}
const expectHonest = (share: number) => {
  expect(share).toBeGreaterThanOrEqual(0.93)
  expect(share).toBeLessThanOrEqual(0.97)
}

it("The intervals of a line's slope hold the true one in 93 to 97 % of 500 draws, of few rows too", () => {
  expectHonest(coverage(8, (x, random) => 1 + 2 * x + random.normal(), 2, { preparation: { task: 'regression' } }))
})

it.each(['wald', 'profile'] as const)('The %s intervals of a logistic regression do so too', (intervals) => {
  const row = (x: number, random: ReturnType<typeof createRandom>) =>
    random.uniform() < 1 / (1 + Math.exp(-(0.3 + 0.8 * x))) ? 'yes' : 'no'
  expectHonest(coverage(120, row, 0.8, { intervals }))
})
