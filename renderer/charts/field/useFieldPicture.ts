import { computed, type ComputedRef } from 'vue'
import type { Field } from '@shared/contract/run'
import { contourLines } from './contour'
import type { Extent, Rectangle } from '../fieldGeometry'
import type { FieldPicture } from './fieldOption'
import type { FieldScale } from './fieldScale'
import { paintField } from './paintField'
import { paintPoints, type FieldPoints } from './paintPoints'
import { sampleRows, sampleWithSelected } from './sampleRows'

/** What a field plot is made of. */
export interface FieldInputs {
  readonly field: Field | null
  /** How far the plane reaches before there is a field; null draws nothing until then. */
  readonly extent?: Extent | null | undefined
  readonly points: FieldPoints | null
  readonly scale: FieldScale
  readonly classNames: string[]
  readonly xName: string
  readonly yName: string
  /** A 1 for each selected row; null where none is. */
  readonly selected?: Uint8Array | null | undefined
}

function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D | null] {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  return [canvas, canvas.getContext('2d')]
}

function bitmapOf(field: Field, scale: FieldScale): HTMLCanvasElement {
  const [canvas, context] = canvasOf(field.resolution, field.resolution)
  if (context === null) return canvas
  const pixels = context.createImageData(field.resolution, field.resolution)
  paintField(field.values, field.resolution, pixels.data, scale)
  context.putImageData(pixels, 0, 0)
  return canvas
}

/** The bitmaps and lines of a plot; each is made again only when what it shows has changed. */
export function useFieldPicture(inputs: FieldInputs): ComputedRef<FieldPicture | null> {
  let key = ''
  let drawn: { points: FieldPoints; selected: Uint8Array | null; canvas: HTMLCanvasElement } | null = null

  function pointsCanvas(extent: Extent, area: Rectangle, ratio: number): HTMLCanvasElement | null {
    const { points, classNames, scale, selected = null } = inputs
    if (points === null) return null
    const size = [area.width, area.height, ratio, classNames.length, scale.low, scale.high]
    const nextKey = [...size, extent.xMin, extent.xMax, extent.yMin, extent.yMax].join(' ')
    if (drawn?.points === points && drawn.selected === selected && key === nextKey) return drawn.canvas
    const [canvas, context] = canvasOf(area.width * ratio, area.height * ratio)
    if (context === null) return null
    const count = points.x.length
    const rows = selected === null ? sampleRows(count) : sampleWithSelected(count, selected)
    const own = { left: 0, top: 0, width: area.width, height: area.height }
    const classCount = classNames.length
    paintPoints(context, { points, rows, extent, area: own, ratio, classCount, scale, selected })
    key = nextKey
    drawn = { points, selected, canvas }
    return canvas
  }

  const layer = computed(() => {
    const { field, scale } = inputs
    if (field === null) return null
    const { values, resolution } = field
    const lines = scale.line === null ? [] : contourLines(values, resolution, resolution, scale.line)
    return { resolution, bitmap: bitmapOf(field, scale), lines }
  })

  return computed(() => {
    const { points, xName, yName, selected = null, field, extent = null } = inputs
    const plane = field ?? extent
    if (plane === null) return null
    // Read here, so that new rows and another selection make a new picture.
    const hasPoints = points !== null || selected !== null
    const drawPoints = (area: Rectangle, ratio: number) => (hasPoints ? pointsCanvas(plane, area, ratio) : null)
    return { extent: plane, layer: layer.value, xName, yName, points: drawPoints }
  })
}
