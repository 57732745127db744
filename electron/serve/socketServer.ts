import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { limits } from '@shared/spec/limits'
import { problemOf } from '@shared/contract/labError'
import { type WireAnswer, decodeMessage, encodeMessage, wireCallSchema } from '@shared/contract/wire'
import { type Gate, createGate } from '../lab/gate'
import type { Lab } from '../lab/lab'
import type { Admission } from './admission'
import { hasOwnOrigin, hasSession } from './requestChecks'

const socketPath = '/socket'

/** The largest call is one chunk of an upload; the rest is its envelope. */
const maximumFrameBytes = limits.uploadChunkBytes + 64 * 1024

/**
 * A page that has not read this much is stalled. Its events cannot be thinned out without losing epochs,
 * so it is cut off; it connects again and asks for everything.
 */
const maximumBacklogBytes = 64 * 1024 * 1024

/** WebSocket close codes (RFC 6455, 7.4.1). */
const unsupportedData = 1003
const policyViolation = 1008

export interface SocketServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

/** Carries the contract over WebSocket: calls through the gate, replies to who asked, events to everybody. */
export function createSocketServer(lab: Lab, admission: Admission, port: number): SocketServer {
  const gate = createGate(lab.api, { allowsPath: () => false })
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: maximumFrameBytes,
    perMessageDeflate: false,
  })
  server.on('connection', (socket) => attend(socket, gate))
  const unsubscribe = lab.subscribe((event) => {
    if (server.clients.size === 0) return
    const message = encodeMessage({ kind: 'event', event })
    for (const socket of server.clients) deliver(socket, message)
  })
  return {
    upgrade(request, socket, head) {
      const admitted =
        request.url === socketPath &&
        hasOwnOrigin(request.headers, port) &&
        hasSession(request.headers, port, admission)
      if (admitted) server.handleUpgrade(request, socket, head, (ws) => server.emit('connection', ws, request))
      else refuse(socket)
    },
    close() {
      unsubscribe()
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

function refuse(socket: Duplex): void {
  socket.on('error', () => socket.destroy())
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy())
}

function attend(socket: WebSocket, gate: Gate): void {
  socket.binaryType = 'nodebuffer'
  // ws closes a socket that breaks the protocol or sends too much; without a listener the error would end the process.
  socket.on('error', () => socket.terminate())
  socket.on('message', (data, isBinary) => {
    // Frames that were under way when the socket was refused are not read.
    if (socket.readyState !== WebSocket.OPEN) return
    if (!isBinary) return socket.close(unsupportedData)
    const call = readCall(data as Buffer)
    if (!call) return socket.close(policyViolation)
    void gate(call.name, call.args).then((reply) => deliver(socket, encodeReply(call.id, reply)))
  })
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

function deliver(socket: WebSocket, message: Uint8Array): void {
  if (socket.readyState !== WebSocket.OPEN) return
  if (socket.bufferedAmount > maximumBacklogBytes) socket.terminate()
  else socket.send(message)
}
