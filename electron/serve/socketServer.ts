import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { limits } from '@shared/spec/limits'
import { encodeMessage } from '@shared/contract/wire'
import { createGate } from '../lab/gate'
import type { Lab } from '../lab/lab'
import type { Admission } from './admission'
import { type PageSocket, attendPage } from './pageSocket'
import { hasOwnOrigin, hasSession } from './requestChecks'

const socketPath = '/socket'

/** The largest call is one chunk of an upload; the rest is its envelope. */
const maximumFrameBytes = limits.uploadChunkBytes + 64 * 1024

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
  const pages = new Map<WebSocket, PageSocket>()
  server.on('connection', (socket) => {
    pages.set(socket, attendPage(socket, gate))
    socket.on('close', () => pages.delete(socket))
  })
  const unsubscribe = lab.subscribe((event) => {
    if (pages.size === 0) return
    const message = encodeMessage({ kind: 'event', event })
    for (const page of pages.values()) page.tell(message)
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
