import { expect, it } from 'vitest'
import { createLowestLoss } from '@shared/engine/schedule/lowestLoss'

it('lowestLoss counts how long ago the lowest loss was', () => {
  const lowest = createLowestLoss()
  const seen = [3, 2, 2, NaN, 5, 1.5, Infinity].map((loss) => [lowest.observe(loss), lowest.loss, lowest.waited])
  expect(seen).toEqual([
    [true, 3, 0],
    [true, 2, 0],
    [false, 2, 1],
    [false, 2, 2],
    [false, 2, 3],
    [true, 1.5, 0],
    [false, 1.5, 1],
  ])
})

it('lowestLoss starts to wait anew without forgetting the loss', () => {
  const lowest = createLowestLoss()
  lowest.restore(2, 7)
  lowest.startWaiting()
  expect([lowest.loss, lowest.waited]).toEqual([2, 0])
  expect(lowest.observe(2)).toBe(false)
})
