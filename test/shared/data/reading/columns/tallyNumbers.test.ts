import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyTally } from '@shared/data/reading/columns/tally'
import { tallyNumbers } from '@shared/data/reading/columns/tallyNumbers'

const tallied = (values: readonly number[]) => {
  const tally = emptyTally()
  tallyNumbers(Float64Array.from(values), tally)
  return [tally.number, tally.fraction, tally.large]
}

it('says which are numbers, not whole, and beyond 2^53 - 1', () => {
  const largest = Number.MAX_SAFE_INTEGER
  expect(tallied([1, Number.NaN, 0.5, largest, largest + 1, -largest - 1, -0, 1e300, 5e-324])).toEqual([
    { count: 8, rows: [0, 2, 3, 4, 5, 6, 7, 8] },
    { count: 2, rows: [2, 8] },
    { count: 3, rows: [4, 5, 7] },
  ])
  expect(tallied([])).toEqual(Array(3).fill({ count: 0, rows: [] }))
})

it('names the first ten rows, however many there are and wherever they begin', () => {
  const value = fc.oneof(
    fc.constant(Number.NaN),
    fc.integer(),
    fc.double({ noDefaultInfinity: true }),
    fc.constant(2e16),
  )
  fc.assert(
    fc.property(fc.array(value, { maxLength: 80 }), (values) => {
      const located = (fits: (value: number) => boolean) => {
        const rows = values.flatMap((own, row) => (!Number.isNaN(own) && fits(own) ? [row] : []))
        return { count: rows.length, rows: rows.slice(0, 10) }
      }
      expect(tallied(values)).toEqual([
        located(() => true),
        located((own) => !Number.isInteger(own)),
        located((own) => Number.isInteger(own) && !Number.isSafeInteger(own)),
      ])
    }),
  )
})
