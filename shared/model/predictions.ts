import { partCodes } from '../contract/analysis'
import type { Predictions } from '../contract/predictions'
import type { Parts } from '../data/preparation/splits/parts'
import { classIndices, targetNumbers } from '../data/preparation/target/applyTarget'
import type { Table } from '../data/table/table'
import { type Scaling, undoScaling } from '../data/preparation/standardization'
import { probabilitiesOf } from '../engine/predict/predict'
import type { Matrix } from '../math/matrix'
import type { FittedModel, Predicted } from './fittedModel'

export type { Predictions } from '../contract/predictions'

/** The rows of a part, ascending, and what the model says of them. */
export interface PredictedPart {
  name: keyof Parts
  rows: Uint32Array
  predicted: Predicted
}

/** Predictions beside the outputs of the network that they follow from: what a probability near 0 or 1 has lost is still in its logit. */
export interface KeptPredictions extends Predictions {
  /** As many as values: the logit of the second of two classes, those of all of more classes, or the standardized number. */
  outputs: Float64Array
  /** Of the number; null where classes are predicted. */
  scaling: Scaling | null
}

/** Values follow from the outputs, to the same bits wherever; they are worked out when they are first read. */
export function predictionsFrom(kept: Omit<KeptPredictions, 'values'>): KeptPredictions {
  const { rows, parts, truth, outputs, classes, scaling } = kept
  let values: Float64Array | null = null
  return {
    ...{ rows, parts, truth, outputs, classes, scaling },
    get values() {
      return (values ??= valuesOf(kept))
    },
  }
}

function valuesOf({ outputs, classes, scaling }: Omit<KeptPredictions, 'values'>): Float64Array {
  if (scaling !== null) return outputs.map((output) => undoScaling(output, scaling))
  const columns = predictionWidth(classes)
  const rows = outputs.length / columns
  const { values } = probabilitiesOf({ rows, columns, stride: columns, values: outputs })
  // Of two classes the second says all.
  return Float64Array.from(outputs, (_, index) => (columns === 1 ? values[2 * index + 1] : values[index]) as number)
}

/** What is predicted of some rows, as the model says it. @param places of the rows among the predictions */
export function predictedAt(
  { outputs, classes, scaling }: Pick<KeptPredictions, 'outputs' | 'classes' | 'scaling'>,
  places: Uint32Array,
): Predicted {
  const columns = predictionWidth(classes)
  const picked = new Float64Array(places.length * columns)
  places.forEach((place, row) => {
    for (let k = 0; k < columns; k++) picked[row * columns + k] = outputs[place * columns + k] as number
  })
  if (scaling !== null) {
    const values = picked.map((output) => undoScaling(output, scaling))
    return { kind: 'numbers', standardized: picked, values, scaling }
  }
  const logits: Matrix = { rows: places.length, columns, stride: columns, values: picked }
  return { kind: 'classes', logits, probabilities: probabilitiesOf(logits) }
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
export function gatherPredictions(model: FittedModel, table: Table, parts: readonly PredictedPart[]): KeptPredictions {
  const { classes, scaling } = model.preparation.target
  const width = predictionWidth(classes)
  const count = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  const rows = new Uint32Array(count)
  const codes = new Uint8Array(count)
  const outputs = new Float64Array(count * width)
  const next = parts.map(() => 0)
  for (let place = 0; place < count; place++) {
    const first = partOfNextRow(parts, next)
    const { name, rows: ofPart, predicted } = parts[first] as PredictedPart
    const at = next[first] as number
    rows[place] = ofPart[at] as number
    codes[place] = partCodes[name]
    copyOutputs(predicted, at, outputs, place * width, width)
    next[first] = at + 1
  }
  const truth =
    classes.length === 0
      ? targetNumbers(model.preparation, table, rows)
      : Uint8Array.from(classIndices(model.preparation, table, rows))
  return predictionsFrom({ rows, parts: codes, truth, outputs, classes, scaling })
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

function copyOutputs(predicted: Predicted, row: number, to: Float64Array, at: number, width: number): void {
  if (predicted.kind === 'numbers') {
    to[at] = predicted.standardized[row] as number
    return
  }
  const { values, stride } = predicted.logits
  for (let k = 0; k < width; k++) to[at + k] = values[row * stride + k] as number
}
