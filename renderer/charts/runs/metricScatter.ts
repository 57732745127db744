import { use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { formatNumber, formatTick } from '../../wording/formatNumber'
import type { DrawnPlot } from '../plots/runPlot'
import { niceRange } from '../plots/niceRange'
import type { ThemeColours } from '../themeColours'

use([LabelLayout])

/** A run by two of its figures. */
export interface RunPoint {
  name: string
  colour: string
  x: number
  y: number
}

interface Axis {
  /** "Log loss on validation rows" */
  name: string
  better: 'higher' | 'lower'
}

/** More names than these lie over one another: then only the table and the colours tell. */
const mostNames = 12

/** Runs over two metrics, a point each with its name. */
export function metricScatter(points: readonly RunPoint[], x: Axis, y: Axis): DrawnPlot {
  const axis = ({ name }: Axis, values: readonly number[], gap: number, colours: ThemeColours) => ({
    ...{ type: 'value', name, nameLocation: 'middle', nameGap: gap, ...niceRange(values) },
    axisLabel: { formatter: formatTick, color: colours.textMuted, hideOverlap: true },
    nameTextStyle: { color: colours.textMuted },
    splitLine: { lineStyle: { color: colours.border } },
    axisLine: { onZero: false },
  })
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  return {
    height: 300,
    summary: `${x.name} and ${y.name} of ${points.length} runs, ${x.better} and ${y.better} being better: ${points
      .slice(0, mostNames)
      .map((point) => `${point.name} ${formatNumber(point.x)} and ${formatNumber(point.y)}`)
      .join(', ')}.`,
    option: (colours) => ({
      textStyle: { fontFamily: colours.font, color: colours.textMuted },
      grid: { left: 64, right: 24, top: 30, bottom: 44 },
      xAxis: axis(x, xs, 28, colours),
      yAxis: axis(y, ys, 48, colours),
      series: [
        {
          type: 'scatter',
          silent: true,
          symbolSize: 11,
          data: points.map((point) => ({
            name: point.name,
            value: [point.x, point.y],
            itemStyle: { color: point.colour, borderColor: colours.surface, borderWidth: 1 },
          })),
          label: {
            show: points.length <= mostNames,
            formatter: '{b}',
            position: 'top',
            color: colours.text,
            fontSize: 11,
            width: 140,
            overflow: 'truncate',
          },
          labelLayout: { moveOverlap: 'shiftY' },
        },
      ],
    }),
    table: () => ({
      header: ['run', x.name, y.name],
      rows: points.map((point) => [point.name, formatNumber(point.x, 6), formatNumber(point.y, 6)]),
    }),
  }
}
