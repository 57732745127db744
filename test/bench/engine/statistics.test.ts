import { expect, it } from 'vitest'
import { median, relativeDifference } from './statistics.ts'

it('takes the middle of an odd number of values and the mean of the two middle ones of an even number', () => {
  expect(median([9, 1, 4])).toBe(4)
  expect(median([9, 1, 4, 6])).toBe(5)
  expect(median([7])).toBe(7)
  expect(median([])).toBeNaN()
})

it('orders by size, not by spelling, and leaves its argument as it is', () => {
  const values = [100, 9, 20]
  expect(median(values)).toBe(20)
  expect(values).toEqual([100, 9, 20])
})

it('takes a difference as a share of the reference', () => {
  expect(relativeDifference(1.1, 1)).toBeCloseTo(0.1)
  expect(relativeDifference(-3, -4)).toBe(0.25)
})
