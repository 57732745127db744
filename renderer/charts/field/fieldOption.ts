import type { CustomSeriesRenderItem } from 'echarts'
import type { EChartsCoreOption } from 'echarts/core'
import { type Extent, plotArea, type Rectangle } from '../fieldGeometry'
import { formatTick } from '../../wording/formatNumber'
import { labelStyle } from '../loss/lossOption'
import type { ThemeColours } from '../themeColours'
import { axisTicks, linearTicks } from '../ticks'
import type { Size } from '../useChart'

/** A field as it is painted. */
export interface FieldLayer {
  /** Values along either side. */
  resolution: number
  /** A pixel a value. */
  bitmap: HTMLCanvasElement
  /** The lines of one value in units of the grid (`contourLines`): 0.5 of a probability. */
  lines: Float64Array[]
}

export interface FieldPicture {
  extent: Extent
  /** The field; null where there are rows only. */
  layer: FieldLayer | null
  /** The rows, as large as the plane; null without rows. */
  points: (area: Rectangle, ratio: number) => HTMLCanvasElement | null
  xName: string
  yName: string
}

/** Tick labels of a field's y axis need about this many CSS px, name included. */
function labelWidth(labels: string[]): number {
  return 32 + 6.2 * Math.max(1, ...labels.map((label) => label.length))
}

/** The plane in the plot. */
export function fieldArea(extent: Extent, size: Size): Rectangle {
  return plotArea(size, labelWidth(linearTicks(extent.yMin, extent.yMax, 5).map(formatTick)))
}

/** Below rows without a field: a light tone in both themes, on which every mark shows. */
const bareGround = '#e9ebee'

/** The pieces of the picture in CSS px: field, lines, rows. One after the other, each over the one before. */
export function fieldPieces(picture: FieldPicture, area: Rectangle, ratio: number): object[] {
  const points = picture.points(area, ratio)
  return [
    ...(picture.layer === null ? [groundPiece(area)] : layerPieces(picture.layer, area)),
    ...(points === null
      ? []
      : [{ type: 'image', style: { image: points, x: area.left, y: area.top, ...sides(area) } }]),
  ]
}

function groundPiece(area: Rectangle): object {
  return { type: 'rect', shape: { x: area.left, y: area.top, ...sides(area) }, style: { fill: bareGround } }
}

function layerPieces({ resolution, bitmap, lines }: FieldLayer, area: Rectangle): object[] {
  const step = { x: area.width / (resolution - 1), y: area.height / (resolution - 1) }
  return [
    {
      type: 'image',
      // The middle of the outermost pixels lies on the edge of the plane: half a pixel hangs over and is clipped.
      style: {
        image: bitmap,
        x: area.left - step.x / 2,
        y: area.top - step.y / 2,
        width: area.width + step.x,
        height: area.height + step.y,
      },
    },
    ...lines.map((line) => ({
      type: 'polyline',
      shape: {
        points: Array.from({ length: line.length / 2 }, (_, i) => [
          area.left + (line[2 * i] ?? 0) * step.x,
          area.top + area.height - (line[2 * i + 1] ?? 0) * step.y,
        ]),
      },
      style: { fill: 'none', stroke: '#000000', lineWidth: 2, lineJoin: 'round' },
    })),
  ]
}

function sides({ width, height }: Rectangle): { width: number; height: number } {
  return { width, height }
}

/**
 * The whole plot as one `custom` series: a heatmap series of the same size takes twenty times as long to draw.
 * @param ratio device pixels in a CSS pixel, for the marks of the rows
 */
export function fieldOption(picture: FieldPicture, colours: ThemeColours, size: Size, ratio = 1): EChartsCoreOption {
  const { extent } = picture
  const area = fieldArea(extent, size)
  const renderItem: CustomSeriesRenderItem = () =>
    ({
      type: 'group',
      clipPath: { type: 'rect', shape: { x: area.left, y: area.top, ...sides(area) } },
      children: fieldPieces(picture, area, ratio),
    }) as ReturnType<CustomSeriesRenderItem>
  const label = labelStyle(colours)
  const axis = (name: string, min: number, max: number, length: number, nameGap: number) => {
    const ticks = axisTicks(min, max, Math.max(2, Math.min(6, Math.floor(length / 52))))
    return {
      // Said again: options are merged, and a plot that waited for its field has hidden them.
      show: true,
      type: 'value',
      name,
      nameLocation: 'middle',
      nameGap,
      nameTextStyle: label,
      nameTruncate: { maxWidth: length, ellipsis: '…' },
      min,
      max,
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.textMuted } },
      axisTick: { show: true, length: 3, customValues: ticks, lineStyle: { color: colours.textMuted } },
      axisLabel: { ...label, customValues: ticks, formatter: formatTick, hideOverlap: true },
    }
  }
  const yLabels = linearTicks(extent.yMin, extent.yMax, 5).map(formatTick)
  return {
    grid: { ...area, outerBoundsMode: 'none' },
    xAxis: axis(picture.xName, extent.xMin, extent.xMax, area.width, 22),
    yAxis: axis(picture.yName, extent.yMin, extent.yMax, area.height, labelWidth(yLabels) - 20),
    series: [
      { id: 'field', type: 'custom', silent: true, animation: false, renderItem, data: [[extent.xMin, extent.yMin]] },
    ],
  }
}
