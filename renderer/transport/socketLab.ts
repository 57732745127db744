import type { LabBridge, Reply } from '@shared/contract/bridge'
import type { LabEvent } from '@shared/contract/events'
import { callNames } from '@shared/contract/labApi'
import { type WireAnswer, decodeMessage, encodeMessage } from '@shared/contract/wire'

/** Milliseconds before each further attempt to connect; the last one repeats. */
const backoff = [100, 250, 500, 1000, 2000]

const lost: Reply = { ok: false, problem: { code: 'internal', message: 'The connection to Logit Lab was lost.' } }

/**
 * The lab over WebSocket. Calls made before the first connection wait for it; a call that is under way or made while
 * the connection is lost is answered with a problem, never sent twice. Reconnects by itself.
 */
export function connectSocketLab(url: string): LabBridge {
  const pending = new Map<number, (reply: Reply) => void>()
  const unsent: Uint8Array[] = []
  const eventListeners = new Set<(event: LabEvent) => void>()
  const connectionListeners = new Set<(connected: boolean) => void>()
  let socket: WebSocket
  let state: 'connecting' | 'open' | 'lost' = 'connecting'
  let attempts = 0
  let nextId = 0

  function open(): void {
    socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      const again = state === 'lost'
      state = 'open'
      attempts = 0
      for (const message of unsent.splice(0)) send(message)
      if (again) for (const listener of connectionListeners) listener(true)
    }
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) =>
      receive(decodeMessage(new Uint8Array(data)) as WireAnswer)
    // An error is always followed by a close.
    socket.onclose = () => {
      const first = state !== 'lost'
      state = 'lost'
      unsent.length = 0
      const waiting = [...pending.values()]
      pending.clear()
      for (const answer of waiting) answer(lost)
      if (first) for (const listener of connectionListeners) listener(false)
      setTimeout(open, backoff[Math.min(attempts++, backoff.length - 1)])
    }
  }

  function send(message: Uint8Array): void {
    socket.send(message as Uint8Array<ArrayBuffer>)
  }

  function receive(answer: WireAnswer): void {
    if (answer.kind === 'event') {
      for (const listener of eventListeners) listener(answer.event)
    } else {
      const resolve = pending.get(answer.id)
      pending.delete(answer.id)
      resolve?.(answer.reply)
    }
  }

  function call(name: string, args: unknown): Promise<Reply> {
    if (state === 'lost') return Promise.resolve(lost)
    const id = nextId++
    const message = encodeMessage({ id, name, args })
    return new Promise((resolve) => {
      pending.set(id, resolve)
      if (state === 'open') send(message)
      else unsent.push(message)
    })
  }

  open()
  return {
    door: 'browser',
    calls: Object.fromEntries(
      callNames.map((name) => [name, (args: unknown) => call(name, args)]),
    ) as unknown as LabBridge['calls'],
    onEvent: (listener) => subscribe(eventListeners, listener),
    onConnection: (listener) => subscribe(connectionListeners, listener),
    pathOf: () => Promise.resolve(null),
  }
}

function subscribe<Value>(listeners: Set<Value>, listener: Value): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
