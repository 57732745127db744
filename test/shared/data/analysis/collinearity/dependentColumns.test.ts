import { describe, expect, it } from 'vitest'
import { dependentColumns } from '@shared/data/analysis/collinearity/dependentColumns'
import { normal } from '../advice/adviceBench'

const rows = 50
/** Mean 0 and length 1. */
function unit(values: readonly number[]): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const centered = Float64Array.from(values, (value) => value - mean)
  const length = Math.hypot(...centered)
  return centered.map((value) => value / length)
}
const [a, b, c] = [1, 2, 3].map((seed) => normal(rows, seed)) as [number[], number[], number[]]

describe('dependentColumns', () => {
  it('finds what a column is a sum of, and nothing that is not needed for it', () => {
    const sum = unit(a.map((value, row) => 3 * value - b[row]!))
    const [found, ...more] = dependentColumns([unit(a), unit(b), unit(c), sum])
    expect(more).toEqual([])
    expect(found?.column).toBe(3)
    expect(found?.of.map(({ column }) => column)).toEqual([0, 1])
    // The sum of the parts is the column again.
    const [first, second] = found!.of
    const again = unit(a).map((value, row) => first!.factor * value + second!.factor * unit(b)[row]!)
    again.forEach((value, row) => expect(value).toBeCloseTo(sum[row]!, 12))
  })

  it('finds none among columns that are independent, however near they are', () => {
    const near = unit(a.map((value, row) => value + 1e-5 * c[row]!))
    expect(dependentColumns([unit(a), null, unit(b), near])).toEqual([])
  })

  it('finds none where far-off rows alone make two columns alike, and those that are alike with such rows', () => {
    const far = (values: number[]) => values.map((value, row) => (row % 25 === 0 ? 1e9 : value))
    expect(dependentColumns([unit(far(a)), unit(far(b))])).toEqual([])
    const sum = far(a).map((value, row) => value + far(b)[row]!)
    expect(dependentColumns([unit(far(a)), unit(b), unit(far(b)), unit(sum)])).toHaveLength(1)
  })

  it('ends where the rows cannot tell more columns apart', () => {
    const many = Array.from({ length: 80 }, (_, seed) => unit(normal(20, seed)))
    expect(dependentColumns(many)).toEqual([])
  })
})
