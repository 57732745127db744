import type { Field } from '@shared/contract/run'
import { toPixel, type Rectangle } from '../fieldGeometry'
import { type FieldScale, colourEntry } from './fieldScale'
import { inks, markOf, markScale, partInks, parts, valueMark } from './marks'

/** Rows on the plane; entry i of each array is the same row. Rows with a NaN or a class without a name are not drawn. */
export interface FieldPoints {
  x: Float64Array
  y: Float64Array
  /** Index of the row's class; not read where there are `values`. */
  classes: ArrayLike<number>
  /** The target where it is a number. */
  values?: Float64Array | null
  /** 0 training, 1 validation, 2 test. */
  part?: Uint8Array
  /** How many rows there are where these are a part of them. */
  total?: number
}

/** The part of a 2d context that is used here. */
export type PointContext = Pick<
  CanvasRenderingContext2D,
  'setTransform' | 'fill' | 'stroke' | 'lineWidth' | 'fillStyle' | 'strokeStyle' | 'lineJoin' | 'globalAlpha'
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
  /** Gives rows with values their colours. */
  scale: FieldScale
  /** A 1 for each selected row: they get a ring and come last, the others fade. Null where none is. */
  selected?: Uint8Array | null
}

interface Ink {
  path: Path2D
  fill: string
  /** Colour and width in CSS px, from the outermost to the one at the fill: half of each is under what lies within. */
  outlines: [colour: string, width: number][]
}

/** How a row is drawn; null where it is not. */
type Pen = (row: number, part: number) => Ink | null

/** A shape and ink for each class. */
function classPen({ points, classCount }: PointPicture, toPath: (data: string) => Path2D): Pen {
  const marks = Array.from({ length: classCount }, (_, index) => {
    const mark = markOf(index)
    return { mark, path: toPath(mark.path) }
  })
  return (row, part) => {
    const drawn = marks[points.classes[row] ?? classCount]
    if (drawn === undefined) return null
    const { fill, outline } = partInks(drawn.mark, part)
    return { path: drawn.path, fill, outlines: [[outline, 2.6]] }
  }
}

const twoOutlines: Ink['outlines'] = [
  [inks.white, 4],
  [inks.dark, 2],
]

/** A circle in the colour of the row's own value; of its two outlines one is seen on any colour of the field. */
function valuePen(values: Float64Array, { scale }: PointPicture, toPath: (data: string) => Path2D): Pen {
  const path = toPath(valueMark)
  return (row) => {
    const value = values[row] ?? NaN
    if (Number.isNaN(value)) return null
    const entry = colourEntry(scale, value)
    const [red, green, blue] = scale.colours.subarray(entry, entry + 3)
    return { path, fill: `rgb(${red}, ${green}, ${blue})`, outlines: twoOutlines }
  }
}

/** How much is left of a row that is not selected while others are. */
const faded = 0.3
/** Around the mark of a selected row, in units of the mark. */
const ringPath = 'M-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0Z'
const ring: Ink['outlines'] = [
  [inks.white, 4],
  [inks.dark, 1.8],
]

/**
 * Draws the marks of the rows. Held-out rows are drawn over the training rows: they are smaller. Selected rows are drawn over
 * all others, in a ring.
 */
export function paintPoints(
  context: PointContext,
  picture: PointPicture,
  toPath: (data: string) => Path2D = (data) => new Path2D(data),
): void {
  const { points, rows, extent, area, ratio } = picture
  const selected = picture.selected ?? null
  const pen = points.values ? valuePen(points.values, picture, toPath) : classPen(picture, toPath)
  const around = toPath(ringPath)
  const size = markScale(rows.length)
  context.lineJoin = 'round'

  function outline(path: Path2D, outlines: Ink['outlines'], radius: number): void {
    for (const [colour, width] of outlines) {
      context.lineWidth = width / radius
      context.strokeStyle = colour
      context.stroke(path)
    }
  }

  function paint(chosen: boolean): void {
    for (const [code, part] of parts.entries()) {
      for (const row of rows) {
        if ((points.part?.[row] ?? 0) !== code || (selected?.[row] === 1) !== chosen) continue
        const ink = pen(row, code)
        const [left, top] = toPixel(extent, area, points.x[row] ?? NaN, points.y[row] ?? NaN)
        if (ink === null || Number.isNaN(left + top)) continue
        const scale = part.radius * size * ratio
        context.setTransform(scale, 0, 0, scale, left * ratio, top * ratio)
        if (chosen) outline(around, ring, part.radius)
        outline(ink.path, ink.outlines, part.radius)
        context.fillStyle = ink.fill
        context.fill(ink.path)
      }
    }
  }

  if (selected !== null) context.globalAlpha = faded
  paint(false)
  context.globalAlpha = 1
  if (selected !== null) paint(true)
  context.setTransform(1, 0, 0, 1, 0, 0)
}
