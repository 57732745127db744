import { crossEntropiesOf } from '../engine/predict/predict'
import { predictedClass } from '../engine/predict/predictedClass'
import { descendingOrder } from '../math/descendingOrder'
import type { RealArray } from '../math/matrix'
import { accurateSum, rootMeanSquare } from '../math/statistics'
import { orderedMedian, weightedMedian } from '../math/weightedMedian'
import type { PredictedClasses, PredictedNumbers } from '../model/fittedModel'
import { confusionOf } from './confusion'
import { againstRest } from './metrics/againstRest'
import type { ClassContext, NumberContext } from './metrics/metric'
import { type Ranks, precisionArea, ranksOf, winsOver } from './metrics/ranks'
import { reliabilityBinsOf, reliabilityOf } from './metrics/reliability'

/**
 * Rows that are measured once or many times, by other weights each time: what does not depend on weights (orders, losses, bins) is worked out
 * once, when it is first needed.
 */
export interface MeasuredRows<Context> {
  rows: number
  /** @param weights by which each row counts; null counts every row once */
  weighed(weights: RealArray | null): Context
}

/** Orders of rows by class that are kept for the next weights; of more they are made anew. */
const keptOrders = 4e7

/**
 * @param truth the class index of each row
 * @param decision the predicted class of each row; or of two classes the probability from which on a row is predicted as the event
 */
export function classRows(
  { probabilities, logits }: PredictedClasses,
  truth: Uint32Array,
  decision: number | Uint32Array = 0.5,
): MeasuredRows<ClassContext> {
  const { rows, columns: classes, stride, values } = probabilities
  const predicted = once(() => (typeof decision === 'number' ? predictedClasses(probabilities, decision) : decision))
  const confusion = once(() => confusionOf(classes, truth, predicted()))
  const losses = once(() => crossEntropiesOf(logits, truth))
  const squares = once(() => Float64Array.from(truth, (of, row) => squaredErrorOf(values, row * stride, classes, of)))
  const column = (k: number) => Float64Array.from({ length: rows }, (_, row) => values[row * stride + k] as number)
  const makeRanks = (k: number) => {
    const scores = column(k)
    return ranksOf(scores, descendingOrder(scores), truth)
  }
  const ranks: Ranks[] = []
  const rankedBy = (k: number) => (rows * classes > keptOrders ? makeRanks(k) : (ranks[k] ??= makeRanks(k)))
  const measured = Array.from({ length: classes }, (_, k) => k).filter((k) => classes !== 2 || k === 1)
  const reliability = once(() => {
    const told = classes === 2 ? column(1) : Float64Array.from(predicted(), (k, row) => values[row * stride + k] ?? 0)
    const hits = Uint8Array.from(truth, (of, row) => Number(of === (classes === 2 ? 1 : predicted()[row])))
    return { told, hits, bins: reliabilityBinsOf(told) }
  })

  const weighed = (weights: RealArray | null): ClassContext =>
    lazily<ClassContext>({
      rows: () => rows,
      truth: () => truth,
      probabilities: () => probabilities,
      predicted,
      confusion,
      weighedConfusion: () => (weights === null ? confusion() : confusionOf(classes, truth, predicted(), weights)),
      counts: (context) => againstRest(context.weighedConfusion),
      crossEntropy: () => meanOf(losses(), weights),
      squaredError: () => meanOf(squares(), weights),
      reliability: () => {
        const { told, hits, bins } = reliability()
        return reliabilityOf(told, bins, hits, weights)
      },
      wins: () => {
        const wins = Array.from({ length: classes }, (): number[] => [])
        for (const k of measured) wins[k] = winsOver(rankedBy(k), k, classes, weights)
        return wins
      },
      precisionAreas: () => measured.map((k) => precisionArea(rankedBy(k), k, weights)),
    })
  return { rows, weighed }
}

/** One set of weights. */
export function classContext(
  predicted: PredictedClasses,
  truth: Uint32Array,
  weights: RealArray | null = null,
): ClassContext {
  return classRows(predicted, truth).weighed(weights)
}

/**
 * @param truth the number of each row, on the scale that the network learns
 * @throws RangeError where there is not one prediction for each of them
 */
export function numberRows({ standardized, scaling }: PredictedNumbers, truth: RealArray): MeasuredRows<NumberContext> {
  const rows = truth.length
  if (standardized.length !== rows) throw new RangeError(`${rows} targets need as many predictions.`)
  const error = (row: number) => (standardized[row] as number) - (truth[row] as number)
  const sizes = once(() => Float64Array.from({ length: rows }, (_, row) => Math.abs(error(row))))
  const ascending = once(() => descendingOrder(sizes()).reverse())
  const isFinite = once(() => !sizes().some(Number.isNaN))

  const weighed = (weights: RealArray | null): NumberContext => {
    const weight = weights && ((row: number) => weights[row] as number)
    const total = weight === null ? rows : accurateSum(rows, weight)
    const mean = (term: (row: number) => number) =>
      accurateSum(rows, weight === null ? term : (row) => (weight(row) === 0 ? 0 : weight(row) * term(row))) / total
    const rootMeanSquareOf = (term: (row: number) => number) => rootMeanSquare(rows, term, weight)
    return lazily<NumberContext>({
      rows: () => rows,
      truth: () => truth,
      predicted: () => standardized,
      scale: () => scaling.scale,
      center: () => scaling.center,
      meanOf: () => mean,
      rootMeanSquareOf: () => rootMeanSquareOf,
      counts: () => (row) => weights === null || (weights[row] as number) > 0,
      rootMeanSquareError: () => rootMeanSquareOf(error),
      medianAbsoluteError: () => {
        if (!isFinite()) return Number.NaN
        return weights === null ? weightedMedian(sizes(), null) : orderedMedian(sizes(), ascending(), weights)
      },
    })
  }
  return { rows, weighed }
}

/** One set of weights. */
export function numberContext(
  predicted: PredictedNumbers,
  truth: RealArray,
  weights: RealArray | null = null,
): NumberContext {
  return numberRows(predicted, truth).weighed(weights)
}

/**
 * The mean of what each row has, by weights, in the order of the rows. A row that does not count may cost an infinite loss. NaN without rows.
 */
function meanOf(terms: Float64Array, weights: RealArray | null): number {
  let [sum, total] = [0, 0]
  for (let row = 0; row < terms.length; row++) {
    const weight = weights === null ? 1 : (weights[row] as number)
    if (weight > 0) sum += weight * (terms[row] as number)
    total += weight
  }
  return sum / total
}

function squaredErrorOf(values: RealArray, start: number, classes: number, truth: number): number {
  let sum = 0
  for (let k = classes === 2 ? 1 : 0; k < classes; k++) {
    const error = (values[start + k] as number) - (k === truth ? 1 : 0)
    sum += error * error
  }
  return sum
}

function predictedClasses(probabilities: PredictedClasses['probabilities'], threshold: number): Uint32Array {
  return Uint32Array.from({ length: probabilities.rows }, (_, row) => predictedClass(probabilities, row, threshold))
}

/** An object whose fields are worked out when they are first read. */
function lazily<Fields extends object>(fields: { [Name in keyof Fields]: (whole: Fields) => Fields[Name] }): Fields {
  const whole = {} as Fields
  for (const name of Object.keys(fields) as (keyof Fields)[]) {
    const value = once(() => fields[name](whole))
    Object.defineProperty(whole, name, { get: value, enumerable: true })
  }
  return whole
}

function once<Value>(compute: () => Value): () => Value {
  let known: { value: Value } | null = null
  return () => (known ??= { value: compute() }).value
}
