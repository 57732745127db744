import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Served, serve } from '../../../electron/serve/serve'
import { createFakeLab } from '../../support/fakeLab'
import { closeCode, openSocket, ownHeaders, pathOf, send } from './door'

let rendererFolder: string
const lab = createFakeLab()
const opened: Served[] = []
const open = async (port?: number) => {
  const served = await serve(port === undefined ? { lab, rendererFolder } : { lab, rendererFolder, port })
  opened.push(served)
  return served
}

beforeEach(async () => {
  rendererFolder = await mkdtemp(join(tmpdir(), 'logit-lab-serve-'))
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html>')
})
afterEach(async () => {
  for (const served of opened.splice(0)) await served.close()
  await rm(rendererFolder, { recursive: true })
})

it('takes a free port of the loopback interface and gives addresses that are good once each', async () => {
  const { url, port, newAddress } = await open()
  const addresses = [url, newAddress(), newAddress()]
  expect(new Set(addresses).size).toBe(3)
  for (const address of addresses) {
    expect(address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/\\?token=[\\w-]{43}$`))
    expect((await send(port, { path: pathOf(address) })).status).toBe(303)
    expect((await send(port, { path: pathOf(address) })).status).toBe(403)
  }
})

it('rejects where the port is taken, and takes it once it is free', async () => {
  const first = await open()
  await expect(open(first.port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  expect((await send(first.port, { path: pathOf(first.url) })).status).toBe(303)
  await first.close()
  expect((await open(first.port)).port).toBe(first.port)
})

it('opens nothing where the renderer is not built', async () => {
  await rm(join(rendererFolder, 'index.html'))
  await expect(open()).rejects.toThrow('npm run build')
})

it('keeps the tokens and sessions of two doors apart', async () => {
  const [first, second] = [await open(), await open()]
  expect((await send(second.port, { path: pathOf(first.url) })).status).toBe(403)
  expect((await send(first.port, { path: pathOf(first.url) })).status).toBe(303)
})

it('ends every connection when it closes, and leaves the lab open', async () => {
  const { port, url, close } = await open()
  const { headers } = await send(port, { path: pathOf(url) })
  const socket = await openSocket(port, ownHeaders(port, headers['set-cookie']![0]!.split(';')[0]!))
  const code = closeCode(socket)
  // A browser keeps its connection for the next request.
  const idle = connect(port, '127.0.0.1')
  await once(idle, 'connect')
  const ended = once(idle.resume(), 'close')
  await close()
  await ended
  expect(await code).toBe(1006)
  await expect(send(port, { path: '/' })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(lab.closed).toBe(false)
})
