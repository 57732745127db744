import type { RealArray } from '../../../math/matrix'
import type { FittedInput } from '../fittedPreparation'
import type { Table } from '../../table/table'
import { inputWidth } from './inputWidths'
import { type InputWriter, featureColumn, inputWriter } from './inputWriter'

/** Rows that are prepared at a time: what they take stays in the processor's cache. */
export const blockRows = 512

/** A feature that is written to a block of rows, and where its inputs begin there. */
interface Bound {
  write: InputWriter
  at: number
}

/** Rows × inputs of the features in float64, a block of rows at a time, as the factors of products. */
export interface SingleInputs {
  stride: number
  values: Float64Array
  /** Fills in the rows at places from, ..., to - 1 of `rows`, at most `blockRows`. */
  fill(rows: Uint32Array, from: number, to: number): void
}

/**
 * @param wanted whether the input at this place is needed; features without such an input are left 0. Every one unless told
 * @throws LabError `bad-features` where the table lacks a feature
 */
export function singleInputsOf(
  inputs: readonly FittedInput[],
  table: Table,
  wanted: (place: number) => boolean = () => true,
): SingleInputs {
  const bound: Bound[] = []
  let stride = 0
  for (const input of inputs) {
    const width = inputWidth(input)
    const at = stride
    stride += width
    const isWanted = Array.from({ length: width }, (_, index) => at + index).some(wanted)
    if (isWanted) bound.push({ write: inputWriter(input, featureColumn(table, input)), at })
  }
  const values = new Float64Array(blockRows * stride)
  return {
    stride,
    values,
    fill: (rows, from, to) => {
      values.fill(0, 0, (to - from) * stride)
      for (const { write, at } of bound) write(rows, from, to, values, at, stride)
    },
  }
}

/**
 * Writes the product of these factors, from the first to the last, for the first `rows` rows of a block, to `out[at]` and on.
 * @param finish from the product to what is written
 */
export function writeProducts(
  { values, stride }: SingleInputs,
  factors: readonly number[],
  rows: number,
  out: RealArray,
  at: number,
  outStride: number,
  finish: ((product: number) => number) | null,
): void {
  const [first = 0, second = 0, ...others] = factors
  for (let row = 0, place = at; row < rows; row++, place += outStride) {
    const start = row * stride
    let product = (values[start + first] as number) * (values[start + second] as number)
    for (const other of others) product *= values[start + other] as number
    out[place] = finish === null ? product : finish(product)
  }
}
