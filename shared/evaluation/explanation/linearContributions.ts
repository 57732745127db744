import type { Contributions } from '../../contract/explanation'
import { prepareInputs } from '../../data/preparation/applyPreparation'
import { inputNames } from '../../data/preparation/features/inputNames'
import { inputWidth } from '../../data/preparation/features/inputWidths'
import type { Table } from '../../data/table/table'
import type { FittedModel } from '../../model/fittedModel'
import { allRows } from './rowTable'

/** Rows that are prepared at a time. */
const blockRows = 4096

/** A model without hidden layers as a sum: its answer is bias + Σ weight × input. */
interface LinearScore {
  weights: Float64Array
  bias: number
}

/**
 * The contributions of a row to the answer of a model without hidden layers: weight × (value - mean), the inputs of a feature added up,
 * products by themselves.
 * @param means of every input over the training rows
 */
export function linearContributions(
  model: FittedModel,
  row: Table,
  means: Float64Array,
  classIndex: number,
): NonNullable<Contributions['linear']> {
  const { inputs, terms } = model.preparation
  const { weights, bias } = linearScore(model, classIndex)
  const { values } = prepareInputs(model.preparation, row, allRows(row))
  const parts = Float64Array.from(weights, (weight, k) => weight * ((values[k] as number) - (means[k] as number)))
  const base = weights.reduce((sum, weight, k) => sum + weight * (means[k] as number), bias)
  let at = 0
  const ofFeatures = inputs.map((input) => {
    const own = parts.subarray(at, (at += inputWidth(input)))
    const contribution = own.reduce((sum, part) => sum + part, 0)
    return { name: input.feature, feature: input.feature as string | null, contribution }
  })
  const names = inputNames(model.preparation)
  const ofTerms = terms.map((_, index) => {
    return { name: names[at + index] as string, feature: null, contribution: parts[at + index] as number }
  })
  return { base, contributions: [...ofFeatures, ...ofTerms] }
}

/** Weights on the scale of the answer: the logit, the score, or the unit of the target. */
function linearScore({ network, parameters, preparation }: FittedModel, classIndex: number): LinearScore {
  const { inputs, outputs } = network
  const { scaling } = preparation.target
  const of = (input: number, output: number) => parameters[input * outputs + output] as number
  const meanOf = (input: number) => {
    let sum = 0
    for (let output = 0; output < outputs; output++) sum += of(input, output)
    return sum / outputs
  }
  const score = (input: number): number => {
    if (scaling !== null) return scaling.scale * of(input, 0)
    if (outputs === 1) return classIndex === 1 ? of(input, 0) : -of(input, 0)
    return of(input, classIndex) - meanOf(input)
  }
  return {
    weights: Float64Array.from({ length: inputs }, (_, input) => score(input)),
    bias: score(inputs) + (scaling?.center ?? 0),
  }
}

/**
 * The mean of every input over these rows.
 * @param weights of the rows; null where each counts once
 */
export function inputMeans(
  { preparation, network }: FittedModel,
  table: Table,
  rows: Uint32Array,
  weights: Float64Array | null,
): Float64Array {
  const sums = new Float64Array(network.inputs)
  let total = 0
  for (let from = 0; from < rows.length; from += blockRows) {
    const block = rows.subarray(from, from + blockRows)
    const { values, stride } = prepareInputs(preparation, table, block)
    for (let row = 0; row < block.length; row++) {
      const weight = weights === null ? 1 : (weights[from + row] as number)
      total += weight
      for (let k = 0; k < sums.length; k++) {
        sums[k] = (sums[k] as number) + weight * (values[row * stride + k] as number)
      }
    }
  }
  return sums.map((sum) => sum / total)
}
