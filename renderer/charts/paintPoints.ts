import type { Field } from '@shared/contract/run'
import { toPixel, type Rectangle } from './fieldGeometry'
import { markOf, markScale, partInks, parts } from './marks'

/** Rows on the plane; entry i of each array is the same row. Rows with a NaN or a class without a name are not drawn. */
export interface FieldPoints {
  x: Float64Array
  y: Float64Array
  /** Index of the row's class. */
  classes: ArrayLike<number>
  /** 0 training, 1 validation, 2 test. */
  part?: Uint8Array
  /** How many rows there are where these are a part of them. */
  total?: number
}

/** The part of a 2d context that is used here. */
export type PointContext = Pick<
  CanvasRenderingContext2D,
  'setTransform' | 'fill' | 'stroke' | 'lineWidth' | 'fillStyle' | 'strokeStyle' | 'lineJoin'
>

export interface PointPicture {
  points: FieldPoints
  /** Indices of the rows to draw, in that order. */
  rows: Uint32Array
  extent: Pick<Field, 'xMin' | 'xMax' | 'yMin' | 'yMax'>
  area: Rectangle
  /** Device pixels in a CSS pixel. */
  ratio: number
  classCount: number
}

/** Draws the marks of the rows. Held-out rows are drawn over the training rows: they are smaller. */
export function paintPoints(
  context: PointContext,
  picture: PointPicture,
  toPath: (data: string) => Path2D = (data) => new Path2D(data),
): void {
  const { points, rows, extent, area, ratio, classCount } = picture
  const marks = Array.from({ length: classCount }, (_, index) => {
    const mark = markOf(index)
    return { mark, path: toPath(mark.path) }
  })
  const size = markScale(rows.length)
  context.lineJoin = 'round'
  for (const [code, part] of parts.entries()) {
    for (const row of rows) {
      if ((points.part?.[row] ?? 0) !== code) continue
      const drawn = marks[points.classes[row] ?? classCount]
      const [left, top] = toPixel(extent, area, points.x[row] ?? NaN, points.y[row] ?? NaN)
      if (drawn === undefined || Number.isNaN(left + top)) continue
      const { fill, outline } = partInks(drawn.mark, code)
      const scale = part.radius * size * ratio
      context.setTransform(scale, 0, 0, scale, left * ratio, top * ratio)
      // The outline is drawn first and twice as wide: half of it disappears under the fill.
      context.lineWidth = 2.6 / part.radius
      context.strokeStyle = outline
      context.stroke(drawn.path)
      context.fillStyle = fill
      context.fill(drawn.path)
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
}
