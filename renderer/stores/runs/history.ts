import type { History } from '@shared/contract/run'

/**
 * The history of one run while it grows. Room is doubled when it runs out, so appending n epochs copies O(n) values
 * in all; `view` hands out windows on the same memory, without a copy.
 */
export class HistoryBuffer {
  #length = 0
  #epochs: History['epochs']
  #trainLoss: History['trainLoss']
  #validationLoss: History['validationLoss']

  constructor(capacity = 256) {
    this.#epochs = new Uint32Array(capacity)
    this.#trainLoss = new Float64Array(capacity)
    this.#validationLoss = new Float64Array(capacity)
  }

  get lastEpoch(): number {
    return this.#length === 0 ? -1 : (this.#epochs[this.#length - 1] ?? -1)
  }

  /** Epochs that are already there are skipped: an event may overlap what was read before. */
  append(history: History): void {
    const known = this.lastEpoch
    let from = 0
    while (from < history.epochs.length && (history.epochs[from] ?? 0) <= known) from += 1
    const added = history.epochs.length - from
    if (added === 0) return
    this.#reserve(this.#length + added)
    this.#epochs.set(history.epochs.subarray(from), this.#length)
    this.#trainLoss.set(history.trainLoss.subarray(from), this.#length)
    this.#validationLoss.set(history.validationLoss.subarray(from), this.#length)
    this.#length += added
  }

  view(): History {
    return {
      epochs: this.#epochs.subarray(0, this.#length),
      trainLoss: this.#trainLoss.subarray(0, this.#length),
      validationLoss: this.#validationLoss.subarray(0, this.#length),
    }
  }

  #reserve(length: number): void {
    if (length <= this.#epochs.length) return
    const capacity = Math.max(length, this.#epochs.length * 2)
    const epochs: History['epochs'] = new Uint32Array(capacity)
    const trainLoss = new Float64Array(capacity)
    const validationLoss = new Float64Array(capacity)
    epochs.set(this.#epochs)
    trainLoss.set(this.#trainLoss)
    validationLoss.set(this.#validationLoss)
    this.#epochs = epochs
    this.#trainLoss = trainLoss
    this.#validationLoss = validationLoss
  }
}
