import type { History } from '@shared/contract/history'
import type { RunUpdate } from '../store/runStore'

/** What is stored by one update and then another, as one; the later one takes no history back. */
export function joinedUpdates(first: RunUpdate, then: RunUpdate): RunUpdate {
  const history = first.history && then.history ? joinedHistories(first.history, then.history) : undefined
  return { ...first, ...then, ...(history && { history }) }
}

/** Epochs one after the other; a series that one of them has not is NaN there. */
function joinedHistories(first: History, then: History): History {
  const count = first.epochs.length
  const epochs = new Uint32Array(count + then.epochs.length)
  epochs.set(first.epochs)
  epochs.set(then.epochs, count)
  const series: History['series'] = {}
  for (const name of new Set([...Object.keys(first.series), ...Object.keys(then.series)])) {
    const values = new Float64Array(epochs.length).fill(Number.NaN)
    values.set(first.series[name] ?? [])
    values.set(then.series[name] ?? [], count)
    series[name] = values
  }
  return { epochs, series }
}
