/**
 * Which of the points of a curve to draw so that it looks the same with fewer: largest triangle three buckets
 * (Steinarsson, "Downsampling time series for visual representation", 2013). The first and last point stay; of each of
 * the equal stretches between, the point that spans the largest triangle with the one kept before and the mean of the
 * stretch after. A stretch with a NaN keeps the NaN, so that the curve breaks there.
 *
 * @param x, y the same number of values
 * @returns ascending indices, at most `limit` (3 at least)
 */
export function thinCurve(x: ArrayLike<number>, y: ArrayLike<number>, limit: number): Uint32Array {
  const count = y.length
  if (count <= limit) return Uint32Array.from({ length: count }, (_, i) => i)
  const kept = new Uint32Array(limit)
  const stretch = (count - 2) / (limit - 2)
  const startOf = (bucket: number) => Math.min(count - 1, 1 + Math.floor(bucket * stretch))
  for (let bucket = 0; bucket < limit - 2; bucket++) {
    const start = startOf(bucket)
    const end = startOf(bucket + 1)
    const next = mean(x, y, end, bucket === limit - 3 ? count : startOf(bucket + 2))
    const before = kept[bucket] ?? 0
    const [xBefore, yBefore] = [x[before] ?? 0, finiteOr(y[before], next.y)]
    let largest = -1
    for (let i = start; i < end; i++) {
      const value = y[i] ?? NaN
      const across = xBefore - next.x
      const area = Math.abs(across * (value - yBefore) - (xBefore - (x[i] ?? 0)) * (next.y - yBefore))
      if (Number.isNaN(value)) {
        kept[bucket + 1] = i
        break
      }
      if (largest >= 0 && !(area > largest)) continue
      largest = Number.isNaN(area) ? 0 : area
      kept[bucket + 1] = i
    }
  }
  kept[limit - 1] = count - 1
  return kept
}

function finiteOr(value: number | undefined, otherwise: number): number {
  return value === undefined || Number.isNaN(value) ? otherwise : value
}

/** The mean of the points from `start` to before `end`; those without a value are left out. */
function mean(x: ArrayLike<number>, y: ArrayLike<number>, start: number, end: number): { x: number; y: number } {
  let [xSum, ySum, count] = [0, 0, 0]
  for (let i = start; i < end; i++) {
    const value = y[i] ?? NaN
    if (Number.isNaN(value)) continue
    xSum += x[i] ?? 0
    ySum += value
    count++
  }
  return { x: xSum / count, y: ySum / count }
}
