import { type Heard, type TaskOptions, WorkerPool } from '../../../electron/lab/workerPool'
import type {
  Outcome,
  TrainMessage,
  TrainRequest,
  TrainingPosition,
} from '../../../electron/workers/train/trainMessages'
import type { SharedPreparation } from '../../../electron/workers/train/sharedPreparation'
import { fittedX } from '../../support/examples'
import { historyOf } from '../../support/histories'

/** A pool without threads: the test says what a thread would. */
export class HandPool extends WorkerPool<TrainRequest, TrainMessage> {
  readonly begun: TrainRequest[] = []
  readonly released: string[] = []
  withdrawable = false
  options: TaskOptions = {}
  /** What the last message was heard as. */
  heard: Heard = 'more'
  say: (message: TrainMessage) => void = () => {}
  die: (error: Error) => void = () => {}
  private end: () => void = () => {}

  constructor() {
    super('', 1)
  }

  override run(
    request: TrainRequest,
    onMessage: (message: TrainMessage) => Heard,
    options: TaskOptions = {},
  ): Promise<void> {
    options.onDispatch?.()
    this.begun.push(request)
    this.options = options
    return new Promise((resolve, reject) => {
      this.end = resolve
      this.die = reject
      this.say = (message) => {
        this.heard = onMessage(message)
        if (this.heard !== 'more') resolve()
      }
    })
  }

  override withdraw(): boolean {
    if (this.withdrawable) this.end()
    return this.withdrawable
  }

  override async release(key: string): Promise<void> {
    this.released.push(key)
  }
}

const valuesOf = (epoch: number) => ({ trainLoss: 1 / (epoch + 1), validationLoss: Number.NaN })
const historyAt = (epochs: number[]) => historyOf(epochs.map((epoch) => ({ epoch, ...valuesOf(epoch) })))
const positionAt = (epoch: number, batch: number): TrainingPosition => ({
  ...{ epoch, batch, batches: 4 },
  ...{ bestEpoch: null, threads: 1, learningRate: null },
})

/** @param from where a run goes on; without it, at its beginning */
export function begun(run: string, from?: { epoch: number; batch: number }) {
  return {
    ...{
      kind: 'begun' as const,
      run,
      prepared: null,
      shared: null,
      position: positionAt(from?.epoch ?? 0, from?.batch ?? 0),
    },
    from: from ? { values: valuesOf(from.epoch), parameters: Float64Array.of(5, 6) } : null,
  }
}

export function progress(run: string, ...epochs: number[]) {
  return {
    ...{ kind: 'progress' as const, run, position: positionAt(epochs.at(-1) ?? 0, 0), history: historyAt(epochs) },
    ...{ parameters: Float64Array.of(1, 2), checkpoint: null, seconds: 1 },
  }
}

interface EndOptions {
  rows?: number[]
  batch?: number
  checkpoint?: Uint8Array
  /** False: it ended before there was a trainer. */
  position?: boolean
}

export function ended(run: string, outcome: Outcome, options: EndOptions = {}): TrainMessage {
  const { rows = [], batch = 0, checkpoint = null, position = true } = options
  const last = rows.at(-1)
  const metrics = { train: null, validation: null, test: null }
  return {
    ...{
      kind: 'ended',
      run,
      outcome,
      ending: null,
      problem: null,
      warnings: [],
      seconds: 2,
      checkpoint,
      history: historyAt(rows),
    },
    position: position && last !== undefined ? positionAt(last, batch) : null,
    parameters: position ? Float64Array.of(3, 4) : null,
    result:
      outcome === 'paused' ? null : { metrics, fingerprint: 'f'.repeat(16), inference: null, inferenceReason: null },
  }
}

/** Prepared rows in a memory of so many bytes. */
export function sharedExample(bytes: number): SharedPreparation {
  const none = new Uint32Array()
  return {
    ...{ fitted: fittedX, parts: { train: none, validation: none, test: none }, dropped: 0, warnings: [] },
    ...{ memory: new SharedArrayBuffer(bytes), layouts: { train: null, validation: null } },
  }
}
