import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTextIndex } from '@shared/data/reading/columns/textIndex'

const text = fc.oneof(fc.constantFrom('__proto__', 'constructor', '', '0', ' '), fc.string({ maxLength: 2 }))

it('is a Map that holds more texts than a Map can', () => {
  fc.assert(
    fc.property(fc.array(text), fc.integer({ min: 1, max: 5 }), (texts, most) => {
      const index = createTextIndex(most)
      const distinct = Array.from(new Set(texts))
      expect(texts.map((each) => index.placeOf(each))).toEqual(texts.map((each) => distinct.indexOf(each)))
      expect(index.texts).toEqual(distinct)
    }),
  )
})
