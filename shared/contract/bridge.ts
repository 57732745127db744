import type { CallArguments, CallName, CallResult } from './labApi'
import type { LabEvent } from './events'
import type { Problem } from './labError'

/** What a call answers on every transport: a value, or a named problem. Nothing is thrown across a wall. */
export type Reply<Value = unknown> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** The IPC channels, named here and nowhere else. */
export const channels = {
  /** renderer -> main: (name, args) -> Reply */
  call: 'lab:call',
  /** preload -> main: the real path of a File that a person dropped or chose, so that the gate takes it later. */
  grant: 'lab:grant',
  /** main -> renderer: LabEvent */
  event: 'lab:event',
} as const

/** What the preload exposes as `window.logitLab`; the socket client of the browser door has the same shape. */
export interface LabBridge {
  door: 'electron' | 'browser'
  calls: { [Name in CallName]: (args: CallArguments<Name>) => Promise<Reply<CallResult<Name>>> }
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: LabEvent) => void): () => void
  /** Called with false when the lab cannot be reached any more, with true when it can again. */
  onConnection(listener: (connected: boolean) => void): () => void
  /** The real path of a dropped or chosen file, granted to the gate; null where a door has no paths. */
  pathOf(file: File): Promise<string | null>
}
