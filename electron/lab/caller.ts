import { AsyncLocalStorage } from 'node:async_hooks'

const storage = new AsyncLocalStorage<AbortSignal>()

/** Does the work of a call; what it asks of threads is let go when the signal says that whoever asked is gone. */
export function onBehalfOf<Value>(signal: AbortSignal | undefined, work: () => Value): Value {
  return signal === undefined ? work() : storage.run(signal, work)
}

/** Whether whoever asked for the call at hand is gone; undefined where nobody can be. */
export function callerSignal(): AbortSignal | undefined {
  return storage.getStore()
}
