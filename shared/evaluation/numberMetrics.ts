import type { NumberMetrics } from '../contract/run'
import { accurateSum } from '../math/statistics'
import type { RealArray } from '../math/matrix'

/**
 * How far predicted numbers are from the true ones; every row counts once. Both are standardized; `scale`, the target's
 * units in one of theirs, brings the errors back into its own unit.
 *
 * - rmse = √(Σ (p - t)² / n)
 * - mae = Σ |p - t| / n
 * - r2 = 1 - Σ (p - t)² / Σ (t - t̄)², t̄ the mean of these rows (Draper and Smith, Applied Regression Analysis): 1 is
 *   perfect, 0 what predicting t̄ reaches, below 0 worse than that; null where these rows do not vary.
 *
 * Without rows rmse and mae are NaN: such a part has no metrics.
 *
 * @throws RangeError where there is not one prediction for each target.
 */
export function numberMetrics(predicted: RealArray, targets: RealArray, scale: number): NumberMetrics {
  const rows = targets.length
  if (predicted.length !== rows) throw new RangeError(`${rows} targets need as many predictions.`)
  const target = (row: number) => targets[row] as number
  const error = (row: number) => (predicted[row] as number) - target(row)
  const mean = accurateSum(rows, target) / rows
  const rmse = rootMeanSquare(rows, error)
  const ratio = rmse / rootMeanSquare(rows, (row) => target(row) - mean)
  return {
    rows,
    rmse: rmse * scale,
    mae: (accurateSum(rows, (row) => Math.abs(error(row))) / rows) * scale,
    r2: targets.every((value) => value === targets[0]) ? null : 1 - ratio * ratio,
  }
}

/**
 * √(Σ term² / n). Each term is divided by the largest first, so that no square overflows or vanishes. NaN without
 * terms.
 */
function rootMeanSquare(length: number, term: (index: number) => number): number {
  let largest = length === 0 ? Number.NaN : 0
  for (let i = 0; i < length; i++) largest = Math.max(largest, Math.abs(term(i)))
  if (!(largest > 0)) return largest
  const squares = accurateSum(length, (index) => {
    const share = term(index) / largest
    return share * share
  })
  return largest * Math.sqrt(squares / length)
}
