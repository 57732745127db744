import { partCodes } from '@shared/contract/analysis'
import type { Predictions } from '@shared/contract/predictions'
import type { RunPlotData } from './runPlot'

export type PlottedPart = 'train' | 'validation' | 'test'

/** Parts from the one that says most about new rows on. */
const byWorth: readonly PlottedPart[] = ['test', 'validation', 'train']

/** The parts that have rows, the one that says most about new rows first. */
export function partsWithRows({ parts }: Pick<Predictions, 'parts'>): PlottedPart[] {
  return byWorth.filter((part) => parts.includes(partCodes[part]))
}

/** The rows of one part, as plots take them. */
export function partOfPredictions(
  { parts, truth, values, classes }: Predictions,
  part: PlottedPart,
  names: Pick<RunPlotData, 'target' | 'classes'>,
): RunPlotData {
  const width = classes.length > 2 ? classes.length : 1
  const code = partCodes[part]
  const count = parts.reduce((sum, found) => sum + (found === code ? 1 : 0), 0)
  const data = { truth: new Float64Array(count), values: new Float64Array(count * width) }
  let to = 0
  for (let row = 0; row < parts.length; row++) {
    if (parts[row] !== code) continue
    data.truth[to] = truth[row] as number
    data.values.set(values.subarray(row * width, (row + 1) * width), to * width)
    to += 1
  }
  return { ...data, width, ...names }
}
