/** What a run can be asked while its thread is busy: the one Int32 of its control memory. */
const requests = { none: 0, cancel: 1, pause: 2 } as const
export type RunRequest = keyof typeof requests

export interface RunControl {
  /** Cheap enough to be called between blocks of rows. */
  requested(): RunRequest
  /** A cancel is never taken back: a pause after it is not heard. */
  request(what: 'cancel' | 'pause'): void
}

export function createControlMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
}

/** The control of a run, for those who ask and for its thread. */
export function runControl(memory: SharedArrayBuffer): RunControl {
  const word = new Int32Array(memory)
  return {
    requested: () => {
      const value = Atomics.load(word, 0)
      return value === requests.cancel ? 'cancel' : value === requests.pause ? 'pause' : 'none'
    },
    request: (what) => {
      if (what === 'cancel') Atomics.store(word, 0, requests.cancel)
      else Atomics.compareExchange(word, 0, requests.none, requests.pause)
    },
  }
}
