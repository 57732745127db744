import { WebSocket } from 'ws'
import { problemOf } from '@shared/contract/labError'
import { type WireAnswer, decodeMessage, encodeMessage, wireCallSchema } from '@shared/contract/wire'
import type { Gate } from '../lab/gate'

/** Calls that a page may have in flight, and their bytes: until one is answered and the answer is sent, no more are read. */
const mostCalls = 64
const mostCallBytes = 32 * 1024 * 1024
/**
 * Events cannot be thinned out without losing epochs. A page that has this many bytes of them to read, or has read nothing at all for
 * as long as this, is cut off; it connects again and asks for everything. What it asked for itself may be of any size.
 */
const mostEventBytes = 64 * 1024 * 1024
const longestStall = 30_000
const stallChecks = 5000

/** WebSocket close codes (RFC 6455, 7.4.1). */
const unsupportedData = 1003
const policyViolation = 1008

export interface PageSocket {
  /** An encoded event. */
  tell(event: Uint8Array): void
}

export interface PageSocketOptions {
  /** Milliseconds of a clock that never goes back. */
  now?: () => number
}

/** One page at the other end of a socket: its calls through the gate, their answers and all events back. */
export function attendPage(
  socket: WebSocket,
  gate: Gate,
  { now = () => performance.now() }: PageSocketOptions = {},
): PageSocket {
  let calls = 0
  let callBytes = 0
  let eventBytes = 0
  const gone = new AbortController()

  /** Frames that came with those before them and were not taken on yet: at most what one reading of the socket holds. */
  const waiting: Buffer[] = []
  const isFull = () => calls >= mostCalls || callBytes >= mostCallBytes

  /** Takes on what there is room for, and reads further only then, so that the page's own socket holds it back. */
  const takeOn = (): void => {
    while (!isFull()) {
      const bytes = waiting.shift()
      if (!bytes) break
      void answer(bytes)
    }
    if (waiting.length > 0 || isFull()) socket.pause()
    else socket.resume()
  }
  const answer = async (bytes: Buffer): Promise<void> => {
    const call = socket.readyState === WebSocket.OPEN ? readCall(bytes) : null
    if (call === undefined) socket.close(policyViolation)
    if (!call) return
    calls += 1
    callBytes += bytes.length
    const reply = encodeReply(call.id, await gate(call.name, call.args, gone.signal))
    send(reply, () => {
      calls -= 1
      callBytes -= bytes.length
      takeOn()
    })
  }
  const send = (message: Uint8Array, sent: () => void): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(message, sent)
    else sent()
  }

  let backlog = 0
  let moved = now()
  const watch = setInterval(() => {
    const left = socket.bufferedAmount
    if (left === 0 || left < backlog) moved = now()
    backlog = left
    if (now() - moved > longestStall) socket.terminate()
  }, stallChecks)
  watch.unref()

  socket.binaryType = 'nodebuffer'
  // ws closes a socket that breaks the protocol or sends too much; without a listener the error would end the process.
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(watch)
    gone.abort()
  })
  socket.on('message', (data, isBinary) => {
    // Frames that were under way when the socket was refused are not read.
    if (socket.readyState !== WebSocket.OPEN) return
    if (!isBinary) return socket.close(unsupportedData)
    waiting.push(data as Buffer)
    takeOn()
  })
  return {
    tell: (event) => {
      if (eventBytes > mostEventBytes) return socket.terminate()
      eventBytes += event.length
      send(event, () => (eventBytes -= event.length))
    },
  }
}

function readCall(bytes: Buffer) {
  try {
    return wireCallSchema.safeParse(decodeMessage(bytes)).data
  } catch {
    return undefined
  }
}

function encodeReply(id: number, reply: Extract<WireAnswer, { kind: 'reply' }>['reply']): Uint8Array {
  try {
    return encodeMessage({ kind: 'reply', id, reply })
  } catch (error) {
    return encodeMessage({ kind: 'reply', id, reply: { ok: false, problem: problemOf(error) } })
  }
}
