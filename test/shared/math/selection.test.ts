import fc from 'fast-check'
import { expect, it } from 'vitest'
import { median, select } from '@shared/math/selection'
import { quantile } from '@shared/math/statistics'

const numbers = fc.array(
  fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 3 })),
  {
    minLength: 1,
    maxLength: 200,
  },
)

it('select puts every rank where sorting would', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), (list, rank) => {
      const k = rank % list.length
      const values = Float64Array.from(list, (value) => value + 0)
      select(values, k)
      expect(values[k]).toBe(Float64Array.from(list, (value) => value + 0).sort()[k])
      expect(values.slice(0, k).every((value) => value <= values[k]!)).toBe(true)
      expect(values.slice(k).every((value) => value >= values[k]!)).toBe(true)
    }),
  )
})

it('median is the quantile of a half', () => {
  fc.assert(
    fc.property(numbers, (list) => {
      expect(median(Float64Array.from(list)) + 0).toBe(quantile(Float64Array.from(list).sort(), 0.5) + 0)
    }),
  )
  expect(median(new Float64Array())).toBeNaN()
  expect(median(Float64Array.of(1.7e308, -1.7e308))).toBe(0)
})

it('select takes columns that are already sorted, constant or of two values', () => {
  const count = 200_000
  for (const make of [(i: number) => i, (i: number) => -i, () => 7, (i: number) => i % 2]) {
    const values = Float64Array.from({ length: count + 1 }, (_, i) => make(i))
    expect(median(values.slice())).toBe(values.sort()[count / 2])
  }
})
