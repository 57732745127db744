import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { LabBridge, Reply } from '@shared/contract/bridge'
import type { LabEvent } from '@shared/contract/events'
import type { About } from '@shared/contract/areas/app'
import type { CallArguments, CallName, CallResult } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'

type EventKind = LabEvent['kind']
type EventOf<Kind extends EventKind> = Extract<LabEvent, { kind: Kind }>

/** The value of an answer; a problem is thrown as the LabError it was on the other side. */
export function unwrap<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value
  throw LabError.from(reply.problem)
}

/** The one way from the screen to the lab: calls, the event stream, and whether the lab can be reached. */
export const useLab = defineStore('lab', () => {
  const bridge = shallowRef<LabBridge | null>(null)
  const about = shallowRef<About | null>(null)
  const connected = ref(true)
  /** True once what was open last time is back. */
  const ready = ref(false)
  const listeners = new Map<EventKind, Set<(event: LabEvent) => void>>()
  const reconnectListeners = new Set<() => void>()

  function attach(value: LabBridge): void {
    bridge.value = value
    value.onEvent((event) => listeners.get(event.kind)?.forEach((listener) => listener(event)))
    value.onConnection((now) => {
      const regained = now && !connected.value
      connected.value = now
      if (regained) reconnectListeners.forEach((listener) => listener())
    })
  }

  /** Throws LabError; `internal` when the transport itself failed. */
  async function call<Name extends CallName>(name: Name, args: CallArguments<Name>): Promise<CallResult<Name>> {
    if (bridge.value === null) throw new LabError('internal', 'The lab is not connected yet.')
    const reply: Reply<CallResult<Name>> = await bridge.value.calls[name](args)
    return unwrap(reply)
  }

  function on<Kind extends EventKind>(kind: Kind, listener: (event: EventOf<Kind>) => void): void {
    const set = listeners.get(kind) ?? new Set()
    listeners.set(kind, set)
    set.add(listener as (event: LabEvent) => void)
  }

  /** Events are lost while the lab cannot be reached: what they would have told is read again here. */
  function onReconnect(listener: () => void): void {
    reconnectListeners.add(listener)
  }

  async function start(): Promise<void> {
    about.value = await call('app.about', {})
  }

  return { bridge, about, connected, ready, attach, call, on, onReconnect, start }
})
