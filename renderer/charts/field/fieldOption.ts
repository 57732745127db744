import type { CustomSeriesRenderItem } from 'echarts'
import type { EChartsCoreOption } from 'echarts/core'
import type { Field } from '@shared/contract/run'
import { squareArea, type Rectangle } from '../fieldGeometry'
import { formatTick } from '../../wording/formatNumber'
import { labelStyle } from '../loss/lossOption'
import type { ThemeColours } from '../themeColours'
import { linearTicks } from '../ticks'
import type { Size } from '../useChart'

export interface FieldPicture {
  field: Field
  /** The field, a pixel a value. */
  bitmap: HTMLCanvasElement
  /** The lines of one value in units of the grid (`contourLines`): 0.5 of a probability. */
  lines: Float64Array[]
  /** The rows, as large as the plane; null without rows. */
  points: (area: Rectangle) => HTMLCanvasElement | null
  xName: string
  yName: string
}

/** Tick labels of a field's y axis need about this many CSS px, name included. */
function labelWidth(labels: string[]): number {
  return 32 + 6.2 * Math.max(1, ...labels.map((label) => label.length))
}

/** The square on which the field is drawn. */
export function fieldArea(field: Field, size: Size): Rectangle {
  return squareArea(size, labelWidth(linearTicks(field.yMin, field.yMax, 5).map(formatTick)))
}

/** The pieces of the picture in CSS px: field, lines, rows. One after the other, each over the one before. */
export function fieldPieces(picture: FieldPicture, area: Rectangle): object[] {
  const { field, bitmap, lines } = picture
  const step = { x: area.width / (field.resolution - 1), y: area.height / (field.resolution - 1) }
  const points = picture.points(area)
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
    ...(points === null
      ? []
      : [{ type: 'image', style: { image: points, x: area.left, y: area.top, ...sides(area) } }]),
  ]
}

function sides({ width, height }: Rectangle): { width: number; height: number } {
  return { width, height }
}

/** The whole plot as one `custom` series: a heatmap series of the same size takes twenty times as long to draw. */
export function fieldOption(picture: FieldPicture, colours: ThemeColours, size: Size): EChartsCoreOption {
  const { field } = picture
  const area = fieldArea(field, size)
  const renderItem: CustomSeriesRenderItem = () =>
    ({
      type: 'group',
      clipPath: { type: 'rect', shape: { x: area.left, y: area.top, ...sides(area) } },
      children: fieldPieces(picture, area),
    }) as ReturnType<CustomSeriesRenderItem>
  const label = labelStyle(colours)
  const axis = (name: string, min: number, max: number, nameGap: number) => {
    const ticks = linearTicks(min, max, Math.max(2, Math.min(6, Math.floor(area.width / 52))))
    return {
      // Said again: options are merged, and a plot that waited for its field has hidden them.
      show: true,
      type: 'value',
      name,
      nameLocation: 'middle',
      nameGap,
      nameTextStyle: label,
      nameTruncate: { maxWidth: area.width, ellipsis: '…' },
      min,
      max,
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: colours.textMuted } },
      axisTick: { show: true, length: 3, customValues: ticks, lineStyle: { color: colours.textMuted } },
      axisLabel: { ...label, customValues: ticks, formatter: formatTick, hideOverlap: true },
    }
  }
  const yLabels = linearTicks(field.yMin, field.yMax, 5).map(formatTick)
  return {
    grid: { ...area, outerBoundsMode: 'none' },
    xAxis: axis(picture.xName, field.xMin, field.xMax, 22),
    yAxis: axis(picture.yName, field.yMin, field.yMax, labelWidth(yLabels) - 20),
    series: [
      { id: 'field', type: 'custom', silent: true, animation: false, renderItem, data: [[field.xMin, field.yMin]] },
    ],
  }
}
