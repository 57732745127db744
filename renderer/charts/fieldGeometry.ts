import type { Field } from '@shared/contract/run'

/** A rectangle in CSS pixels. */
export interface Rectangle {
  left: number
  top: number
  width: number
  height: number
}

/** How far a plane reaches, in the units of its features. */
export type Extent = Pick<Field, 'xMin' | 'xMax' | 'yMin' | 'yMax'>

/** Where (x, y) of the data lies in `area`; y grows upwards. */
export function toPixel(extent: Extent, area: Rectangle, x: number, y: number): [number, number] {
  return [
    area.left + ((x - extent.xMin) / (extent.xMax - extent.xMin)) * area.width,
    area.top + (1 - (y - extent.yMin) / (extent.yMax - extent.yMin)) * area.height,
  ]
}

/** The inverse of `toPixel`; null outside the area. */
export function fromPixel(extent: Extent, area: Rectangle, left: number, top: number): [number, number] | null {
  const across = (left - area.left) / area.width
  const up = 1 - (top - area.top) / area.height
  if (!(across >= 0 && across <= 1 && up >= 0 && up <= 1)) return null
  return [extent.xMin + across * (extent.xMax - extent.xMin), extent.yMin + up * (extent.yMax - extent.yMin)]
}

/**
 * The field at (x, y), bilinear between its four nearest values; NaN outside the field.
 * The first value of a row lies on xMin, the last on xMax; so with y.
 */
export function fieldAt(field: Field, x: number, y: number): number {
  const last = field.resolution - 1
  const across = ((x - field.xMin) / (field.xMax - field.xMin)) * last
  const up = ((y - field.yMin) / (field.yMax - field.yMin)) * last
  if (!(across >= 0 && across <= last && up >= 0 && up <= last)) return NaN
  const column = Math.min(Math.floor(across), last - 1)
  const row = Math.min(Math.floor(up), last - 1)
  const at = (r: number, c: number) => field.values[r * field.resolution + c] ?? NaN
  const share = across - column
  const low = at(row, column) * (1 - share) + at(row, column + 1) * share
  const high = at(row + 1, column) * (1 - share) + at(row + 1, column + 1) * share
  return low + (high - low) * (up - row)
}

/** What is left of a plot's size with room for labels at its left and below, in CSS px. */
export function plotArea(size: { width: number; height: number }, labelWidth: number): Rectangle {
  const below = 38
  const edge = 8
  return {
    left: labelWidth,
    top: edge,
    width: Math.max(40, size.width - labelWidth - edge),
    height: Math.max(40, size.height - below - edge),
  }
}

/** The extent with a margin of 6 % of each range, or of 1 where there is none: that of the lab's fields. */
export function widened({ xMin, xMax, yMin, yMax }: Extent): Extent {
  const [across, up] = [0.06 * (xMax - xMin || 1), 0.06 * (yMax - yMin || 1)]
  return { xMin: xMin - across, xMax: xMax + across, yMin: yMin - up, yMax: yMax + up }
}
