import type { FigureEntry, PlotFigure } from '../figure/plotFigure'
import { linePattern } from '../runColours'
import { lossCeiling, type LossSeries } from './lossSeries'

/** What stands around the curves where they are taken away: each run once, and which line is which part. */
export function lossFigure(series: readonly LossSeries[]): Pick<PlotFigure, 'legend' | 'notes'> {
  const runs = series.map(({ name, colour, marker }): FigureEntry => {
    return { kind: 'line', label: name, colour, dashes: null, marker }
  })
  const isValidated = series.some((run) => run.validationLoss.some(Number.isFinite))
  const parts = isValidated ? (['train', 'validation'] as const) : []
  const legend = parts.map((part): FigureEntry => {
    const label = part === 'train' ? 'training' : 'validation'
    return { kind: 'line', label, colour: '#5a626c', dashes: linePattern(part), marker: null }
  })
  const { leaving } = lossCeiling(series)
  return {
    legend: [...runs, ...legend],
    notes: leaving.length === 0 ? [] : [`Leaves the plot at its top: ${leaving.join(', ')}.`],
  }
}
