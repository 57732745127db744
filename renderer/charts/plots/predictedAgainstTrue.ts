import { formatCount, formatNumber, formatTick } from '../../wording/formatNumber'
import { niceRange } from './niceRange'
import type { DrawnPlot, RunPlot, RunPlotData } from './runPlot'

/** Points above which they are drawn without outlines, in one go. */
const many = 2000

/** Predicted numbers over the true ones: on the diagonal the two agree. */
export const predictedAgainstTrue: RunPlot = {
  key: 'predictedAgainstTrue',
  title: 'Predicted and true',
  hint: 'On the line the prediction is exact; above it, too high.',
  supports: (task) => task === 'regression',
  draw,
}

function draw({ target, truth, values }: RunPlotData): DrawnPlot {
  const points = Array.from(truth, (value, row) => [value, values[row] ?? Number.NaN] as const)
  const { min, max } = niceRange([...truth, ...values])
  const ends = [
    [min, min],
    [max, max],
  ]
  const axis = (name: string) => ({
    type: 'value',
    name,
    nameLocation: 'middle',
    min,
    max,
    axisLabel: { formatter: formatTick },
  })
  return {
    height: 280,
    summary: `Predicted ${target} over the true one for ${formatCount(points.length)} rows, from ${formatNumber(min, 4)} to ${formatNumber(max, 4)}.`,
    option: ({ accent, text, textMuted, font }) => ({
      textStyle: { fontFamily: font, color: textMuted },
      grid: { left: 64, right: 16, top: 12, bottom: 44 },
      xAxis: { ...axis(`true ${target}`), nameGap: 28 },
      yAxis: { ...axis(`predicted ${target}`), nameGap: 48 },
      series: [
        { type: 'line', data: ends, symbol: 'none', silent: true, lineStyle: { color: text, width: 1 } },
        {
          type: 'scatter',
          data: points,
          large: points.length > many,
          silent: true,
          symbolSize: points.length > many ? 2 : 6,
          itemStyle: { color: accent, opacity: points.length > many ? 0.4 : 0.7 },
        },
      ],
    }),
    table: () => ({
      header: [`true ${target}`, `predicted ${target}`],
      rows: points.map((point) => point.map((value) => formatNumber(value, 6))),
    }),
  }
}
