import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { type WireCall, decodeMessage, encodeMessage } from '@shared/contract/wire'
import { type Served, serve } from '../../../electron/serve/serve'
import { type FakeLab, createFakeLab } from '../../support/fakeLab'

export interface Door extends Served {
  lab: FakeLab
  /** Spends an address and answers with the Cookie header that it earned. */
  visit(): Promise<string>
  close(): Promise<void>
}

/** A real host over a fake lab and a small built page, with a secret beside the page's folder. */
export async function openDoor(answers?: Parameters<typeof createFakeLab>[0]): Promise<Door> {
  const folder = await mkdtemp(join(tmpdir(), 'logit-lab-serve-'))
  const rendererFolder = join(folder, 'renderer')
  await mkdir(join(rendererFolder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(join(rendererFolder, 'assets/index-1.js'), 'export {}')
  await writeFile(join(rendererFolder, 'assets/index-1.js.map'), '{}')
  const lab = createFakeLab(answers)
  const served = await serve({ lab, rendererFolder })
  return {
    ...served,
    lab,
    async visit() {
      const { headers } = await send(served.port, { path: pathOf(served.newAddress()) })
      return headers['set-cookie']![0]!.split(';')[0]!
    },
    async close() {
      await served.close()
      await rm(folder, { recursive: true })
    },
  }
}

export function pathOf(address: string): string {
  const { pathname, search } = new URL(address)
  return pathname + search
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** Sends exactly this path and these headers, as no browser and no fetch would. */
export function send(
  port: number,
  options: { path: string; method?: string; headers?: OutgoingHttpHeaders },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

/** Opens the socket with these headers; rejects with the status of the refusal. */
export function openSocket(port: number, headers: Record<string, string>, path = '/socket'): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_, response) => {
      socket.terminate()
      reject(new Error(`refused: ${response.statusCode}`))
    })
    socket.on('error', reject)
  })
}

/** The headers of the door's own page. */
export function ownHeaders(port: number, cookie: string): Record<string, string> {
  return { Origin: `http://127.0.0.1:${port}`, Cookie: cookie }
}

export function nextMessage(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.once('message', (data) => resolve(decodeMessage(data as Buffer))))
}

export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve))
}

export async function ask(socket: WebSocket, call: WireCall): Promise<unknown> {
  const answer = nextMessage(socket)
  socket.send(encodeMessage(call))
  return answer
}
