import fc from 'fast-check'
import { expect, it } from 'vitest'
import { descendingOrder } from '@shared/math/descendingOrder'
import { createRandom } from '@shared/math/random'

const wanted = (values: Float64Array) =>
  [...values.keys()].sort((a, b) => (values[a]! > values[b]! ? -1 : values[a]! < values[b]! ? 1 : a - b))

it('gives the indices by descending numbers, equal ones as they lie', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (list) => {
      const values = Float64Array.from(list)
      expect([...descendingOrder(values)]).toEqual(wanted(values))
    }),
  )
})

it('is the same for arrays that are sorted by their bits, with negative numbers, zeros of both signs and ties', () => {
  const random = createRandom(1, 'sample')
  const values = Float64Array.from({ length: 30_000 }, (_, index) => {
    const kind = index % 6
    if (kind === 0) return index % 12 === 0 ? 0 : -0
    if (kind === 1) return Math.round(random.normal() * 10)
    if (kind === 2) return kind * Number.MIN_VALUE
    return kind === 3 ? -1e300 * random.uniform() : random.normal()
  })
  values.set([Infinity, -Infinity], 17)
  expect([...descendingOrder(values)]).toEqual(wanted(values))
})
