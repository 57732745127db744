import fc from 'fast-check'
import { expect, it } from 'vitest'
import { binCount, equalBins } from '@shared/math/equalBins'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

it('equalBins puts a value that begins a bin into it, of any whole numbers', () => {
  const whole = fc.integer({ min: -(2 ** 40), max: 2 ** 40 })
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 2 ** 40 }), (least, width) => {
      const { binOf, edge } = equalBins(least, least + binCount * width)
      for (let bin = 0; bin < binCount; bin++) {
        expect(binOf(least + bin * width)).toBe(bin)
        if (width > 1) expect(binOf(least + (bin + 1) * width - 1)).toBe(bin)
      }
      expect([edge(0), edge(3), edge(binCount)]).toEqual([least, least + 3 * width, least + binCount * width])
    }),
  )
})

it('equalBins puts the least into the first and the largest into the last, in order between, whatever they are', () => {
  fc.assert(
    fc.property(finite, finite, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (first, second, shares) => {
      const [least, most] = [Math.min(first, second), Math.max(first, second)]
      fc.pre(least < most)
      const { binOf } = equalBins(least, most)
      const between = shares.map((share) => Math.min(most, Math.max(least, least * (1 - share) + most * share)))
      const bins = [least, ...between.sort((a, b) => a - b), most].map(binOf)
      expect([bins[0], bins.at(-1)]).toEqual([0, binCount - 1])
      expect(bins).toEqual(bins.toSorted((a, b) => a - b))
    }),
    { examples: [[1e16, 1e16 + 2, []], [0, 5e-324, []], [-1.7e308, 1.7e308, [0.5]]] }, // prettier-ignore
  )
})
