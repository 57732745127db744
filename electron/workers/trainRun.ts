import { LabError, type Problem, problemOf } from '@shared/contract/labError'
import type { Metrics } from '@shared/contract/run'
import { classIndices, fitPreparation, inputNames, prepareInputs } from '@shared/data/preparation'
import { fingerprint } from '@shared/engine/fingerprint'
import { createObjective } from '@shared/engine/objective'
import { predictProbabilities } from '@shared/engine/predict'
import { type PartData, type Trainer, createTrainer, divergenceAdvice } from '@shared/engine/trainer'
import { baselineWarning } from '@shared/evaluation/baseline'
import { partMetrics } from '@shared/evaluation/metrics'
import type { HistoryRow, TrainMessage, TrainRequest } from './trainMessages'

/** Progress is posted at most this often: ten times a second. */
const progressInterval = 100

/** What an epoch's end means for the run. */
const outcomes = { finished: 'done', stopped: 'cancelled', diverged: 'diverged' } as const

/**
 * Prepares the data, trains to the end and posts what happens. Nothing is thrown: every failure is an `ended` message.
 * @param now milliseconds of a clock that never goes back
 */
export function trainRun(request: TrainRequest, post: (message: TrainMessage) => void, now: () => number): void {
  const { run, spec, table } = request
  const cancel = new Int32Array(request.cancel)
  const shouldStop = () => Atomics.load(cancel, 0) !== 0
  const unposted: HistoryRow[] = []
  let began = now()
  try {
    const checkpoint = () => {
      if (shouldStop()) throw new LabError('cancelled', 'Training was cancelled.')
    }
    const { fitted, parts, dropped, warnings } = fitPreparation(table, spec.preparation, spec.seed, checkpoint)
    const partOf = (rows: Uint32Array): PartData => ({
      inputs: prepareInputs(fitted, table, rows, checkpoint),
      classes: classIndices(fitted, table, rows),
    })
    const part = (rows: Uint32Array) => (rows.length === 0 ? null : partOf(rows))
    const train = partOf(parts.train)
    const validation = part(parts.validation)
    const test = part(parts.test)
    const trainer = createTrainer({
      network: spec.network,
      training: spec.training,
      seed: spec.seed,
      classCount: fitted.target.classes.length,
      train,
      validation,
    })
    post({
      kind: 'prepared',
      run,
      fitted,
      parts: {
        train: parts.train.length,
        validation: parts.validation.length,
        test: parts.test.length,
        dropped,
      },
      inputs: inputNames(fitted),
      warnings,
      seconds: (now() - began) / 1000,
    })

    began = now()
    let posted = began
    let outcome = outcomes[trainer.begin(shouldStop)]
    if (outcome !== 'cancelled') unposted.push(rowOf(trainer))
    // Where the first evaluation was stopped, reading the loss would make up for it.
    let lowestLoss = outcome === 'done' ? trainer.trainLoss : Number.NaN
    let halfwayLoss = lowestLoss
    while (outcome === 'done' && trainer.epoch < spec.training.epochs) {
      outcome = outcomes[trainer.runEpoch(shouldStop)]
      if (outcome !== 'cancelled') unposted.push(rowOf(trainer))
      lowestLoss = Math.min(lowestLoss, trainer.trainLoss)
      if (trainer.epoch === spec.training.epochs >> 1) halfwayLoss = trainer.trainLoss
      if (now() - posted >= progressInterval) {
        posted = now()
        post({ kind: 'progress', run, rows: unposted.splice(0), state: stateOf(trainer) })
      }
    }
    const seconds = (now() - began) / 1000
    const problem: Problem | null =
      outcome === 'diverged'
        ? new LabError('diverged', divergenceAdvice(spec.training, trainer.epoch), 'training.learningRate').toProblem()
        : null
    // The weights of a run that diverged are worth nothing; its history is kept.
    const result =
      outcome === 'diverged'
        ? null
        : {
            state: stateOf(trainer),
            metrics: metricsOf(trainer, { train, validation, test }, outcome === 'cancelled'),
            fingerprint: fingerprint(trainer.parameters),
          }
    // A run that still improves only needs more epochs.
    const stuck = outcome === 'done' && (trainer.trainLoss >= halfwayLoss || trainer.trainLoss > lowestLoss)
    const warning = stuck
      ? baselineWarning(trainer.trainLoss, train.classes, fitted.target.classes.length, spec.training)
      : null
    post({ kind: 'ended', run, outcome, problem, rows: unposted, result, warning, seconds })
  } catch (error) {
    const cancelled = error instanceof LabError && error.code === 'cancelled'
    post({
      kind: 'ended',
      run,
      outcome: cancelled ? 'cancelled' : 'failed',
      problem: cancelled ? null : problemOf(error),
      rows: unposted,
      result: null,
      warning: null,
      seconds: (now() - began) / 1000,
    })
  }
}

function rowOf(trainer: Trainer): HistoryRow {
  return { epoch: trainer.epoch, trainLoss: trainer.trainLoss, validationLoss: trainer.validationLoss }
}

function stateOf(trainer: Trainer) {
  return { epoch: trainer.epoch, parameters: trainer.parameters.slice() }
}

/** Weights times rows up to which a cancelled run is still measured: a small part of the 100 ms that a cancel may take. */
const quickWork = 2e7

/** The log loss is that of the history, from logits; a cancelled run that takes long to measure has no metrics. */
function metricsOf(trainer: Trainer, parts: Record<keyof Metrics, PartData | null>, cancelled: boolean): Metrics {
  const { network, parameters } = trainer
  const objective = createObjective(network)
  const rows = Object.values(parts).reduce((sum, part) => sum + (part?.inputs.rows ?? 0), 0)
  const skipped = cancelled && rows * network.parameterCount > quickWork
  const measure = (part: PartData | null) => {
    if (!part || skipped) return null
    const logLoss = objective.meanLoss(parameters, part, () => false)
    const metrics = partMetrics(predictProbabilities(network, parameters, part.inputs), part.classes)
    return logLoss === 'stopped' ? metrics : { ...metrics, logLoss }
  }
  return { train: measure(parts.train), validation: measure(parts.validation), test: measure(parts.test) }
}
