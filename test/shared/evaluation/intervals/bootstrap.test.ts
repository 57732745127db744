import { describe, expect, it } from 'vitest'
import { bootstrapIntervals, drawWeights, drawsOf } from '@shared/evaluation/intervals/bootstrap'
import type { MeasuredRows } from '@shared/evaluation/metricContext'
import { createRandom } from '@shared/math/random'

/** Rows of which the weighted mean is the figure. */
function meanOf(values: readonly number[]): MeasuredRows<{ mean: number }> {
  return {
    rows: values.length,
    weighed: (weights) => {
      const total = values.reduce((sum, _, row) => sum + (weights?.[row] ?? 1), 0)
      return { mean: values.reduce((sum, value, row) => sum + value * (weights?.[row] ?? 1), 0) / total }
    },
  }
}
const figure = { compute: ({ mean }: { mean: number }) => mean }
const plain = { strata: null, weights: null, seed: 1, work: 1e7 }

describe('a draw of rows', () => {
  it('has each row once on average, and its weight so often', () => {
    const weights = Float64Array.from({ length: 30_000 }, (_, row) => row % 3)
    const drawn = new Float64Array(weights.length)
    drawWeights(createRandom(1, 'sample'), { strata: null, weights }, drawn)
    const copies = [...drawn].flatMap((weight, row) => (weights[row] === 0 ? [] : weight / weights[row]!))
    const mean = copies.reduce((sum, count) => sum + count, 0) / copies.length
    const variance = copies.reduce((sum, count) => sum + (count - mean) ** 2, 0) / copies.length
    expect([mean, variance].every((of) => Math.abs(of - 1) < 0.04)).toBe(true)
    expect(copies.every(Number.isInteger)).toBe(true)
    expect(drawn.filter((_, row) => weights[row] === 0).every((weight) => weight === 0)).toBe(true)
  })

  it('has every class that is there, however few rows it has', () => {
    const strata = Uint32Array.of(0, 0, 0, 0, 1, 2)
    const weights = Float64Array.of(1, 1, 1, 1, 0.5, 0)
    for (let draw = 0; draw < 200; draw++) {
      const drawn = new Float64Array(6)
      drawWeights(createRandom(1, 'sample', draw), { strata, weights }, drawn)
      expect(drawn[4]).toBeGreaterThan(0)
      expect(drawn[5]).toBe(0)
    }
  })
})

describe('the bootstrap', () => {
  it('of a mean is near its textbook interval', () => {
    const random = createRandom(5, 'sample')
    const values = Array.from({ length: 400 }, () => random.normal())
    const mean = values.reduce((sum, value) => sum + value, 0) / 400
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 399 / 400)
    const [interval] = bootstrapIntervals(meanOf(values), [figure], plain)
    expect(Math.abs(interval!.low - (mean - 1.96 * error)) / error).toBeLessThan(0.25)
    expect(Math.abs(interval!.high - (mean + 1.96 * error)) / error).toBeLessThan(0.25)
    // Fewer draws of the same rows: by their standard deviation.
    const [quick] = bootstrapIntervals(meanOf(values), [figure], { ...plain, work: 400 * 200 })
    expect(Math.abs(quick!.low - (mean - 1.96 * error)) / error).toBeLessThan(0.4)
    expect(quick).not.toEqual(interval)
  })

  it('follows its seed to the last bit', () => {
    const values = Array.from({ length: 50 }, (_, row) => (row * row) % 17)
    const of = (seed: number) => bootstrapIntervals(meanOf(values), [figure], { ...plain, seed })
    expect(of(3)).toEqual(of(3))
    expect(of(3)).not.toEqual(of(4))
  })

  it('leans to the side to which a figure is skewed', () => {
    const values = Array.from({ length: 40 }, (_, row) => (row < 36 ? 0 : 10))
    const [interval] = bootstrapIntervals(meanOf(values), [figure], plain)
    expect(interval!.high - 1).toBeGreaterThan(1.2 * (1 - interval!.low))
  })

  it('has no interval where all draws are the same, where a figure is not defined, and of too many rows', () => {
    expect(bootstrapIntervals(meanOf([2, 2, 2]), [figure], plain)).toEqual([null])
    // Sums of the same row, drawn once or three times, differ in their last digits.
    expect(bootstrapIntervals(meanOf([0.1]), [figure], plain)).toEqual([null])
    expect(bootstrapIntervals(meanOf([1, 2, 3]), [{ compute: () => null }], plain)).toEqual([null])
    expect(bootstrapIntervals(meanOf([1, 2, 3]), [figure], { ...plain, work: 50 })).toEqual([null])
    expect([drawsOf(100, 1e7), drawsOf(1e6, 6e7), drawsOf(1e6, 2e7), drawsOf(1e6, 1e7), drawsOf(0, 1e7)]).toEqual([
      1000, 60, 50, 0, 1000,
    ])
  })
})
