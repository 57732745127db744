import { describe, expect, it } from 'vitest'
import { wilson } from '../../../../shared/evaluation/intervals/wilson'

/** proportion_confint(count, rows, method='wilson') of statsmodels 0.13.5. */
const known: [count: number, rows: number, low: number, high: number][] = [
  [107, 113, 0.8889787873352814, 0.9754404095783368],
  [40, 42, 0.8421014760304114, 0.9868424750910944],
  [0, 7, 0, 0.3543304350666875],
  [7, 7, 0.6456695649333125, 1],
  [1, 2, 0.09453120573423068, 0.9054687942657693],
  [500000, 1000000, 0.4990200198900048, 0.5009799801099952],
]

describe("Wilson's interval", () => {
  it.each(known)('of %i of %i rows is that of statsmodels', (count, rows, low, high) => {
    const interval = wilson(count / rows, rows)
    expect(interval?.low).toBeCloseTo(low, 13)
    expect(interval?.high).toBeCloseTo(high, 13)
  })

  it('is not defined without rows', () => {
    expect(wilson(0, 0)).toBeNull()
  })
})
