import type { LabEvent } from '@shared/contract/events'

export type Emit = (event: LabEvent) => void

/** The one event stream: what is emitted reaches every listener of that moment. */
export function createEventStream(): { emit: Emit; subscribe(listener: Emit): () => void } {
  const listeners = new Set<Emit>()
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
