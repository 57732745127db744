import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createNumberIndex } from '@shared/data/table/numberIndex'

/** The same by a Map, which takes 0 and -0 for one number too. */
function placesByMap(values: readonly number[]): number[] {
  const places = new Map<number, number>()
  return values.map((value) => {
    const place = places.get(value) ?? places.size
    places.set(value, place)
    return place
  })
}
const placesOf = (values: readonly number[]) => {
  const index = createNumberIndex()
  return [values.map((value) => index.placeOf(value)), index.size]
}
const expected = (values: readonly number[]) => [placesByMap(values), new Set(values).size]

it('gives places in order of first appearance, one to 0 and -0', () => {
  expect(placesOf([5, -0, 5, 0, Infinity, -Infinity, 0, 5e-324, 0.1 + 0.2, 0.3])).toEqual([
    ...[[0, 1, 0, 1, 2, 3, 1, 4, 5, 6], 7],
  ])
  expect(createNumberIndex().size).toBe(0)
})

it('is a Map in all but speed', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (values) => {
      expect(placesOf(values)).toEqual(expected(values))
    }),
  )
})

it('knows 0 and -0 for one number however many others there are', () => {
  const values = Array.from({ length: 100_000 }, (_, row) => row + 1)
  expect(placesOf([...values, -0, 0, -0])).toEqual(expected([...values, -0, 0, -0]))
})

it.each([
  ['whole numbers', (row: number) => row],
  ['multiples of a power of two', (row: number) => row * 2 ** 40],
  ['fractions', (row: number) => row / 7919],
  ['numbers that differ in their last bit', (row: number) => 1 + row * 2 ** -52],
  ['numbers that differ in their exponent', (row: number) => 2 ** ((row % 2000) - 1000) * (1 + Math.floor(row / 2000))],
])('keeps its places as it grows: 20,000 %s, each twice', (_, valueAt) => {
  const values = Array.from({ length: 40_000 }, (__, row) => valueAt(row % 20_000))
  expect(placesOf(values)).toEqual(expected(values))
})

it('does not slow down where numbers were made to have one hash', () => {
  const count = 400_000
  const values = new Float64Array(count)
  const words = new Uint32Array(values.buffer)
  for (let place = 0; place < count; place++) {
    const high = 0x3ff0_0000 + place
    words[2 * place + 1] = high
    words[2 * place] = Math.imul(high, 0x9e37_79b1)
  }
  const index = createNumberIndex()
  for (const value of values) index.placeOf(value)
  expect(index.size).toBe(count)
  expect(index.placeOf(values[count - 1] as number)).toBe(count - 1)
})
