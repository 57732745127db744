import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdoutCodes } from '@shared/data/preparation/splits/holdout'
import { type SplitShares, collectParts } from '@shared/data/preparation/splits/parts'

const indices = (n: number) => Uint32Array.from({ length: n }, (_, index) => index)
const countsOf = (rows: Uint32Array, classes: Uint32Array, classCount: number) => {
  const counts = new Array<number>(classCount).fill(0)
  for (const row of rows) counts[classes[row]!]! += 1
  return counts
}
const split = (rows: Uint32Array, of: Uint32Array, count: number, shares: SplitShares, seed: number) =>
  collectParts(rows, holdoutCodes({ of, count }, shares, seed))

describe('holdoutCodes', () => {
  it('takes the share of every class', () => {
    const classes = Uint32Array.from({ length: 100 }, (_, row) => (row < 51 ? 0 : 1))
    const parts = split(indices(100), classes, 2, { validation: 0.2, test: 0.1 }, 7)
    // Quotas 10.2 and 9.8; 5.1 and 4.9.
    expect(countsOf(parts.validation, classes, 2)).toEqual([10, 10])
    expect(countsOf(parts.test, classes, 2)).toEqual([5, 5])
    expect(countsOf(parts.train, classes, 2)).toEqual([36, 34])
  })

  it('parts the rows: each once, ascending, totals rounded, a training row in every class', () => {
    const share = fc.double({ min: 0, max: 0.45, noNaN: true })
    const classList = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(classList, share, share, fc.nat(), (list, validation, test, seed) => {
        const classes = Uint32Array.from(list)
        const rows = indices(list.length)
        const parts = split(rows, classes, 4, { validation, test }, seed)
        for (const part of Object.values(parts)) expect(part).toEqual(part.slice().sort())
        expect(Uint32Array.of(...parts.train, ...parts.validation, ...parts.test).sort()).toEqual(rows)
        expect(parts.test.length).toBeLessThanOrEqual(Math.round(test * list.length))
        expect(new Set(Array.from(parts.train, (row) => list[row]))).toEqual(new Set(list))
        const sizes = countsOf(rows, classes, 4)
        if (sizes.every((size) => size === 0 || size >= 20)) {
          expect(parts.validation.length).toBe(Math.round(validation * list.length))
          expect(parts.test.length).toBe(Math.round(test * list.length))
        }
      }),
    )
  })

  it('repeats with the seed, changes with it, and draws the test rows first', () => {
    const classes = Uint32Array.from({ length: 60 }, (_, row) => row % 3)
    const draw = (seed: number, validation: number) => split(indices(60), classes, 3, { validation, test: 0.2 }, seed)
    expect(draw(1, 0.2)).toEqual(draw(1, 0.2))
    expect(draw(1, 0.2).test).not.toEqual(draw(2, 0.2).test)
    expect(draw(1, 0.4).test).toEqual(draw(1, 0.2).test)
  })

  it('keeps rows in file order with empty parts for shares of 0', () => {
    const rows = Uint32Array.of(2, 3, 5, 8)
    const parts = split(rows, Uint32Array.of(1, 0, 1, 0), 2, { validation: 0, test: 0 }, 9)
    expect(parts).toEqual({ train: rows, validation: new Uint32Array(0), test: new Uint32Array(0) })
  })
})
