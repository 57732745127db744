import { missingCode } from '../../table/table'
import type { Groups } from './groups'

/** Cells of a table of counts: more levels of one column times classes of the other are not counted. */
const mostCells = 4_000_000

/**
 * Cramér's V of two columns of levels with the correction of its bias (Bergsma, Journal of the Korean Statistical Society 42, 2013), over
 * the rows where both are there: from 0, independent, to 1. Without the correction, columns of many levels seem related by chance.
 *
 *   φ² = χ²/n, φ̃² = max(0, φ² - (r - 1)(c - 1)/(n - 1)), r̃ = r - (r - 1)²/(n - 1), c̃ alike, V = √(φ̃² / min(r̃ - 1, c̃ - 1))
 *
 * r and c count the levels that have a row. NaN where either column has one level only, or nearly a level for each row.
 */
export function cramersV(one: Groups, other: Groups): { value: number; rows: number } {
  const width = other.count
  if (one.count * width > mostCells) return { value: Number.NaN, rows: 0 }
  const counts = new Float64Array(one.count * width)
  const [ofOne, ofOther] = [new Float64Array(one.count), new Float64Array(width)]
  let rows = 0
  for (let row = 0; row < one.of.length; row++) {
    const [first, second] = [one.of[row] as number, other.of[row] as number]
    if (first === missingCode || second === missingCode) continue
    rows += 1
    const cell = first * width + second
    counts[cell] = (counts[cell] as number) + 1
    ofOne[first] = (ofOne[first] as number) + 1
    ofOther[second] = (ofOther[second] as number) + 1
  }
  // χ²/n + 1 = Σ nᵢⱼ² / (nᵢ nⱼ)
  let sum = 0
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] as number
    if (count === 0) continue
    sum += (count / (ofOne[Math.floor(cell / width)] as number)) * (count / (ofOther[cell % width] as number))
  }
  const levels = (sizes: Float64Array) => sizes.filter((size) => size > 0).length
  const [r, c] = [levels(ofOne), levels(ofOther)]
  const corrected = (size: number) => size - (size - 1) ** 2 / (rows - 1)
  const most = Math.min(corrected(r), corrected(c)) - 1
  if (r < 2 || c < 2 || !(most > 0)) return { value: Number.NaN, rows }
  const phi = Math.max(0, sum - 1 - ((r - 1) * (c - 1)) / (rows - 1))
  return { value: Math.min(1, Math.sqrt(phi / most)), rows }
}
