import { describe, expect, it } from 'vitest'
import { holm } from '@shared/evaluation/comparison/holm'

/** multipletests(…, method='holm') of statsmodels 0.13.5. */
const known: [values: number[], corrected: number[]][] = [
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.03, 0.06, 0.06, 0.02],
  ],
  [
    [0.5, 0.02, 0.02],
    [0.5, 0.06, 0.06],
  ],
  [
    [0.001, 0.9, 0.9, 0.6, 0.012],
    [0.005, 1, 1, 1, 0.048],
  ],
]

describe("Holm's correction", () => {
  it.each(known)('of %j is that of statsmodels', (values, corrected) => {
    expect(holm(values)).toEqual(corrected.map((p) => expect.closeTo(p, 14) as number))
  })

  it('leaves a single p value as it is, and does not count what was not tested', () => {
    expect(holm([0.04])).toEqual([0.04])
    expect(holm([null, 0.04, null])).toEqual([null, 0.04, null])
    expect(holm([])).toEqual([])
  })
})
