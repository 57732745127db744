import { type History, HistoryBatch } from '@shared/contract/history'
import type { EpochOutcome } from '@shared/engine/trainer'
import type { CheckpointPolicy } from './checkpointPolicy'
import { type RunRequest, runControl } from './runControl'
import type { RunUntil } from './runJob'
import type { Helpers } from '../threads/helpers'
import { watchLoss } from './lossWatch'
import type { PreparedRun } from './prepareRun'
import { encodeCheckpoint } from './runCheckpoint'
import type { TrainMessage, TrainingPosition } from './trainMessages'

/** Progress is posted at most this often: ten times a second. */
const progressInterval = 100

export interface LoopOptions {
  run: PreparedRun
  control: SharedArrayBuffer
  until: RunUntil
  helpers: Helpers
  policy: CheckpointPolicy
  post: (message: TrainMessage) => void
  /** Milliseconds of a clock that never goes back. */
  now: () => number
}

export interface LoopEnd {
  outcome: 'done' | 'paused' | 'cancelled' | 'diverged'
  /** Epochs since the last progress. */
  history: History
  /** At work when it ended. */
  threads: number
  seconds: number
}

/**
 * Trains as far as the job goes, or until it is asked to stop, and posts progress. An epoch that takes longer than the
 * progress interval is trained batch by batch, so that the screen moves; that does not change any result.
 */
export function trainOn({ run, control, until, helpers, policy, post, now }: LoopOptions): LoopEnd {
  const { trainer } = run
  const { requested } = runControl(control)
  const shouldStop = () => requested() !== 'none'
  const began = now()
  const seconds = () => (now() - began) / 1000
  const epochs = new HistoryBatch()
  let weights: Float64Array | null = null
  let posted = began
  let epochBegan = began
  let byBatch = true

  const postProgress = (time: number): void => {
    const atEpochEnd = trainer.batch === 0
    const parameters = epochs.length > 0 && atEpochEnd ? trainer.parameters() : weights
    const checkpoint = atEpochEnd && policy.isDue(time) ? encodeCheckpoint(checkpointOf(run)) : null
    const stored = checkpoint !== null && policy.takes(checkpoint.byteLength, time) ? checkpoint : null
    const position = positionOf(run)
    const history = epochs.take()
    post({ kind: 'progress', run: run.run, position, history, parameters, checkpoint: stored, seconds: seconds() })
    posted = time
    weights = null
  }

  /** Takes the epoch that has just ended into the history. Epoch 0, which has no steps, says little of how long others take. */
  const endEpoch = (): void => {
    const { epoch, trainLoss, validationLoss } = trainer
    epochs.add(epoch, { trainLoss, validationLoss })
    run.losses = watchLoss(run.losses, epoch, trainLoss, run.spec.training.epochs)
    const time = now()
    byBatch = epoch === 0 || time - epochBegan >= progressInterval
    epochBegan = time
    if (time - posted >= progressInterval) postProgress(time)
    // Progress within the next epoch tells of this one too.
    else if (byBatch) weights = trainer.parameters()
    helpers.review(time - began)
  }

  const begin = (): EpochOutcome => {
    const { begun } = run
    const outcome = trainer.begin(shouldStop)
    if (outcome !== 'stopped') run.begun = true
    if (!begun && run.begun) endEpoch()
    return outcome
  }

  const advance = (): EpochOutcome => {
    const { epoch } = trainer
    const outcome = byBatch || until === 'batch' ? trainer.runBatch(shouldStop) : trainer.runEpoch(shouldStop)
    if (trainer.epoch > epoch) endEpoch()
    else if (now() - posted >= progressInterval) postProgress(now())
    return outcome
  }

  const firstEpoch = trainer.epoch
  const isThere = () => until === 'batch' || (until === 'epoch' && trainer.epoch > firstEpoch)
  const end = (outcome: LoopEnd['outcome']): LoopEnd => ({
    outcome,
    history: epochs.take(),
    threads: trainer.threads,
    seconds: seconds(),
  })
  if (until === 'stop') return end('cancelled')
  let outcome = begin()
  while (outcome === 'finished' && trainer.ended === null) {
    outcome = advance()
    if (outcome === 'finished' && trainer.ended === null && isThere()) return end('paused')
  }
  return end(outcome === 'stopped' ? endings[requested()] : outcome === 'diverged' ? 'diverged' : 'done')
}

/** A run that was stopped goes by what it is asked; where that was taken back there is nothing to lose by a pause. */
const endings: Record<RunRequest, 'paused' | 'cancelled'> = { cancel: 'cancelled', pause: 'paused', none: 'paused' }

export function checkpointOf({ trainer, losses }: PreparedRun) {
  return { trainer: trainer.checkpoint(), losses }
}

export function positionOf({ trainer }: PreparedRun): TrainingPosition {
  const { epoch, batch, batches, bestEpoch, threads, baseRate } = trainer
  return { epoch, batch, batches, bestEpoch, threads, learningRate: Number.isFinite(baseRate) ? baseRate : null }
}
