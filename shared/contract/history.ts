import { z } from 'zod'
import { float64Array, uint32Array } from './typedArrays'

/**
 * What a run has measured epoch by epoch, as named series. Entry i of every series belongs to entry i of `epochs`, which ascend; epoch 0 is
 * before training. NaN is no value. Another series needs no change here, nor in the store.
 */
export const historySchema = z.object({ epochs: uint32Array, series: z.record(z.string(), float64Array) })
export type History = z.infer<typeof historySchema>

/** What was measured after one epoch, by the name of its series. */
export type EpochValues = Record<string, number>

/** Collects epochs into a history. */
export class HistoryBatch {
  readonly #epochs: number[] = []
  readonly #series = new Map<string, number[]>()

  get length(): number {
    return this.#epochs.length
  }

  add(epoch: number, values: EpochValues): void {
    const index = this.#epochs.push(epoch) - 1
    for (const [name, value] of Object.entries(values)) {
      const series = this.#series.get(name) ?? []
      this.#series.set(name, series)
      series[index] = value
    }
  }

  /** What was collected since the last time. */
  take(): History {
    const epochs = Uint32Array.from(this.#epochs)
    const columns = [...this.#series].map(([name, values]) => [
      name,
      Float64Array.from(epochs, (_, index) => values[index] ?? Number.NaN),
    ])
    this.#epochs.length = 0
    this.#series.clear()
    return { epochs, series: Object.fromEntries(columns) as History['series'] }
  }
}

/** The values of the last epoch; none before the first. */
export function lastValues(history: History): EpochValues {
  return valuesOf(history, history.epochs.length - 1) ?? {}
}

/** The values of an epoch; null where it is not there. */
export function valuesAt(history: History, epoch: number): EpochValues | null {
  return valuesOf(history, history.epochs.indexOf(epoch))
}

function valuesOf({ series }: History, index: number): EpochValues | null {
  if (index < 0) return null
  return Object.fromEntries(Object.entries(series).map(([name, values]) => [name, values[index] as number]))
}
