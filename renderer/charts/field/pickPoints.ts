import { type Extent, type Rectangle, toPixel } from '../fieldGeometry'
import type { FieldPoints } from './paintPoints'

/** Whether the row is on the plane: it has a place, and a value or a class with a name. */
function isOnPlane(points: FieldPoints, row: number, classCount: number): boolean {
  if (points.values) return !Number.isNaN(points.values[row] ?? NaN)
  return (points.classes[row] ?? classCount) < classCount
}

/** The rows whose places lie in a box in CSS px, ascending; all of them, drawn or not. */
export function rowsInBox(
  points: FieldPoints,
  extent: Extent,
  area: Rectangle,
  box: Rectangle,
  classCount: number,
): Uint32Array {
  const found = new Uint32Array(points.x.length)
  let count = 0
  for (let row = 0; row < found.length; row++) {
    const [left, top] = toPixel(extent, area, points.x[row] ?? NaN, points.y[row] ?? NaN)
    const inside = left >= box.left && left <= box.left + box.width && top >= box.top && top <= box.top + box.height
    if (inside && isOnPlane(points, row, classCount)) found[count++] = row
  }
  return found.slice(0, count)
}

/** The row nearest to a place in CSS px, at most `reach` px away; null where there is none. */
export function rowNear(
  points: FieldPoints,
  extent: Extent,
  area: Rectangle,
  place: { left: number; top: number },
  reach: number,
  classCount: number,
): number | null {
  let nearest: number | null = null
  let least = reach * reach
  for (let row = 0; row < points.x.length; row++) {
    const [left, top] = toPixel(extent, area, points.x[row] ?? NaN, points.y[row] ?? NaN)
    const distance = (left - place.left) ** 2 + (top - place.top) ** 2
    // Not a number where the row has no place.
    if (!(distance <= least) || !isOnPlane(points, row, classCount)) continue
    least = distance
    nearest = row
  }
  return nearest
}
