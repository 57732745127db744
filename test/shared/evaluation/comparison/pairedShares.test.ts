import { describe, expect, it } from 'vitest'
import { pairedShareInterval } from '@shared/evaluation/comparison/pairedShares'

/**
 * The formulas of method 10 in R, with Wilson's intervals of prop.test. The first is table 6.2 of Altman, Machin, Bryant and Gardner ("Statistics with
 * confidence", 2000: 0.011 to 0.226), the second of Bentur and others (Fagerland, Lydersen and Laake 2014: -0.507 to -0.026), the fourth of Newcombe (1998).
 */
const known: [both: number, first: number, second: number, neither: number, low: number, high: number][] = [
  [14, 5, 0, 22, 0.0114832413830333, 0.2264926843512113],
  [1, 1, 7, 12, -0.5069202266861409, -0.02555912416485989],
  [59, 6, 16, 80, -0.118621195638709931, -0.004625113933050075],
  [36, 12, 2, 0, 0.05692958400323875, 0.34042760297494062],
  [20, 0, 0, 5, -0.1082319421115489, 0.1082319421115489],
  [2, 20, 20, 3, -0.2644155575195257, 0.2644155575195257],
  [54, 0, 0, 0, -0.06641358809089637, 0.06641358809089637],
]

describe("Newcombe's interval of two paired shares", () => {
  it.each(known)('of %i, %i, %i and %i rows is that of R', (both, first, second, neither, low, high) => {
    // There it is that of the first less the second.
    const found = pairedShareInterval({ both, first: second, second: first, neither })!
    expect(found.low).toBeCloseTo(low, 12)
    expect(found.high).toBeCloseTo(high, 12)
    const turned = pairedShareInterval({ both, first, second, neither })!
    expect([turned.low, turned.high]).toEqual([-found.high, -found.low].map((end) => expect.closeTo(end, 12) as number))
  })

  it('is not defined without rows', () => {
    expect(pairedShareInterval({ both: 0, first: 0, second: 0, neither: 0 })).toBeNull()
  })
})
