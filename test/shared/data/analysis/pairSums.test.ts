import { describe, expect, it } from 'vitest'
import { addProducts, addValues, createPairs, findMeans } from '@shared/data/analysis/pairSums'

const gap = Number.NaN
const counts = (length: number, value = (row: number) => row) => Float64Array.from({ length }, (_, row) => value(row))
/** All sums over columns that come in blocks of rows, which end before these rows. */
function sumsOf(columns: readonly Float64Array[], ...cuts: number[]) {
  const rows = columns[0]!.length
  const ends = [...cuts, rows]
  const pairs = createPairs(columns.length)
  const blocks = ends.map((end, index) => columns.map((values) => values.subarray(ends[index - 1] ?? 0, end)))
  for (const block of blocks) addValues(block, pairs)
  findMeans(pairs)
  for (const block of blocks) addProducts(block, pairs)
  return pairs
}

describe('sums over the rows that two columns share', () => {
  it('of 0 to n - 1 are n (n² - 1) / 12 for the squares, and their negative with the opposite', () => {
    const n = 1001
    const { rows, mean, squares, deviations, products } = sumsOf([counts(n), counts(n, (row) => 7 - row)])
    const square = (n * (n * n - 1)) / 12
    expect(Array.from(rows)).toEqual([n, n, n, n])
    expect(Array.from(mean)).toEqual([500, 500, -493, -493])
    expect(Array.from(squares)).toEqual([square, square, square, square])
    expect(products[1]).toBe(-square)
    expect(Array.from(deviations)).toEqual([0, 0, 0, 0])
  })

  it('leave out rows where either is missing, as numpy does when it is told to', () => {
    const x = Float64Array.of(1.5, gap, 2, 7, 3, gap, 11)
    const y = Float64Array.of(2, 4, gap, 1, 0, gap, 5)
    for (const cuts of [[], [1], [2, 2, 6]]) {
      const { rows, mean, squares, products } = sumsOf([x, y], ...cuts)
      expect(Array.from(rows)).toEqual([5, 4, 4, 5])
      expect([mean[0], mean[1], mean[2], mean[3]]).toEqual([4.9, 5.625, 2, 2.4])
      expect([squares[1], squares[2]]).toEqual([54.6875, 14])
      expect(products[1]).toBeCloseTo(20, 12)
    }
  })

  it('are 0 and no number where no row is shared', () => {
    const { rows, mean, products } = sumsOf([Float64Array.of(1, gap), Float64Array.of(gap, 2)])
    expect([rows[1], mean[1], products[1]]).toEqual([0, gap, 0])
  })

  it('of a column that never varies are exactly that, in any blocks, whatever it is in other rows', () => {
    const other = Float64Array.of(gap, gap, gap, 1, 2, 3, 4, 5, 6, 7)
    for (const value of [0.1, 14.62, 1 / 3, 1e9 + 0.1]) {
      const x = new Float64Array(10).fill(value).fill(0.3, 0, 3)
      for (const cuts of [[], [3], [2, 5], [4]]) {
        const { mean, squares, deviations } = sumsOf([x, other], ...cuts)
        expect([mean[1], squares[1], deviations[1]]).toEqual([value, 0, 0])
      }
    }
  })

  it('stay within the range of numbers: a power of two changes no digit', () => {
    const plain = sumsOf([counts(9, (row) => (row * row) % 7)])
    const of = (factor: number) =>
      sumsOf([counts(9, (row) => ((row * row) % 7) * factor)]).squares[0]! / plain.squares[0]!
    expect([of(2 ** 900), of(2 ** -900), of(2 ** 10)]).toEqual([2 ** 600, 2 ** -600, 2 ** 20])
  })
})
