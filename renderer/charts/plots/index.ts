import type { Task } from '@shared/spec/choices'
import { predictedAgainstTrue } from './predictedAgainstTrue'
import { residuals } from './residuals'
import type { RunPlot } from './runPlot'
import { scoreHistogram } from './scoreHistogram'

/** The plots of a run's predictions, in the order in which they are shown. A plot is a file and a row here. */
export const runPlots: readonly RunPlot[] = [scoreHistogram, predictedAgainstTrue, residuals]

export function plotsOf(task: Task): RunPlot[] {
  return runPlots.filter((plot) => plot.supports(task))
}
