import { formatCount } from '../../wording/formatNumber'
import { type BarPicture, barOption, barTable } from '../columns/barPanels'
import type { DrawnPlot, RunPlot, RunPlotData } from './runPlot'

/** Bins of equal width from 0 to 1. */
const bins = 20
const panelHeight = 64

/**
 * How the predicted probability is spread over the rows of each true class: of two classes that of the event, the second, of several that
 * of the row's own class.
 */
export const scoreHistogram: RunPlot = {
  key: 'scoreHistogram',
  title: 'Scores by class',
  hint: 'Well-separated classes lie at opposite ends.',
  supports: (task) => task === 'classification',
  draw,
}

/** Rows of each class in each bin; a probability of 1 is in the last bin. */
export function countScores({ truth, values, width, classes }: RunPlotData): number[][] {
  const counts = classes.map(() => new Array<number>(bins).fill(0))
  truth.forEach((classIndex, row) => {
    const probability = (width === 1 ? values[row] : values[row * width + classIndex]) as number
    const ofClass = counts[classIndex] as number[]
    const bin = Math.min(bins - 1, Math.floor(probability * bins))
    ofClass[bin] = (ofClass[bin] as number) + 1
  })
  return counts
}

function draw(data: RunPlotData): DrawnPlot {
  const counts = countScores(data)
  const name = data.width === 1 ? `P(${data.classes[1] ?? ''})` : 'P(true class)'
  const picture: BarPicture = {
    labels: Array.from({ length: bins }, (_, bin) => `${(bin / bins).toFixed(2)} to ${((bin + 1) / bins).toFixed(2)}`),
    panels: data.classes.map((className, index) => ({ name: className, counts: counts[index] ?? [] })),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((place) => ({ place, label: place === 0.5 ? `${name} = 0.5` : String(place) })),
  }
  return {
    height: 34 + panelHeight * data.classes.length,
    summary: `${name} of ${formatCount(data.truth.length)} rows, counted for each true class.`,
    option: (colours, size) => barOption(picture, null, colours, size),
    table: () => barTable(picture, name),
  }
}
