import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstAtLeast } from '@shared/math/firstAtLeast'

it('the answer is where a look through all values finds it', () => {
  const small = fc.integer({ min: -5, max: 5 })
  fc.assert(
    fc.property(fc.array(small), small, (values, value) => {
      const ascending = Float64Array.from(values).sort()
      const found = ascending.findIndex((entry) => entry >= value)
      expect(firstAtLeast(ascending, value)).toBe(found < 0 ? ascending.length : found)
    }),
  )
})
