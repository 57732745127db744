import { partCodes } from '../contract/analysis'
import type { Predictions } from '../contract/predictions'
import type { Parts } from '../data/preparation/splits/parts'
import { classIndices, targetNumbers } from '../data/preparation/target/applyTarget'
import type { Table } from '../data/table/table'
import type { FittedModel, Predicted } from './fittedModel'

export type { Predictions } from '../contract/predictions'

/** The rows of a part, ascending, and what the model says of them. */
export interface PredictedPart {
  name: keyof Parts
  rows: Uint32Array
  predicted: Predicted
}

/** How many numbers a row's prediction is. */
export function predictionWidth(classes: readonly string[]): number {
  return classes.length > 2 ? classes.length : 1
}

/** Bytes of the arrays of so many predictions. */
export function predictionBytes(rows: number, classes: readonly string[]): number {
  const truth = classes.length === 0 ? Float64Array : Uint8Array
  const { BYTES_PER_ELEMENT: value } = Float64Array
  return (
    rows *
    (value * predictionWidth(classes) +
      truth.BYTES_PER_ELEMENT +
      Uint32Array.BYTES_PER_ELEMENT +
      Uint8Array.BYTES_PER_ELEMENT)
  )
}

/**
 * The predictions of all parts, in the order of the rows of the table.
 * @throws LabError `bad-target` where the table lacks the target
 */
export function gatherPredictions(model: FittedModel, table: Table, parts: readonly PredictedPart[]): Predictions {
  const { classes } = model.preparation.target
  const width = predictionWidth(classes)
  const count = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  const rows = new Uint32Array(count)
  const codes = new Uint8Array(count)
  const values = new Float64Array(count * width)
  const next = parts.map(() => 0)
  for (let place = 0; place < count; place++) {
    const first = partOfNextRow(parts, next)
    const { name, rows: ofPart, predicted } = parts[first] as PredictedPart
    const at = next[first] as number
    rows[place] = ofPart[at] as number
    codes[place] = partCodes[name]
    copyPrediction(predicted, at, values, place * width, width)
    next[first] = at + 1
  }
  const truth =
    classes.length === 0
      ? targetNumbers(model.preparation, table, rows)
      : Uint8Array.from(classIndices(model.preparation, table, rows))
  return { rows, parts: codes, truth, values, classes }
}

/** The part whose next row comes first in the table. */
function partOfNextRow(parts: readonly PredictedPart[], next: readonly number[]): number {
  let first = -1
  let lowest = Infinity
  parts.forEach(({ rows }, index) => {
    const row = rows[next[index] as number] ?? Infinity
    if (row < lowest) {
      lowest = row
      first = index
    }
  })
  return first
}

function copyPrediction(predicted: Predicted, row: number, to: Float64Array, at: number, width: number): void {
  if (predicted.kind === 'numbers') {
    to[at] = predicted.values[row] as number
    return
  }
  const { values, stride } = predicted.probabilities
  // Of two classes the second says all.
  if (width === 1) to[at] = values[row * stride + 1] as number
  else for (let k = 0; k < width; k++) to[at + k] = values[row * stride + k] as number
}
