import { type Extent, toPixel, type Rectangle } from '../fieldGeometry'
import { type FieldScale, colourEntry } from './fieldScale'
import {
  denseFrom,
  type Ink,
  inks,
  markOf,
  markOpacity,
  markScale,
  partInk,
  parts,
  valueMark,
  wrongInk,
  wrongRing,
} from './marks'

/** Rows on the plane; entry i of each array is the same row. Rows with a NaN or a class without a name are not drawn. */
export interface FieldPoints {
  x: Float64Array
  y: Float64Array
  /** Index of the row's class; not read where there are `values`. */
  classes: ArrayLike<number>
  /** The target where it is a number. */
  values?: Float64Array | null
  /** 0 training, 1 validation, 2 test; rows of another code are not drawn. Without it all are drawn as training rows. */
  part?: Uint8Array | undefined
  /** The probability of the drawn class or the number that the run predicts for the row; NaN where it predicts none. */
  predicted?: Float64Array | null
  /** A 1 for each row of another class than the predicted one: they get a ring. */
  wrong?: Uint8Array | null
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
  extent: Extent
  area: Rectangle
  /** Device pixels in a CSS pixel. */
  ratio: number
  classCount: number
  /** Gives rows with values their colours. */
  scale: FieldScale
  /** A 1 for each selected row: they get a disc and come last, the others fade. Null where none is. */
  selected?: Uint8Array | null
}

interface Drawn extends Ink {
  path: Path2D
}

/** How a row is drawn; null where it is not. */
type Pen = (row: number, part: number) => Drawn | null

/** A shape and colour for each class. */
function classPen({ points, classCount }: PointPicture, toPath: (data: string) => Path2D): Pen {
  const marks = Array.from({ length: classCount }, (_, index) => {
    const mark = markOf(index, classCount)
    return { mark, path: toPath(mark.path) }
  })
  return (row, part) => {
    const drawn = marks[points.classes[row] ?? classCount]
    if (drawn === undefined) return null
    return { path: drawn.path, ...partInk(drawn.mark, part) }
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
/** Below the mark of a selected row, in units of the mark. */
const discPath = 'M-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0-3.2 0Z'
const disc: Ink = { fill: inks.white, outlines: [[inks.dark, 3]] }

/**
 * Draws the marks of the rows. Held-out rows are drawn over the training rows: they are smaller. Misclassified rows have a ring.
 * Selected rows are drawn over all others, on a disc. Many marks are transparent, so that density is seen.
 */
export function paintPoints(
  context: PointContext,
  picture: PointPicture,
  toPath: (data: string) => Path2D = (data) => new Path2D(data),
): void {
  const { points, rows, extent, area, ratio } = picture
  const selected = picture.selected ?? null
  const pen = points.values ? valuePen(points.values, picture, toPath) : classPen(picture, toPath)
  const [below, around] = [toPath(discPath), toPath(wrongRing)]
  const size = markScale(rows.length)
  const dense = rows.length > denseFrom
  context.lineJoin = 'round'

  function outline(path: Path2D, outlines: Ink['outlines'], radius: number): void {
    for (const [colour, width] of outlines) {
      context.lineWidth = width / radius
      context.strokeStyle = colour
      context.stroke(path)
    }
  }

  function mark({ path, fill, outlines }: Drawn, radius: number): void {
    outline(path, outlines, radius)
    context.fillStyle = fill
    context.fill(path)
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
        const bare = dense && !chosen
        if (points.wrong?.[row] === 1) outline(around, bare ? wrongInk.slice(-1) : wrongInk, part.radius)
        if (chosen) mark({ path: below, ...disc }, part.radius)
        // Outlines would cover what lies below. The innermost stays where it is all that there is of a mark.
        mark(bare ? { ...ink, outlines: ink.outlines.slice(1) } : ink, part.radius)
      }
    }
  }

  context.globalAlpha = selected === null ? markOpacity(rows.length) : faded
  paint(false)
  context.globalAlpha = 1
  if (selected !== null) paint(true)
  context.setTransform(1, 0, 0, 1, 0, 0)
}
