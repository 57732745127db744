import { expect, it } from 'vitest'
import { createPlateau } from '@shared/engine/schedule/plateau'

const cutsAfter = (patience: number, losses: number[]) => {
  const plateau = createPlateau(patience)
  return losses.map((loss) => {
    plateau.observe(loss)
    return plateau.cuts
  })
}

it('a plateau cuts after so many epochs without a lower loss, and then counts anew', () => {
  expect(cutsAfter(2, [5, 4, 4, 4, 4, 4, 3, 3, 3])).toEqual([0, 0, 0, 1, 1, 2, 2, 2, 3])
})

it('a loss below the last but not below the lowest is no progress', () => {
  expect(cutsAfter(3, [1, 9, 8, 7])).toEqual([0, 0, 0, 1])
})

it('a plateau takes NaN for not lower', () => {
  expect(cutsAfter(1, [NaN, 2, NaN, 1])).toEqual([1, 1, 2, 2])
})

it('a plateau restored from its numbers continues as if nothing had been', () => {
  const losses = [5, 4, 4, 6, 4, 3, 3, 3, NaN, 3]
  for (let at = 0; at <= losses.length; at++) {
    const before = createPlateau(2)
    losses.slice(0, at).forEach(before.observe)
    const after = createPlateau(2)
    after.restore(structuredClone(before.numbers()))
    losses.slice(at).forEach(after.observe)
    expect(after.cuts).toBe(cutsAfter(2, losses).at(-1))
  }
})
