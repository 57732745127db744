import fc from 'fast-check'
import { expect, it } from 'vitest'
import { precisionArea, ranksOf, winsOver } from '@shared/evaluation/metrics/ranks'
import { descendingOrder } from '@shared/math/descendingOrder'

const ranked = (scores: number[], truth: number[]) => {
  const values = Float64Array.from(scores)
  return ranksOf(values, descendingOrder(values), Uint32Array.from(truth))
}
const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(2), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 20 })

it('counts the pairs of rows that the scores order right, ties half, by weights', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const [scores, truth, weights] = [list.map(([s]) => s), list.map(([, t]) => t), list.map(([, , w]) => w)]
      const wanted = [0, 0, 0]
      list.forEach(([score, of, weight]) => {
        if (of !== 1) return
        list.forEach(([other, against], b) => {
          if (against === 1) return
          const won = score > other ? 1 : score === other ? 0.5 : 0
          wanted[against] = wanted[against]! + won * weight * weights[b]!
        })
      })
      expect(winsOver(ranked(scores, truth), 1, 3, Float64Array.from(weights))).toEqual(wanted)
    }),
  )
})

it('has precision weighed by the recall that each distinct score adds', () => {
  // At 3: one of one; at 2: two of three, of which one is new; at 1: three of four.
  const area = precisionArea(ranked([3, 2, 2, 1], [1, 1, 0, 1]), 1, null)
  expect(area).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3, 15)
  expect(precisionArea(ranked([3, 2], [0, 0]), 1, null)).toBeNull()
  expect(precisionArea(ranked([3, 2, 1], [1, 0, 1]), 1, Float64Array.of(2, 1, 0))).toBe(1)
})
