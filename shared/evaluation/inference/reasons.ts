import type { InferenceReason, InferenceReasonCode } from '../../contract/inference'
import type { Fix } from '../../contract/fix'
import type { RunSpec } from '../../spec/runSpec'
import { nameList } from '../../spec/words/wording'

/** A penalty that bounds the weights and hardly moves those that have an estimate. */
const smallPenalty = 0.01
/** Iterations that Newton's method never needs. */
const newtonEpochs = 100
const newtonTolerance = 1e-8

export function reason(
  code: InferenceReasonCode,
  message: string,
  more: Omit<InferenceReason, 'code' | 'message'> = {},
): InferenceReason {
  return { code, message, ...more }
}

/** What of a run's settings its figures would not be valid for; null where nothing is. */
export function reasonOfSettings({ preparation, network, training }: RunSpec): InferenceReason | null {
  const { loss, l1, l2, classWeights, labelSmoothing } = training
  const isRegression = preparation.task === 'regression'
  if (network.hidden.length > 0) return reasonOfLayers
  if (isRegression && loss !== 'squaredError') {
    return reason(
      'loss',
      'Standard errors and p values are those of least squares: with the Huber loss they are not valid. Train with the squared error.',
      { fixes: [{ label: 'Train with the squared error', loss: 'squaredError' }] },
    )
  }
  if (l1 > 0 || l2 > 0) {
    return reason(
      'penalised',
      `The weights are penalised (L1 ${l1}, L2 ${l2}): they are drawn towards 0, and standard errors and p values are not valid. Train without the penalty.`,
      { fixes: [{ label: 'Train without a penalty', l1: 0, l2: 0 }] },
    )
  }
  if (!isRegression && classWeights !== 'none') {
    return reason(
      'class-weights',
      'The classes are weighted: the rows count for more or fewer than they are, and standard errors and p values are not valid. Train without class weights.',
      { fixes: [{ label: 'Train without class weights', classWeights: 'none' }] },
    )
  }
  if (!isRegression && labelSmoothing > 0) {
    return reason(
      'label-smoothing',
      'The labels are smoothed: the weights are not the maximum likelihood estimate, and standard errors and p values are not valid. Train without label smoothing.',
      { fixes: [{ label: 'Train without label smoothing', labelSmoothing: 0 }] },
    )
  }
  return null
}

export const reasonOfLayers = reason(
  'hidden-layers',
  'With hidden layers no weight has a meaning of its own, so it has no standard error. Permutation importance and contributions explain such a model.',
)

/** @param told in which words it is said already, as advice */
export function reasonOfSeparation(
  { columns, told }: { columns: readonly string[]; told?: string },
  classes: number,
): InferenceReason {
  const who = columns.length === 0 ? 'the features' : nameList(columns)
  const what =
    told ??
    `No finite estimate: the classes are separated by ${who} in the training rows, so that the weights grow without bound.`
  const firth = classes === 2 ? " Firth's penalised fit gives finite estimates, and so does a small L2 penalty." : ''
  return reason('separation', `${what} No standard error, p value or odds ratio has a meaning.${firth}`, {
    ...(columns.length > 0 && { columns: [...columns] }),
    fixes: [{ label: `Set the L2 penalty to ${smallPenalty}`, l2: smallPenalty }],
  })
}

export function reasonOfDependence(inputs: readonly string[]): InferenceReason {
  return reason(
    'collinear',
    `No unique estimate: ${nameList(inputs)} depend on each other linearly in the training rows, so that many weights are equally good. Leave one of them out.`,
    { columns: [...inputs] },
  )
}

/** @param distance from the optimum, in standard errors */
export function reasonOfDistance(spec: RunSpec, gradientNorm: number, distance: number): InferenceReason {
  const figure = (value: number) => Number(value.toPrecision(2))
  return reason(
    'not-at-optimum',
    `Not valid: training stopped before the optimum. The gradient's norm is ${figure(gradientNorm)}, and the weights are ${figure(distance)} standard errors from the estimate. Train on to the optimum by Newton.`,
    { gradientNorm, standardErrors: distance, fixes: [optimumFix(spec)] },
  )
}

function optimumFix({ training: { precision, patience, tolerance, epochs } }: RunSpec): Fix {
  return {
    label: 'Train on to the optimum by Newton',
    optimizer: 'newton',
    ...(precision === 'float32' && { precision: 'float64' as const }),
    ...(patience > 0 && { patience: 0 }),
    ...(tolerance > newtonTolerance && { tolerance: newtonTolerance }),
    ...(epochs < newtonEpochs && { epochs: newtonEpochs }),
  }
}
