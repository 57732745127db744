import { formatCount, formatNumber } from '../../wording/formatNumber'
import { niceRange } from './niceRange'
import { numberScatterOption } from './numberScatter'
import type { DrawnPlot, RunPlot, RunPlotData } from './runPlot'

/** What a prediction is off by, over the prediction: a shape in it is what the model has not learned. */
export const residuals: RunPlot = {
  key: 'residuals',
  title: 'Residuals',
  hint: 'Without a pattern around 0 there is nothing left to learn; a funnel means that errors grow with the prediction.',
  supports: (task) => task === 'regression',
  draw,
}

/** The true number less the predicted one, over the predicted one. */
export function residualPoints({ truth, values }: Pick<RunPlotData, 'truth' | 'values'>): [number, number][] {
  return Array.from(values, (value, row) => [value, (truth[row] as number) - value])
}

function draw({ target, truth, values }: RunPlotData): DrawnPlot {
  const points = residualPoints({ truth, values })
  const largest = points.reduce((most, [, error]) => Math.max(most, Math.abs(error)), 0)
  const x = niceRange(Array.from(values))
  const y = niceRange([-largest, largest])
  const scatter = {
    ...{ x: { name: `predicted ${target}`, ...x }, y: { name: 'true − predicted', ...y }, points },
    line: [
      [x.min, 0],
      [x.max, 0],
    ] as const,
  }
  return {
    height: 280,
    summary: `True less predicted ${target} over the prediction for ${formatCount(points.length)} rows; the largest error is ${formatNumber(largest, 4)}.`,
    option: (colours) => numberScatterOption(scatter, colours),
    table: () => ({
      header: [`predicted ${target}`, 'true − predicted'],
      rows: points.map((point) => point.map((value) => formatNumber(value, 6))),
    }),
  }
}
