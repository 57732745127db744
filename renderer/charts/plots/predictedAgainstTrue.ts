import { formatCount, formatNumber } from '../../wording/formatNumber'
import { niceRange } from './niceRange'
import { numberScatterOption } from './numberScatter'
import type { DrawnPlot, RunPlot, RunPlotData } from './runPlot'

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
  const range = niceRange([...truth, ...values])
  const { min, max } = range
  const scatter = {
    ...{ x: { name: `true ${target}`, ...range }, y: { name: `predicted ${target}`, ...range }, points },
    line: [
      [min, min],
      [max, max],
    ] as const,
  }
  return {
    height: 280,
    summary: `Predicted ${target} over the true one for ${formatCount(points.length)} rows, from ${formatNumber(min, 4)} to ${formatNumber(max, 4)}.`,
    option: (colours) => numberScatterOption(scatter, colours),
    table: () => ({
      header: [`true ${target}`, `predicted ${target}`],
      rows: points.map((point) => point.map((value) => formatNumber(value, 6))),
    }),
  }
}
