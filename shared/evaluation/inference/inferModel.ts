import type { Inference, InferenceAnswer, InferenceReason } from '../../contract/inference'
import { inputCount } from '../../data/preparation/features/inputWidths'
import { rowFrequencies } from '../../data/preparation/rowWeights'
import { classIndices, targetNumbers } from '../../data/preparation/target/applyTarget'
import type { RunSpec } from '../../spec/runSpec'
import { withThousands } from '../../spec/words/wording'
import { designOf } from './design'
import { inferClasses } from './inferClasses'
import { inferNumbers } from './inferNumbers'
import { type InferenceOptions, type InferenceQuestion, endOfRunBounds, profileBound } from './question'
import { reason, reasonOfDependence, reasonOfLayers, reasonOfSettings } from './reasons'

/**
 * What the coefficients of a logistic, multinomial or linear regression say: estimates with standard errors, tests and intervals, on the
 * scale of the table and of the network. The estimate is the maximum of the likelihood itself, to which Newton's method goes from the
 * run's weights; where these are not there but for a hundredth of a standard error, the figures would not be the model's, and are not given.
 * Rows count by their weights, as often as those say.
 */
export function inferModel(question: InferenceQuestion, options: InferenceOptions): InferenceAnswer {
  const found = withFiniteFigures(inferenceOf(question, options))
  return 'code' in found ? { inference: null, inferenceReason: found } : { inference: found, inferenceReason: null }
}

/** What rounding has left without a figure is not told. */
function withFiniteFigures(found: Inference | InferenceReason): Inference | InferenceReason {
  if ('code' in found) return found
  const isFinite = found.coefficients.every(({ estimate, standardError, standardized, p }) =>
    [estimate, standardError, p, standardized.estimate, standardized.standardError].every(Number.isFinite),
  )
  if (isFinite && Number.isFinite(found.logLikelihood)) return found
  return reason(
    'no-estimate',
    'The estimates or their errors are beyond what numbers can hold. Standardize the features.',
  )
}

function inferenceOf(question: InferenceQuestion, options: InferenceOptions): Inference | InferenceReason {
  const { spec, fitted, table, rows } = question
  const { classes } = fitted.target
  const refused = options.firth ? reasonOfFirth(spec, classes) : reasonOfSettings(spec)
  if (refused) return refused
  const tooLarge = reasonOfSize(rows.length, inputCount(fitted), Math.max(1, classes.length - 1), options)
  if (tooLarge) return tooLarge
  const design = designOf(fitted, table, rows, rowFrequencies(spec.preparation, table, rows))
  const few = reasonOfRows(rows.length, inputCount(fitted))
  if ('dependent' in design) return few ?? reasonOfDependence(design.dependent)
  if (design.basis.length >= rows.length) return few ?? reasonOfDependence(design.names)
  if (classes.length === 0) return inferNumbers(question, design, targetNumbers(fitted, table, rows))
  const indices = classIndices(fitted, table, rows)
  const empty = classes.find((_, index) => !indices.includes(index))
  if (empty !== undefined) {
    return reason(
      'empty-class',
      `No training row has the class ${empty}, so that its weights have no finite estimate. Choose another split, or leave the class out.`,
    )
  }
  return inferClasses(question, options, design, indices)
}

function reasonOfFirth({ network }: RunSpec, classes: readonly string[]): InferenceReason | null {
  if (network.hidden.length > 0) return reasonOfLayers
  if (classes.length === 2) return null
  return reason('loss', "Firth's penalised fit is for a target of two classes.")
}

function reasonOfSize(
  rows: number,
  inputs: number,
  blocks: number,
  { bounds, intervals }: InferenceOptions,
): InferenceReason | null {
  const coefficients = blocks * (inputs + 1)
  const work = rows * coefficients ** 2
  if (work > bounds.work || rows * inputs > bounds.cells || coefficients > bounds.coefficients) {
    const size = `${withThousands(coefficients)} coefficients on ${withThousands(rows)} rows`
    if (bounds === endOfRunBounds) {
      return reason('not-computed', `Standard errors of ${size} are computed when they are asked for.`)
    }
    return reason('too-large', `Standard errors of ${size} would take too long. Choose fewer features.`)
  }
  if (intervals === 'profile' && work * coefficients > profileBound) {
    return reason(
      'too-large',
      `Profile likelihood intervals of ${withThousands(coefficients)} coefficients on ${withThousands(rows)} rows would take too long. Wald's intervals are at hand.`,
    )
  }
  return null
}

function reasonOfRows(rows: number, inputs: number): InferenceReason | null {
  if (rows > inputs + 1) return null
  return reason(
    'too-few-rows',
    `${withThousands(rows)} training rows are too few for ${withThousands(inputs + 1)} coefficients: no estimate is unique. Choose fewer features.`,
  )
}
