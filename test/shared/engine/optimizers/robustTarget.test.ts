import { describe, expect, it } from 'vitest'
import { robustTarget } from '@shared/engine/optimizers/robustTarget'
import type { Matrix } from '@shared/math/matrix'
import { createRandom } from '@shared/math/random'

const go = () => undefined
/** One column of inputs. */
const column = (...values: number[]): Matrix => ({
  rows: values.length,
  columns: 1,
  stride: 1,
  values: Float64Array.from(values),
})
const robust = (inputs: Matrix, targets: number[]) =>
  robustTarget({ rows: inputs.rows, inputs, targets: Float64Array.from(targets), weights: null }, go)
const numbers = Array.from({ length: 40 }, (_, index) => index)

describe('the robust scale of a target', () => {
  it('is the median absolute deviation from the median, by that of normal values', () => {
    // Median 3; deviations 3, 2, 1, 0, 1, 2, 997 have the median 2.
    const { center, scale } = robust(column(0, 0, 0, 0, 0, 0, 0), [0, 1, 2, 3, 4, 5, 1000])
    expect(center).toBe(3)
    expect(scale).toBeCloseTo(2 / 0.6744897501960817, 14)
  })

  it('is by the mean deviation where more than half of the values are the same, and 1 where all are', () => {
    const { center, scale } = robust(column(1, 2, 3, 4, 5), [7, 7, 7, 7, 12])
    expect(center).toBe(7)
    expect(scale).toBeCloseTo(Math.sqrt(Math.PI / 2), 12)
    expect(robust(column(1, 2, 3), [7, 7, 7])).toMatchObject({ center: 7, scale: 1 })
  })
})

describe('delta by the data', () => {
  it('does not move with an outlier, however far away it is', () => {
    const random = createRandom(1, 'sample')
    const noise = numbers.map(() => random.normal())
    const withOutlier = (size: number) => {
      const targets = numbers.map((x, row) => 3 * x + noise[row]! + (row === 20 ? size : 0))
      const { scale, delta } = robust(column(...numbers), targets)
      return scale * delta
    }
    expect(withOutlier(1e12)).toBeCloseTo(withOutlier(1e3), 4)
    expect(withOutlier(1e12)).toBeLessThan(1.345 * 2)
  })

  it('is a thousandth of that of the median alone at least, where a line goes through more than half of the rows', () => {
    const targets = numbers.map((x) => 2 * x + (x % 4 === 0 ? 1e6 : 0))
    expect(robust(column(...numbers), targets).delta).toBeCloseTo(1.345e-3, 12)
  })

  it('is that of the median alone where there are hardly more rows than inputs', () => {
    const inputs = { rows: 4, columns: 3, stride: 3, values: Float64Array.of(1, 2, 0, 3, 1, 1, 0, 0, 1, 5, 5, 5) }
    expect(robust(inputs, [1, 2, 3, 4]).delta).toBe(1.345)
  })

  it('does not depend on the units of the columns and of the target', () => {
    const random = createRandom(2, 'sample')
    const targets = numbers.map((x) => 0.1 * x + random.normal())
    const plain = robust(column(...numbers), targets)
    const other = robust(
      column(...numbers.map((x) => 1e9 + 1e3 * x)),
      targets.map((target) => 1e-6 * target),
    )
    expect(other.delta).toBeCloseTo(plain.delta, 7)
    expect(other.scale).toBeCloseTo(1e-6 * plain.scale, 15)
  })

  it('ends with what the caller throws between passes', () => {
    const inputs = column(...numbers)
    const stop = () => {
      throw new Error('enough')
    }
    expect(() => robustTarget({ rows: 40, inputs, targets: Float64Array.from(numbers), weights: null }, stop)).toThrow(
      'enough',
    )
  })
})
