import type { EChartsCoreOption } from 'echarts/core'
import { formatCount, formatNumber, formatTick } from '../../wording/formatNumber'
import type { PlotTable } from '../plotTable'
import { niceRange } from '../plots/niceRange'
import type { ThemeColours } from '../themeColours'

/** Two columns of numbers over each other; entry i of both is the same row. */
export interface ScatterPicture {
  xName: string
  yName: string
  x: Float64Array
  y: Float64Array
  /** Rows of the table, of which these may be a sample. */
  total: number
}

/** Points that are drawn at most: evenly spaced rows stand for the others. */
export const drawnPoints = 5000

/** The rows with both values: all of them, or as many as are drawn, evenly spaced. */
export function scatterPoints({ x, y }: ScatterPicture): [x: number, y: number][] {
  const both: number[] = []
  for (let row = 0; row < x.length; row++) {
    if (!Number.isNaN(x[row]) && !Number.isNaN(y[row])) both.push(row)
  }
  const count = Math.min(both.length, drawnPoints)
  return Array.from({ length: count }, (_, place) => {
    const row = both[Math.floor((place * both.length) / count)] as number
    return [x[row] as number, y[row] as number]
  })
}

/** "600 rows"; "5,000 of 200,000 rows drawn" where some are not, by a missing value or among so many. */
export function scatterSubtitle(picture: ScatterPicture, drawn: number): string {
  if (drawn === picture.total) return `${formatCount(drawn)} rows`
  return `${formatCount(drawn)} of ${formatCount(picture.total)} rows drawn`
}

export function scatterOption(
  { xName, yName }: ScatterPicture,
  points: readonly (readonly [number, number])[],
  { accent, border, textMuted, font }: ThemeColours,
): EChartsCoreOption {
  const axis = (name: string, values: number[]) => ({
    type: 'value',
    name,
    nameLocation: 'middle',
    nameTruncate: { maxWidth: 220 },
    ...niceRange(values),
    axisLabel: { formatter: formatTick, color: textMuted, hideOverlap: true },
    nameTextStyle: { color: textMuted },
    splitLine: { lineStyle: { color: border } },
  })
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const many = points.length > 1000
  return {
    textStyle: { fontFamily: font, color: textMuted },
    grid: { left: 64, right: 16, top: 12, bottom: 44 },
    xAxis: { ...axis(xName, xs), nameGap: 28 },
    yAxis: { ...axis(yName, ys), nameGap: 48 },
    series: [
      {
        type: 'scatter',
        data: points,
        large: points.length > 2000,
        silent: true,
        symbolSize: many ? 3 : 6,
        itemStyle: { color: accent, opacity: many ? 0.45 : 0.7 },
      },
    ],
  }
}

export function scatterTable({ xName, yName }: ScatterPicture, points: readonly (readonly number[])[]): PlotTable {
  return { header: [xName, yName], rows: points.map((point) => point.map((value) => formatNumber(value, 6))) }
}
