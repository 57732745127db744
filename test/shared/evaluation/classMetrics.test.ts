import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Matrix } from '@shared/math/matrix'
import { classMetrics } from '@shared/evaluation/classMetrics'

const matrix = (...rows: number[][]): Matrix => {
  const columns = rows[0]?.length ?? 2
  return { rows: rows.length, columns, stride: columns, values: Float64Array.from(rows.flat()) }
}
/** The same with gaps between the rows, filled with what must not be read. */
const withGaps = (...rows: number[][]): Matrix => {
  const { columns } = matrix(...rows)
  return { ...matrix(...rows.map((row) => [...row, 9])), columns, stride: columns + 1 }
}

describe('metrics of classes', () => {
  it('of a case worked by hand', () => {
    const rows = [
      [0.7, 0.2, 0.1],
      [0.3, 0.3, 0.4],
      [0.1, 0.8, 0.1],
      [0.6, 0.2, 0.2],
    ]
    for (const probabilities of [matrix(...rows), withGaps(...rows)]) {
      const metrics = classMetrics(probabilities, Uint32Array.of(0, 1, 1, 2))
      expect(metrics.rows).toBe(4)
      expect(metrics.logLoss).toBeCloseTo(-(Math.log(0.7) + Math.log(0.3) + Math.log(0.8) + Math.log(0.2)) / 4, 14)
      expect(metrics.accuracy).toBe(0.5)
      expect(metrics.confusion).toEqual([[1, 0, 0], [0, 1, 1], [1, 0, 0]]) // prettier-ignore
    }
  })

  it('stay finite where the true class was held impossible', () => {
    const { logLoss } = classMetrics(matrix([1, 0], [1, 5e-324]), Uint32Array.of(1, 1))
    expect(logLoss).toBeCloseTo(1022 * Math.LN2, 10)
    expect(classMetrics(matrix([1, 0]), Uint32Array.of(0)).logLoss).toBe(0)
  })

  it('agree with each other on any part', () => {
    const row = fc.tuple(
      fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
      fc.nat(3),
    )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (list) => {
        const probabilities = matrix(
          ...list.map(([weights]) => weights.map((w) => w / weights.reduce((a, b) => a + b))),
        )
        const { rows, accuracy, confusion, logLoss } = classMetrics(
          probabilities,
          Uint32Array.from(list, ([, c]) => c),
        )
        expect(confusion.flat().reduce((a, b) => a + b)).toBe(rows)
        expect(accuracy).toBe(confusion.reduce((sum, counts, k) => sum + counts[k]!, 0) / rows)
        confusion.forEach((counts, k) =>
          expect(counts.reduce((a, b) => a + b)).toBe(list.filter(([, c]) => c === k).length),
        )
        expect(logLoss).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('refuse classes that do not fit', () => {
    expect(() => classMetrics(matrix([1, 0]), Uint32Array.of())).toThrow(RangeError)
    expect(() => classMetrics(matrix([1, 0]), Uint32Array.of(2))).toThrow(/Row 1 has class 2 of 2/)
  })
})
