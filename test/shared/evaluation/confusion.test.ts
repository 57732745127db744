import fc from 'fast-check'
import { expect, it } from 'vitest'
import { confusionOf } from '@shared/evaluation/confusion'

it('counts rows of a true class along a row, of a predicted class along a column', () => {
  const confusion = confusionOf(3, Uint32Array.of(0, 1, 1, 2), Uint32Array.of(0, 2, 1, 0))
  expect(confusion).toEqual([[1, 0, 0], [0, 1, 1], [1, 0, 0]]) // prettier-ignore
})

it('has every row once, whatever is predicted', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 30 }), (rows) => {
      const [truth, predicted] = [rows.map(([t]) => t), rows.map(([, p]) => p)]
      confusionOf(4, Uint32Array.from(truth), Uint32Array.from(predicted)).forEach((counts, k) =>
        counts.forEach((count, j) => expect(count).toBe(rows.filter(([t, p]) => t === k && p === j).length)),
      )
    }),
  )
})

it('refuses classes that do not fit', () => {
  expect(() => confusionOf(2, Uint32Array.of(), Uint32Array.of(0))).toThrow(RangeError)
  expect(() => confusionOf(2, Uint32Array.of(2), Uint32Array.of(0))).toThrow(/Row 1 has class 2 of 2/)
})
