import { describe, expect, it } from 'vitest'
import { mcnemarMidP } from '@shared/evaluation/comparison/mcnemar'

/** 2 binom.cdf(k, n, ½) - binom.pmf(k, n, ½) of SciPy; the first is the example of Fagerland, Lydersen and Laake (2013), 0.039. */
const known: [first: number, second: number, p: number][] = [
  [1, 7, 0.0390625],
  [6, 16, 0.03468966484069824],
  [5, 0, 0.03125],
  [1, 0, 0.5],
  [4, 4, 1],
  [0, 0, 1],
  [12, 30, 0.0054015726545912895],
  [480, 540, 0.06036200278112974],
]

describe("McNemar's test", () => {
  it.each(known)('of %i rows that only one has right and %i that only the other has is that of SciPy', (a, b, p) => {
    expect(mcnemarMidP(a, b)).toBeCloseTo(p, 13)
    expect(mcnemarMidP(b, a)).toBe(mcnemarMidP(a, b))
  })
})
