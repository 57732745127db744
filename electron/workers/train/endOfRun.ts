import type { Ending } from '@shared/contract/ending'
import { adviceTrainingOf } from '@shared/contract/analysis'
import type { InferenceAnswer } from '@shared/contract/inference'
import type { Metrics } from '@shared/contract/metrics'
import { type RunWarning, warn } from '@shared/contract/warning'
import { warningsOf } from '@shared/data/analysis/advice/adviseOn'
import { columnWeights, prepareTargets } from '@shared/data/preparation/preparation'
import type { Parts } from '@shared/data/preparation/splits/parts'
import type { Matrix, RowBlocks } from '@shared/math/matrix'
import type { PartName } from '@shared/engine/rows/rowSource'
import type { PartData, Trainer } from '@shared/engine/trainer'
import { baselineWarning } from '@shared/evaluation/baseline'
import { evaluatePart } from '@shared/evaluation/evaluatePart'
import { inferModel } from '@shared/evaluation/inference/inferModel'
import { type KnownSeparation, endOfRunBounds } from '@shared/evaluation/inference/question'
import { createFittedModel } from '@shared/model/fittedModel'
import { type KeptPredictions, type PredictedPart, gatherPredictions } from '@shared/model/predictions'
import { constantPredictionWarning, isConstantPrediction } from './constantPrediction'
import { type EndingNote, endingNote } from './endingNote'
import type { TrainingSpec } from '@shared/spec/runSpec'
import { areKept } from './keptPredictions'
import { isStuck } from './lossWatch'
import type { PreparedRun } from './prepareRun'
import { preparedBlocks } from './preparedBlocks'
import { separates, withOwnProof } from './separatingWeights'

/** Weights times rows up to which a cancelled run is still measured: a small part of the 100 ms that a cancel may take. */
const quickWork = 2e7

export interface MeasuredRun {
  metrics: Metrics
  /** That it says the same of every training row, though they differ. */
  constant: boolean
  /** Null where they are not wanted, are too many to keep, or would take too long. */
  predictions: KeptPredictions | null
}

/**
 * How well these weights do on each part, and what they say of every row. The test rows are prepared only now; a cancelled run that
 * takes long to measure has neither.
 */
export function measureRun(
  run: PreparedRun,
  parameters: Float64Array,
  { cancelled, predictionsWanted }: { cancelled: boolean; predictionsWanted: boolean },
): MeasuredRun {
  const { fitted, table, parts, data, spec, rowFile } = run
  const rows = parts.train.length + parts.validation.length + parts.test.length
  const metrics: Metrics = { train: null, validation: null, test: null }
  if (cancelled && rows * parameters.length > quickWork) return { metrics, constant: false, predictions: null }
  let constant = false
  const model = createFittedModel({ preparation: fitted, network: spec.network, parameters })
  const kept: PredictedPart[] | null = predictionsWanted && areKept(rows, fitted.target.classes) ? [] : null
  const measure = (name: keyof Parts, inputs: Matrix | RowBlocks, targets: PartData['targets']): void => {
    const predicted = model.predictInputs(inputs)
    if (name === 'train') constant = isConstantPrediction(predicted)
    metrics[name] = evaluatePart(predicted, targets, columnWeights(spec.preparation, table, parts[name]))
    kept?.push({ name, rows: parts[name], predicted })
  }
  const measurePart = (name: PartName, part: PartData) =>
    measure(name, rowFile?.open.blocks(name) ?? part.inputs, part.targets)
  measurePart('train', data.train)
  if (data.validation) measurePart('validation', data.validation)
  if (parts.test.length > 0) {
    const blocks = preparedBlocks(fitted, table, parts.test, 'float64')
    // Made at once where it fits: fewer and longer reads.
    const inputs = rowFile ? blocks : blocks.block(0, parts.test.length)
    measure('test', inputs, prepareTargets(fitted, table, parts.test))
  }
  return { metrics, constant, predictions: kept && gatherPredictions(model, table, kept) }
}

/** What is doubtful about the rows, the features and the settings of a run, as it is advised before a run too. */
export function adviceAtEnd({ spec, table, parts, fitted }: PreparedRun): RunWarning[] {
  return warningsOf(table, spec.preparation, adviceTrainingOf(spec), { parts, fitted })
}

/** Why a run ended, and all that is doubtful about it. */
export interface RunEnd {
  ending: Ending | null
  warnings: RunWarning[]
}

/** Of a run that trained to its end, as it was measured. */
export function endOf(run: PreparedRun, { constant, metrics }: Pick<MeasuredRun, 'constant' | 'metrics'>): RunEnd {
  const { trainer, data, losses, spec } = run
  const advice = withOwnProof(adviceAtEnd(run), separates(metrics.train), spec.preparation.target)
  const separated = advice.some(({ code }) => code === 'separation')
  const ending = endingOf(trainer, separated)
  const stuck = trainer.ended !== 'early' && isStuck(losses, trainer.trainLoss)
  const above = stuck ? baselineWarning(trainer.trainLoss, data.train, usedTraining(run)) : null
  const note =
    ending && endingNote(ending, spec, { bestEpoch: trainer.bestEpoch, inVain: above !== null || separated, separated })
  const warnings = [
    ...advice,
    ...(note === null ? [] : [endingWarning(ending, note)]),
    ...(constant ? [constantPredictionWarning(spec)] : []),
    ...(above === null ? [] : [warn('above-baseline', above)]),
  ]
  return { ending, warnings }
}

/**
 * What the coefficients of these weights say; of a large run that is worked out when it is asked for.
 * @param warnings of the same run, of `endOf`
 */
export function inferenceAtEnd(
  { spec, fitted, table, parts }: PreparedRun,
  parameters: Float64Array,
  warnings: readonly RunWarning[],
): InferenceAnswer {
  const rows = parts.train
  // What the advice has found is not looked for again.
  const found = warnings.find(({ code }) => code === 'separation')
  const isUntested = warnings.some(({ code }) => code === 'separation-not-tested')
  const separation = (): KnownSeparation =>
    found ? { columns: [], told: found.message } : isUntested ? 'untested' : 'none'
  const question = { spec, fitted, parameters, table, rows, separation }
  return inferModel(question, { intervals: 'wald', firth: false, bounds: endOfRunBounds })
}

/** The settings with the learning rate and Huber's delta that the run used, where the data said what they are. */
export function usedTraining({ trainer, data }: PreparedRun): TrainingSpec {
  const { training } = data.plan
  return Number.isFinite(trainer.baseRate) ? { ...training, learningRate: trainer.baseRate } : training
}

function endingWarning(ending: Ending | null, { message, fixes }: EndingNote): RunWarning {
  const isUnconverged = ending?.reason === 'stalled' || ending?.reason === 'epochs'
  return { ...warn(isUnconverged ? 'not-converged' : 'note', message), ...(fixes.length > 0 && { fixes }) }
}

/**
 * Why a training ended; null where it has not. The gradient is that of the last weights, which one that ended early does not keep. Where
 * the classes are separated it becomes as small as one likes, and still there is nothing to converge to.
 */
function endingOf({ ended, epoch, gradientNorm }: Trainer, separated: boolean): Ending | null {
  if (ended === null) return null
  const isKnown = ended !== 'early' && Number.isFinite(gradientNorm)
  const reason = separated && ended === 'converged' ? 'stalled' : ended
  return { reason, epoch, gradientNorm: isKnown ? gradientNorm : null }
}
