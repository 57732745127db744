import { LabError } from '@shared/contract/labError'
import type { FittedInput } from '@shared/data/preparation/preparation'
import { dateText, dayLength } from '@shared/math/dates'
import type { Column, Table } from '@shared/data/table/table'
import { type Predicted, createFittedModel } from '@shared/model/fittedModel'
import type { FieldRequest } from './evaluateMessages'

export interface EvaluatedField {
  /** Probabilities or numbers, resolution × resolution; row by row along y, in a row along x. */
  values: Float32Array
  held: { feature: string; value: string }[]
}

/**
 * One class's probability, or the predicted number in the target's own unit, on a grid over two features that are numbers or
 * dates. Every other feature is held at what is typical of the training rows: the median of a number or date, the most
 * frequent level of a category. The grid goes through the same fitted preparation as every row.
 * @throws LabError `bad-features` where x or y is no such feature of the run
 */
export function evaluateField(request: FieldRequest): EvaluatedField {
  const { model, x, y, resolution, classIndex } = request
  const { inputs } = model.preparation
  for (const axis of [x, y]) {
    if (!inputs.some((input) => input.feature === axis && input.kind !== 'category')) {
      throw new LabError('bad-features', `${axis} is not a numeric feature of this run: choose another axis.`)
    }
  }
  const rows = resolution * resolution
  const along = (range: [number, number], place: (row: number) => number) =>
    Float64Array.from({ length: rows }, (_, row) => range[0] + ((range[1] - range[0]) * place(row)) / (resolution - 1))
  const grid = new Map([
    [y, along(request.yRange, (row) => Math.floor(row / resolution))],
    [x, along(request.xRange, (row) => row % resolution)],
  ])
  const table: Table = { rows, columns: inputs.map((input) => columnOf(input, grid.get(input.feature), rows)) }
  const everyRow = Uint32Array.from({ length: rows }, (_, row) => row)
  const predicted = createFittedModel(model).predict(table, everyRow)
  return {
    values: Float32Array.from(everyRow, (row) => drawnAt(predicted, row, classIndex)),
    held: inputs
      .filter((input) => !grid.has(input.feature))
      .map((input) => ({
        feature: input.feature,
        value: heldAt(input),
      })),
  }
}

/** What is drawn at a row: the probability of the class, or the number. */
function drawnAt(predicted: Predicted, row: number, classIndex: number): number {
  if (predicted.kind === 'numbers') return predicted.values[row] as number
  const { stride, values } = predicted.probabilities
  return values[row * stride + classIndex] ?? Number.NaN
}

/** For reading: the field itself is computed with all digits. */
function heldAt(input: FittedInput): string {
  if (input.kind === 'category') return input.mode
  if (input.kind === 'date') return dateText(input.median, input.median % dayLength !== 0)
  return String(Number(input.median.toPrecision(6)))
}

function columnOf(input: FittedInput, values: Float64Array | undefined, rows: number): Column {
  if (input.kind === 'category') {
    return {
      kind: 'category',
      name: input.feature,
      type: 'category',
      codes: new Uint32Array(rows),
      levels: [input.mode],
    }
  }
  const held = () => new Float64Array(rows).fill(input.median)
  return { kind: 'number', name: input.feature, type: input.kind, values: values ?? held() }
}
