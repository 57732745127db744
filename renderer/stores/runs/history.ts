import type { History } from '@shared/contract/history'

/**
 * The history of one run while it grows. Room is doubled when it runs out, so appending n epochs copies O(n) values
 * in all; `view` hands out windows on the same memory, without a copy.
 */
export class HistoryBuffer {
  #length = 0
  #epochs: History['epochs']
  #series: History['series'] = {}

  constructor(capacity = 256) {
    this.#epochs = new Uint32Array(capacity)
  }

  get lastEpoch(): number {
    return this.#length === 0 ? -1 : (this.#epochs[this.#length - 1] ?? -1)
  }

  /** Epochs that are already there are skipped: an event may overlap what was read before. A series that begins late is NaN before. */
  append({ epochs, series }: History): void {
    const known = this.lastEpoch
    let from = 0
    while (from < epochs.length && (epochs[from] ?? 0) <= known) from += 1
    const added = epochs.length - from
    if (added === 0) return
    this.#reserve(this.#length + added)
    this.#epochs.set(epochs.subarray(from), this.#length)
    for (const [name, values] of Object.entries(series)) {
      const grown = (this.#series[name] ??= new Float64Array(this.#epochs.length).fill(Number.NaN))
      grown.set(values.subarray(from), this.#length)
    }
    this.#length += added
  }

  view(): History {
    const series = Object.entries(this.#series).map(([name, values]) => [name, values.subarray(0, this.#length)])
    return {
      epochs: this.#epochs.subarray(0, this.#length),
      series: Object.fromEntries(series) as History['series'],
    }
  }

  #reserve(length: number): void {
    if (length <= this.#epochs.length) return
    const capacity = Math.max(length, this.#epochs.length * 2)
    const epochs: History['epochs'] = new Uint32Array(capacity)
    epochs.set(this.#epochs)
    this.#epochs = epochs
    for (const [name, values] of Object.entries(this.#series)) {
      const grown = new Float64Array(capacity).fill(Number.NaN, values.length)
      grown.set(values)
      this.#series[name] = grown
    }
  }
}
