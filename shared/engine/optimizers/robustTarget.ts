import { type RealArray, type Matrix, type RowBlocks, createMatrix } from '../../math/matrix'
import { weightedMedian } from '../../math/weightedMedian'
import { columnScaleOf, scaledRows } from '../coordinates/columnScale'
import { createRowCursor } from '../rows/rowCursor'
import { createLbfgs } from './lbfgs'

/*
 * Huber's delta where nobody has chosen it, and the scale on which a target is learned with it.
 *
 * The loss of Huber is robust only where its delta is a few times the spread of the errors that are no outliers. Of a
 * standard deviation a single value can make anything. So the target is measured by its median m and the median absolute
 * deviation s from it, divided by 0.6745 so that it estimates the standard deviation of normal values (Hampel, Journal of the
 * American Statistical Association 69, 1974): half of the values would have to be outliers to bend them. And delta is 1.345
 * times the same measure of the errors (Holland and Welsch, Communications in Statistics A6, 1977: 95 % of the efficiency of
 * least squares with normal errors).
 *
 * The errors are those of a linear model of the inputs, by the same loss: from the median alone, whose errors have the spread
 * s, the fit by delta = 1.345 σ gives errors of another spread σ', and so on until it stays (Huber and Ronchetti, "Robust
 * statistics", 2nd edition 2009, section 7.8). Where it stays is the M-estimate with the scale of its own errors, which is what
 * RLM of statsmodels comes to with HuberT. Each fit is convex and begins where the last one ended: no fit is by squares, and
 * none is drawn to the outliers. A network, which fits more than a linear model, has a delta that is rather too large by it,
 * and still bounded.
 */

/** σ of normal values is their median absolute deviation divided by this, the upper quartile of the standard normal distribution. */
const normalQuartile = 0.6744897501960817
/** In spreads of the errors. */
const tuning = 1.345
/** √(π/2): σ of normal values by their mean absolute deviation. */
const byMeanDeviation = 1.2533141373155001

/** Numbers of the matrix that the errors are estimated from, at most; every so many rows are taken of larger ones. */
const mostNumbers = 2_000_000
/** Fits, and iterations of each, at most. */
const mostFits = 200
const mostIterations = 500
/** The spread of the errors is known well enough where a fit changes it by less than this share. */
const settled = 1e-10
/** More than half of the errors may be exactly 0; delta is then this share of what it would be without features. */
const leastShare = 1e-3

export interface RobustRows {
  rows: number
  inputs: Matrix | RowBlocks
  /** In their own unit. */
  targets: Float64Array
  weights: RealArray | null
}

/** A target is learned as (value - center) / scale; delta is in that scale. */
export interface RobustTarget {
  center: number
  scale: number
  delta: number
}

/** @param checkpoint called before each pass over the rows; what it throws ends the work */
export function robustTarget(all: RobustRows, checkpoint: () => void): RobustTarget {
  const center = weightedMedian(all.targets, all.weights)
  const scale = spreadOf(
    all.targets.map((value) => value - center),
    all.weights,
  )
  const { columns } = all.inputs
  const step = Math.ceil((all.rows * (columns + 1)) / mostNumbers)
  const sample = sampleOf(all, step, center, scale)
  // Of hardly more rows than inputs a fit would leave no errors.
  const errors = sample.targets.length < 2 * columns ? 1 : errorSpread(sample, checkpoint)
  return { center, scale, delta: tuning * errors }
}

/** σ by the median of the sizes; by their mean where that is 0, and 1 where all are. */
function spreadOf(deviations: Float64Array, weights: RealArray | null): number {
  const sizes = deviations.map(Math.abs)
  const middle = weightedMedian(sizes, weights) / normalQuartile
  if (middle > 0) return middle
  let sum = 0
  let total = 0
  sizes.forEach((size, row) => {
    const weight = weights?.[row] ?? 1
    sum += weight * size
    total += weight
  })
  return sum > 0 ? (byMeanDeviation * sum) / total : 1
}

interface Sample {
  inputs: Matrix
  targets: Float64Array
  weights: Float64Array | null
}

/** Every `step`th row, its columns centered and scaled. */
function sampleOf({ rows, inputs, targets, weights }: RobustRows, step: number, center: number, scale: number): Sample {
  const cursor = createRowCursor(scaledRows(inputs, columnScaleOf(inputs, rows, weights)))
  const chosen = Array.from({ length: Math.ceil(rows / step) }, (_, index) => index * step)
  const matrix = createMatrix(chosen.length, inputs.columns)
  chosen.forEach((row, index) => {
    const from = cursor.moveTo(row)
    for (let j = 0; j < inputs.columns; j++) {
      matrix.values[index * matrix.stride + j] = cursor.values[from + j] as number
    }
  })
  return {
    inputs: matrix,
    targets: Float64Array.from(chosen, (row) => ((targets[row] as number) - center) / scale),
    weights: weights && Float64Array.from(chosen, (row) => weights[row] as number),
  }
}

/** The spread of the errors of the linear M-estimate with the scale of its own errors; 1 is that of the median alone. */
function errorSpread(sample: Sample, checkpoint: () => void): number {
  const { inputs, targets, weights } = sample
  const parameters = new Float64Array(inputs.columns + 1)
  const errors = new Float64Array(targets.length)
  let spread = 1
  for (let fit = 0; fit < mostFits; fit++) {
    fitHuber(sample, tuning * spread, parameters, errors, checkpoint)
    const before = spread
    const next = weightedMedian(errors.map(Math.abs), weights) / normalQuartile
    if (!(next > leastShare)) return leastShare
    spread = Math.min(next, 1)
    if (Math.abs(spread - before) <= settled * before) break
  }
  return spread
}

/**
 * Goes on from these parameters, the bias last, to the least mean of Huber's loss divided by its delta, whose slopes are from
 * -1 to 1 whatever delta is. Leaves the errors.
 */
function fitHuber(
  { inputs, targets, weights }: Sample,
  delta: number,
  parameters: Float64Array,
  errors: Float64Array,
  checkpoint: () => void,
): void {
  const { columns, stride, values } = inputs
  const total = weights === null ? targets.length : weights.reduce((sum, weight) => sum + weight, 0)
  const evaluate = (at: RealArray, gradient: RealArray): number => {
    checkpoint()
    gradient.fill(0)
    let loss = 0
    for (let row = 0; row < targets.length; row++) {
      const from = row * stride
      let error = (at[columns] as number) - (targets[row] as number)
      for (let j = 0; j < columns; j++) error += (at[j] as number) * (values[from + j] as number)
      errors[row] = error
      const share = (weights === null ? 1 : (weights[row] as number)) / total
      const size = Math.abs(error)
      loss += share * (size <= delta ? (error * error) / (2 * delta) : size - delta / 2)
      const slope = share * (size <= delta ? error / delta : Math.sign(error))
      for (let j = 0; j < columns; j++) gradient[j] = (gradient[j] as number) + slope * (values[from + j] as number)
      gradient[columns] = (gradient[columns] as number) + slope
    }
    return loss
  }
  const lbfgs = createLbfgs(parameters.length, 1e-9, 'float64')
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    if (lbfgs.iterate({ evaluate }, parameters) !== 'moved') break
  }
  evaluate(parameters, new Float64Array(parameters.length))
}
