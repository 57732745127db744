import type { EChartsCoreOption } from 'echarts/core'
import { formatTick } from '../../wording/formatNumber'
import type { ThemeColours } from '../themeColours'

/** Rows from which on points are small and pale, so that where they are dense is darker. */
const many = 2000

/** A point a row over two numbers, and a line that says where a perfect model would put them. */
export interface NumberScatter {
  x: { name: string; min: number; max: number }
  y: { name: string; min: number; max: number }
  points: readonly (readonly [number, number])[]
  line: readonly [readonly [number, number], readonly [number, number]]
}

export function numberScatterOption({ x, y, points, line }: NumberScatter, colours: ThemeColours): EChartsCoreOption {
  const { accent, border, text, textMuted, font } = colours
  const axis = ({ name, min, max }: NumberScatter['x'], nameGap: number) => ({
    ...{ type: 'value', name, nameLocation: 'middle', nameGap, nameTruncate: { maxWidth: 220 }, min, max },
    axisLabel: { formatter: formatTick, color: textMuted, hideOverlap: true },
    nameTextStyle: { color: textMuted },
    splitLine: { lineStyle: { color: border } },
    axisLine: { onZero: false },
  })
  const dense = points.length > many
  return {
    textStyle: { fontFamily: font, color: textMuted },
    grid: { left: 64, right: 16, top: 12, bottom: 44 },
    xAxis: axis(x, 28),
    yAxis: axis(y, 48),
    series: [
      { type: 'line', data: line, symbol: 'none', silent: true, lineStyle: { color: text, width: 1 } },
      {
        type: 'scatter',
        data: points,
        large: dense,
        silent: true,
        symbolSize: dense ? 2 : 6,
        itemStyle: { color: accent, opacity: dense ? 0.4 : 0.7 },
      },
    ],
  }
}
