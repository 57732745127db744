import { type SharedPreparation, bytesOf } from '../../workers/train/sharedPreparation'

/** Of the memory budget, what may be kept of runs that are over. */
export const shareOfPreparations = 0.25

/** Each holds a WebAssembly memory, of which a process has address space for some thousands only. */
const mostPreparations = 16

/** Prepared rows of runs, for those that prepare the same: as many as fit, the ones that were wanted last. */
export interface PreparationCache {
  get(key: string): SharedPreparation | null
  add(key: string, preparation: SharedPreparation): void
  /** Lets go what was prepared of a dataset. */
  forget(dataset: string): void
}

/** @param mostBytes that may be kept; a preparation beyond it is not kept at all */
export function createPreparationCache(mostBytes: number): PreparationCache {
  /** The one that was wanted last comes last. */
  const kept = new Map<string, SharedPreparation>()
  let bytes = 0
  const remove = (key: string): void => {
    const found = kept.get(key)
    if (found && kept.delete(key)) bytes -= bytesOf(found)
  }
  return {
    get: (key) => {
      const found = kept.get(key)
      if (!found) return null
      kept.delete(key)
      kept.set(key, found)
      return found
    },
    forget: (dataset) => {
      // A key has the whole identity in it.
      for (const key of [...kept.keys()].filter((entry) => entry.includes(dataset))) remove(key)
    },
    add: (key, preparation) => {
      remove(key)
      if (bytesOf(preparation) > mostBytes) return
      kept.set(key, preparation)
      bytes += bytesOf(preparation)
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes && kept.size <= mostPreparations) break
        remove(oldest)
      }
    },
  }
}
