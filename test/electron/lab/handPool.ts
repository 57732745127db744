import { type Heard, type TaskOptions, WorkerPool } from '../../../electron/lab/workerPool'
import type { Outcome, Place, TrainMessage, TrainRequest } from '../../../electron/workers/train/trainMessages'

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

  override release(key: string): void {
    this.released.push(key)
  }
}

const row = (epoch: number) => ({ epoch, trainLoss: 1 / (epoch + 1), validationLoss: Number.NaN })
const placeAt = (epoch: number, batch: number): Place => ({ epoch, batch, batches: 4, bestEpoch: null, threads: 1 })

/** @param from where a run goes on; without it, at its beginning */
export function begun(run: string, from?: { epoch: number; batch: number }) {
  return {
    ...{ kind: 'begun' as const, run, prepared: null, place: placeAt(from?.epoch ?? 0, from?.batch ?? 0) },
    from: from ? { row: row(from.epoch), parameters: Float64Array.of(5, 6) } : null,
  }
}

export function progress(run: string, ...epochs: number[]) {
  return {
    ...{ kind: 'progress' as const, run, place: placeAt(epochs.at(-1) ?? 0, 0), rows: epochs.map(row) },
    ...{ parameters: Float64Array.of(1, 2), checkpoint: null, seconds: 1 },
  }
}

interface EndOptions {
  rows?: number[]
  batch?: number
  checkpoint?: Uint8Array
  /** False: it ended before there was a trainer. */
  place?: boolean
}

export function ended(run: string, outcome: Outcome, options: EndOptions = {}): TrainMessage {
  const { rows = [], batch = 0, checkpoint = null, place = true } = options
  const last = rows.at(-1)
  const metrics = { train: null, validation: null, test: null }
  return {
    ...{ kind: 'ended', run, outcome, problem: null, notes: [], seconds: 2, checkpoint, rows: rows.map(row) },
    place: place && last !== undefined ? placeAt(last, batch) : null,
    parameters: place ? Float64Array.of(3, 4) : null,
    result: outcome === 'paused' ? null : { metrics, fingerprint: 'f'.repeat(16) },
  }
}
