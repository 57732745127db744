import type { CustomSeriesRenderItem } from 'echarts'
import type { EChartsCoreOption } from 'echarts/core'
import { correlationColour, inkOn } from './correlationScale'
import { formatNumber } from '../../wording/formatNumber'
import type { PlotTable } from '../plotTable'
import type { ThemeColours } from '../themeColours'
import type { Size } from '../useChart'

/** Correlations of columns with one another. */
export interface CorrelationPicture {
  columns: readonly string[]
  /** columns × columns, row by row; NaN where it is not defined. */
  values: Float64Array
}

export interface MatrixCell {
  row: number
  column: number
}

/** Where the cells lie, in CSS px. */
export interface MatrixArea {
  left: number
  top: number
  /** Width and height of a cell. */
  cell: number
}

/** Names take about this much of a letter at 11 px. */
const letter = 6.4
const longestName = 132

export function valueAt({ columns, values }: CorrelationPicture, { row, column }: MatrixCell): number {
  return values[row * columns.length + column] ?? NaN
}

function nameRoom(columns: readonly string[]): number {
  return 8 + Math.min(longestName, Math.max(24, ...columns.map((name) => name.length * letter)))
}

/** Cells as large as the width allows, and no larger than a number in them needs. */
export function matrixArea(columns: readonly string[], width: number): MatrixArea {
  const room = nameRoom(columns)
  const cell = Math.max(5, Math.min(60, Math.floor((width - room - 4) / Math.max(1, columns.length))))
  return { left: room, top: room, cell }
}

/** CSS px that the picture is tall at this width. */
export function matrixHeight(columns: readonly string[], width: number): number {
  const { top, cell } = matrixArea(columns, width)
  return top + cell * columns.length + 4
}

/** The cell under a place; null beside the cells. */
export function cellAt(columns: readonly string[], area: MatrixArea, left: number, top: number): MatrixCell | null {
  const column = Math.floor((left - area.left) / area.cell)
  const row = Math.floor((top - area.top) / area.cell)
  const inside = (index: number) => index >= 0 && index < columns.length
  return inside(row) && inside(column) ? { row, column } : null
}

/** The part of a 2d context that is used here. */
export type CellContext = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'fillRect' | 'strokeStyle' | 'lineWidth' | 'beginPath' | 'moveTo' | 'lineTo' | 'stroke'
>

/** The cells in device px from 0: a colour each, and a line across where there is no correlation. */
export function paintCells(
  context: CellContext,
  picture: CorrelationPicture,
  side: number,
  colours: ThemeColours,
): void {
  const gap = side >= 12 ? 1 : 0
  for (const row of picture.columns.keys()) {
    for (const column of picture.columns.keys()) {
      const value = valueAt(picture, { row, column })
      const [left, top] = [column * side, row * side]
      const defined = !Number.isNaN(value)
      context.fillStyle = defined ? `rgb(${correlationColour(value).join(', ')})` : colours.border
      context.fillRect(left, top, side - gap, side - gap)
      if (defined) continue
      context.strokeStyle = colours.textMuted
      context.lineWidth = 1
      context.beginPath()
      context.moveTo(left, top + side - gap)
      context.lineTo(left + side - gap, top)
      context.stroke()
    }
  }
}

/** Names at the left and above, the cells as one picture, numbers in them where they fit, and a frame around the active one. */
export function correlationOption(
  picture: CorrelationPicture,
  active: MatrixCell | null,
  colours: ThemeColours,
  size: Size,
  bitmap: (side: number) => HTMLCanvasElement | null,
): EChartsCoreOption {
  const area = matrixArea(picture.columns, size.width)
  const { left, top, cell } = area
  const extent = cell * picture.columns.length
  const image = bitmap(cell)
  const font = `${cell < 11 ? Math.max(7, cell) : 11}px ${colours.font}`
  const name = (text: string, bold: boolean, place: object, style: object) => ({
    type: 'text',
    ...place,
    style: {
      text,
      font: bold ? `600 ${font}` : font,
      fill: bold ? colours.text : colours.textMuted,
      width: longestName,
      overflow: 'truncate',
      verticalAlign: 'middle',
      ...style,
    },
  })
  const middle = (index: number) => (index + 0.5) * cell
  const names = picture.columns.flatMap((text, index) => [
    name(text, active?.row === index, { x: left - 5, y: top + middle(index) }, { align: 'right' }),
    name(text, active?.column === index, { x: left + middle(index), y: top - 5, rotation: Math.PI / 2 }, {}),
  ])
  const children = [
    ...(image === null ? [] : [{ type: 'image', style: { image, x: left, y: top, width: extent, height: extent } }]),
    ...names,
    ...(cell >= 34 ? numbers(picture, area, colours) : []),
    ...(active === null ? [] : [frame(active, area, colours)]),
  ]
  const renderItem: CustomSeriesRenderItem = () =>
    ({ type: 'group', children }) as unknown as ReturnType<CustomSeriesRenderItem>
  const hidden = { show: false, min: 0, max: 1 }
  return {
    grid: { left: 0, top: 0, width: size.width, height: size.height, outerBoundsMode: 'none' },
    xAxis: hidden,
    yAxis: hidden,
    series: [{ id: 'cells', type: 'custom', silent: true, animation: false, renderItem, data: [[0, 0]] }],
  }
}

function frame({ row, column }: MatrixCell, { left, top, cell }: MatrixArea, colours: ThemeColours): object {
  return {
    type: 'rect',
    shape: { x: left + column * cell, y: top + row * cell, width: cell - 1, height: cell - 1 },
    style: { fill: 'none', stroke: colours.text, lineWidth: 2 },
  }
}

function numbers(picture: CorrelationPicture, { left, top, cell }: MatrixArea, colours: ThemeColours): object[] {
  const places = [...picture.columns.keys()]
  return places.flatMap((row) =>
    places.flatMap((column) => {
      const value = valueAt(picture, { row, column })
      if (Number.isNaN(value)) return []
      return [
        {
          type: 'text',
          x: left + (column + 0.5) * cell,
          y: top + (row + 0.5) * cell,
          style: {
            text: formatCorrelation(value, 2),
            font: `11px ${colours.font}`,
            fill: inkOn(correlationColour(value)),
            align: 'center',
            verticalAlign: 'middle',
          },
        },
      ]
    }),
  )
}

/** A correlation with so many decimals: "0.93", "−0.12"; "not defined" where a column has one value only. */
export function formatCorrelation(value: number, decimals = 3): string {
  if (Number.isNaN(value)) return 'not defined'
  const text = Math.abs(value).toFixed(decimals)
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

export function correlationPlotTable(picture: CorrelationPicture): PlotTable {
  return {
    header: ['Column', ...picture.columns],
    rows: picture.columns.map((name, row) => [
      name,
      ...picture.columns.map((_, column) => {
        const value = valueAt(picture, { row, column })
        return Number.isNaN(value) ? formatNumber(null) : formatCorrelation(value, 4)
      }),
    ]),
  }
}

/** Pairs of different columns by the size of their correlation, the strongest first. */
export function strongestPairs(picture: CorrelationPicture, limit: number): (MatrixCell & { value: number })[] {
  const pairs: (MatrixCell & { value: number })[] = []
  for (let row = 0; row < picture.columns.length; row++) {
    for (let column = row + 1; column < picture.columns.length; column++) {
      const value = valueAt(picture, { row, column })
      if (!Number.isNaN(value)) pairs.push({ row, column, value })
    }
  }
  return pairs.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, limit)
}
