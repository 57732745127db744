import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberMetrics } from '@shared/evaluation/numberMetrics'

const metricsOf = (predicted: number[], targets: number[], scale = 1) =>
  numberMetrics(Float64Array.from(predicted), Float64Array.from(targets), scale)

describe('metrics of numbers', () => {
  it('are those of the examples in the documentation of scikit-learn', () => {
    // mean_squared_error 0.375, mean_absolute_error 0.5, r2_score 0.948...
    const { rows, rmse, mae, r2 } = metricsOf([2.5, 0, 2, 8], [3, -0.5, 2, 7])
    expect(rows).toBe(4)
    expect(rmse * rmse).toBeCloseTo(0.375, 15)
    expect(mae).toBe(0.5)
    expect(r2).toBeCloseTo(0.9486081370449679, 15)
    // r2_score of predicting the mean, and of predicting in reverse.
    expect(metricsOf([2, 2, 2], [1, 2, 3]).r2).toBe(0)
    expect(metricsOf([3, 2, 1], [1, 2, 3]).r2).toBe(-3)
  })

  it('are perfect, or have no r2 where nothing varies', () => {
    expect(metricsOf([1, 2, 4], [1, 2, 4])).toEqual({ rows: 3, rmse: 0, mae: 0, r2: 1 })
    expect(metricsOf([5, 7], [5, 5])).toEqual({ rows: 2, rmse: Math.sqrt(2), mae: 1, r2: null })
    expect(metricsOf([5], [4])).toEqual({ rows: 1, rmse: 1, mae: 1, r2: null })
  })

  it('do not overflow, or vanish, with the square of an error', () => {
    const { rmse, r2 } = metricsOf([3e200, 0, 0, 0], [0, 0, 0, 1e200])
    expect(rmse / 1e200).toBeCloseTo(Math.sqrt(10) / 2, 14)
    expect(r2).toBeCloseTo(1 - 10 / 0.75, 12)
    expect(metricsOf([3e-200, 0, 0, 0], [0, 0, 0, 1e-200]).r2).toBeCloseTo(1 - 10 / 0.75, 12)
  })

  it('say that a prediction is not a number', () => {
    expect(metricsOf([Number.NaN, 1], [0, 1])).toEqual({ rows: 2, rmse: Number.NaN, mae: Number.NaN, r2: Number.NaN })
  })

  it('are not defined without rows', () => {
    expect(metricsOf([], [])).toMatchObject({ rows: 0, rmse: Number.NaN, mae: Number.NaN })
  })

  it('need a prediction for each target', () => expect(() => metricsOf([1], [1, 2])).toThrow(RangeError))

  it('follow the unit of the target; r2 does not', () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true })
    const pairs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(pairs, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (list, unit) => {
        const [predicted, targets] = [list.map(([p]) => p), list.map(([, t]) => t)]
        const plain = metricsOf(predicted, targets)
        const scaled = metricsOf(predicted, targets, unit)
        expect(scaled).toEqual({ rows: list.length, rmse: plain.rmse * unit, mae: plain.mae * unit, r2: plain.r2 })
        // Mean inequalities: mae <= rmse <= sqrt(n) mae.
        expect(plain.mae).toBeLessThanOrEqual(plain.rmse * (1 + 1e-14))
        expect(plain.rmse).toBeLessThanOrEqual(Math.sqrt(list.length) * plain.mae * (1 + 1e-14))
        expect(plain.r2 ?? 0).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('agree with the plain definitions', () => {
    const value = fc.double({ min: -100, max: 100, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 40 }), (list) => {
        const targets = list.map(([, t]) => t)
        const mean = targets.reduce((sum, t) => sum + t, 0) / targets.length
        const squares = list.reduce((sum, [p, t]) => sum + (p - t) ** 2, 0)
        const spread = targets.reduce((sum, t) => sum + (t - mean) ** 2, 0)
        fc.pre(spread > 1)
        const { rmse, r2 } = metricsOf(
          list.map(([p]) => p),
          targets,
        )
        expect(Math.abs(rmse - Math.sqrt(squares / list.length))).toBeLessThan(1e-11)
        expect(Math.abs((r2 ?? 0) - (1 - squares / spread))).toBeLessThan(1e-11 * (1 + squares / spread))
      }),
    )
  })
})
