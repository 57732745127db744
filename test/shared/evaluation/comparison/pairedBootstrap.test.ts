import { describe, expect, it } from 'vitest'
import { pairedBootstrap } from '@shared/evaluation/comparison/pairedBootstrap'

describe('the interval of a difference from its draws', () => {
  it('is inverted by its p value', () => {
    // Standard deviation 1 of the draws, Student's t of 10 degrees: qt(0.975, 10) is 2.228138851986274 in R.
    const drawn = Float64Array.of(-1, 0, 1)
    const edge = pairedBootstrap({ value: 2.228138851986274, drawn }, 11)!
    expect(edge.low).toBeCloseTo(0, 12)
    expect(edge.p).toBeCloseTo(0.05, 12)
    expect(pairedBootstrap({ value: 2.3, drawn }, 11)!.p).toBeLessThan(0.05)
    expect(pairedBootstrap({ value: 2.2, drawn }, 11)!.low).toBeLessThan(0)
  })

  it('is no width where no draw gives a difference, and not there where all give the same', () => {
    expect(pairedBootstrap({ value: 0, drawn: new Float64Array(5) }, 20)).toEqual({ low: 0, high: 0, p: 1 })
    expect(pairedBootstrap({ value: 0.1, drawn: new Float64Array(5).fill(0.1) }, 20)).toBeNull()
    // The mean of one row, drawn once or three times.
    const rounded = Float64Array.of(0.1, 0.1, (0.1 + 0.1 + 0.1) / 3)
    expect(pairedBootstrap({ value: 0.1, drawn: rounded }, 1)).toBeNull()
  })
})
