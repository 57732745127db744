import type { Coefficient, Inference, InferenceReason } from '../../contract/inference'
import { chiSquaredUpperTail } from '../../math/distributions/chiSquared'
import { normalQuantile, normalTwoSided } from '../../math/distributions/normal'
import { log } from '../../math/elementary'
import { binaryLikelihood } from './binaryLikelihood'
import { combinationsOf, gradientSquares, headOf, nearEnough, oddsOf, onBasis } from './coefficientTable'
import type { Design } from './design'
import { firthLikelihood } from './firthLikelihood'
import type { InferenceOptions, InferenceQuestion } from './question'
import { type Likelihood, dot } from './likelihood'
import { type Maximum, maximise, mostSteps, squareOf, varianceOf } from './maximise'
import { multinomialLikelihood } from './multinomialLikelihood'
import { profileInterval } from './profileInterval'
import { reason, reasonOfDistance, reasonOfSeparation } from './reasons'

/** Firth's fit takes the curvature of the plain likelihood for that of its own, and needs more steps. */
const firthSteps = 400

/**
 * A logistic regression of the event, or of more than two classes against the first. Covariances are the inverse of Fisher's information at
 * the estimate, z the estimate over its standard error.
 */
export function inferClasses(
  question: InferenceQuestion,
  { intervals, firth }: InferenceOptions,
  design: Design,
  classes: Uint32Array,
): Inference | InferenceReason {
  const names = question.fitted.target.classes
  const separation = firth ? 'none' : question.separation()
  if (typeof separation === 'object') return reasonOfSeparation(separation, names.length)
  const event = Float64Array.from(classes, (index) => index)
  const likelihood =
    names.length > 2
      ? multinomialLikelihood(design, classes, names.length)
      : firth
        ? firthLikelihood(design, event)
        : binaryLikelihood(design, event)
  const steps = firth ? firthSteps : mostSteps
  const own = ownParameters(question, design, names.length)
  const zero = new Float64Array(likelihood.size)
  // Where separation was not tested, a maximum is found from 0 within the steps or not at all: on its way out the decrement falls by e a step.
  const isProven = separation === 'none' && !firth
  const maximum = (isProven ? maximise(likelihood, own) : null) ?? maximise(likelihood, zero, null, steps)
  if (maximum === null) {
    if (separation === 'untested') return reasonOfSeparation({ columns: [] }, names.length)
    if (!firth) {
      return reason('no-estimate', "Newton's method did not come to an end on these rows. Standardize the features.")
    }
    return reason(
      'no-estimate',
      "Firth's penalised fit did not come to an end on these rows. Standardize the features.",
    )
  }
  if (!firth) {
    const far = distanceReason(question, design, likelihood, own, maximum)
    if (far) return far
  }
  const coefficients = coefficientsOf(question, design, likelihood, maximum, {
    profiled: intervals === 'profile',
    steps,
  })
  const blocks = names.length - 1
  const degrees = likelihood.size - blocks
  const nullLogLikelihood = firth ? nullOfFirth(likelihood, maximum, design) : nullOf(design, classes, names.length)
  const statistic = Math.max(0, 2 * (maximum.value - nullLogLikelihood))
  return {
    method: firth ? 'firth' : 'maximumLikelihood',
    ...{ intervals, reference: names[0] as string, rows: design.rows, weight: design.weight, coefficients },
    leftOut: design.leftOut,
    ...{ logLikelihood: maximum.value, nullLogLikelihood },
    likelihoodRatio: degrees === 0 ? null : { statistic, degrees, p: chiSquaredUpperTail(statistic, degrees) },
    aic: firth ? null : 2 * likelihood.size - 2 * maximum.value,
    bic: firth ? null : log(design.weight) * likelihood.size - 2 * maximum.value,
    mcfaddenR2: firth ? null : 1 - maximum.value / nullLogLikelihood,
  }
}

/** The run's weights by the parameters of the basis: of the event, or of every class but the first against it. */
function ownParameters({ parameters }: InferenceQuestion, design: Design, count: number): Float64Array {
  const inputs = design.columns.length
  const outputs = count === 2 ? 1 : count
  const ofOutput = (output: number) =>
    onBasis(
      design,
      (input) => parameters[input * outputs + output] as number,
      parameters[inputs * outputs + output] as number,
    )
  if (outputs === 1) return ofOutput(0)
  const first = ofOutput(0)
  const others = Array.from({ length: count - 1 }, (_, k) =>
    ofOutput(k + 1).map((value, a) => value - (first[a] as number)),
  )
  return Float64Array.from(others.flatMap((block) => Array.from(block)))
}

/** Null where the run's weights are at the maximum. */
function distanceReason(
  { spec }: InferenceQuestion,
  design: Design,
  likelihood: Likelihood,
  own: Float64Array,
  maximum: Maximum,
): InferenceReason | null {
  const apart = own.map((value, a) => value - (maximum.parameters[a] as number))
  const distance = Math.sqrt(squareOf(maximum.factor, likelihood.size, apart))
  if (distance <= nearEnough) return null
  const { score } = likelihood.at(own)
  const width = design.basis.length
  const blocks = Array.from({ length: likelihood.size / width }, (_, k) =>
    score.slice(k * width, (k + 1) * width).map((value) => -value / design.weight),
  )
  // Of more than two classes the network has weights of the first one too; all gradients add up to 0.
  const first = new Float64Array(width).map((_, a) => -blocks.reduce((sum, block) => sum + (block[a] as number), 0))
  const all = blocks.length === 1 ? blocks : [first, ...blocks]
  const squares = all.reduce((sum, block) => sum + gradientSquares(design, block), 0)
  return reasonOfDistance(spec, Math.sqrt(squares), Number.isFinite(distance) ? distance : Number.MAX_VALUE)
}

function coefficientsOf(
  { fitted }: InferenceQuestion,
  design: Design,
  likelihood: Likelihood,
  maximum: Maximum,
  { profiled, steps }: { profiled: boolean; steps: number },
): Coefficient[] {
  const { raw, prepared } = combinationsOf(fitted, design)
  const width = design.basis.length
  const { size } = likelihood
  const names = fitted.target.classes
  const z95 = normalQuantile(0.975)
  const inBlock = (row: Float64Array, block: number): Float64Array => {
    const whole = new Float64Array(size)
    whole.set(row, block * width)
    return whole
  }
  const estimateOf = (row: Float64Array) => ({
    estimate: dot(row, maximum.parameters),
    standardError: Math.sqrt(varianceOf(maximum.factor, size, row)),
  })
  return Array.from({ length: size / width }, (_, block) => block).flatMap((block) =>
    raw.map((row, index): Coefficient => {
      const combination = inBlock(row, block)
      const { estimate, standardError } = estimateOf(combination)
      const z = estimate / standardError
      const [low, high] = profiled
        ? profileInterval(likelihood, maximum, combination, z95, steps)
        : [estimate - z95 * standardError, estimate + z95 * standardError]
      return {
        ...headOf(design, index),
        ...(names.length > 2 && { class: names[block + 1] as string }),
        ...{ estimate, standardError, z, p: normalTwoSided(z), low, high },
        ...{ oddsRatio: oddsOf(estimate), oddsLow: oddsOf(low), oddsHigh: oddsOf(high) },
        standardized: estimateOf(inBlock(prepared[index] as Float64Array, block)),
      }
    }),
  )
}

/** Without inputs every row has the shares of the classes. */
function nullOf({ counts, weight }: Design, classes: Uint32Array, count: number): number {
  const sums = new Float64Array(count)
  classes.forEach((index, row) => (sums[index] = (sums[index] as number) + (counts[row] as number)))
  return sums.reduce((sum, value) => sum + value * log(value / weight), 0)
}

/** The highest penalised likelihood with all coefficients of inputs at 0, in the whole model, whose penalty it has. */
function nullOfFirth(likelihood: Likelihood, maximum: Maximum, design: Design): number {
  const parameters = new Float64Array(likelihood.size)
  let value = -Infinity
  for (let step = 0; step < firthSteps; step++) {
    const point = likelihood.at(parameters)
    value = point.value
    const move = (point.score[0] as number) / (point.information[0] as number)
    if (!Number.isFinite(move) || Math.abs(move) * Math.sqrt(design.weight) < 1e-13) break
    parameters[0] = (parameters[0] as number) + move
  }
  return Math.min(value, maximum.value)
}
