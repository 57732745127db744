import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import type { LabBridge } from '@shared/contract/bridge'
import type { LabEvent } from '@shared/contract/events'
import { connectSocketLab } from '@renderer/transport/socketLab'
import { type Door, openDoor, ownHeaders } from '../../electron/serve/door'

let door: Door
let headers: Record<string, string>
const sockets: NodeWebSocket[] = []

/** The browser's socket, which sends the cookie and the origin of its page by itself. */
class BrowserSocket extends NodeWebSocket {
  constructor(url: string) {
    super(url, { headers })
    // In a browser an error that nobody listens to ends nothing.
    this.on('error', () => undefined)
    sockets.push(this)
  }
}

beforeEach(async () => {
  const history = {
    epochs: Uint32Array.of(0, 1),
    series: { trainLoss: Float64Array.of(0.5, 0.1), validationLoss: Float64Array.of(NaN, 1) },
  }
  door = await openDoor({
    'runs.history': async () => history,
    'files.appendUpload': async () => null,
    'runs.list': async () => [],
  })
  headers = ownHeaders(door.port, await door.visit())
  vi.stubGlobal('WebSocket', BrowserSocket)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) {
    socket.onclose = null
    socket.terminate()
  }
  vi.useRealTimers()
  vi.unstubAllGlobals()
  await door.close()
})

const connect = () => connectSocketLab(`ws://127.0.0.1:${door.port}/socket`)
const lost = { ok: false, problem: { code: 'internal', message: 'The connection to Logit Lab was lost.' } }

function connection(lab: LabBridge): Promise<boolean> {
  return new Promise((resolve) => {
    const end = lab.onConnection((connected) => {
      end()
      resolve(connected)
    })
  })
}

describe('the lab over a socket', () => {
  it('answers calls made before the connection, each with its own reply', async () => {
    const lab = connect()
    expect(lab.door).toBe('browser')
    const [history, runs] = await Promise.all([lab.calls['runs.history']({ run: 'r' }), lab.calls['runs.list']({})])
    expect(history.ok && history.value.series['trainLoss']).toEqual(Float64Array.of(0.5, 0.1))
    expect(runs).toEqual({ ok: true, value: [] })
  })

  it('carries bytes out and problems back', async () => {
    const lab = connect()
    const args = { upload: 'u1', chunk: Uint8Array.of(0, 255) }
    expect(await lab.calls['files.appendUpload'](args)).toEqual({ ok: true, value: null })
    expect(door.lab.received[0]?.args).toMatchObject({ upload: 'u1' })
    expect([...(door.lab.received[0]?.args as typeof args).chunk]).toEqual([0, 255])
    expect(await lab.calls['datasets.get']({ dataset: 'x' })).toMatchObject({
      ok: false,
      problem: { code: 'bad-call' },
    })
  })

  it('hears events until the subscription ends', async () => {
    const lab = connect()
    await lab.calls['runs.list']({})
    const heard: LabEvent[] = []
    const end = lab.onEvent((event) => heard.push(event))
    const event = { kind: 'fileChosen' as const, path: '/a', name: 'a' }
    door.lab.emit(event)
    await lab.calls['runs.list']({})
    end()
    door.lab.emit(event)
    await lab.calls['runs.list']({})
    expect(heard).toEqual([event])
  })

  it('has no paths', async () => {
    expect(await connect().pathOf(new File(['a'], 'a.csv'))).toBeNull()
  })
})

describe('a lost connection', () => {
  it('answers what was under way and what is asked meanwhile with a problem', async () => {
    const lab = connect()
    await lab.calls['runs.list']({})
    const changed = connection(lab)
    const pending = lab.calls['runs.list']({})
    sockets[0]!.terminate()
    expect(await pending).toEqual(lost)
    expect(await changed).toBe(false)
    expect(await lab.calls['runs.list']({})).toEqual(lost)
  })

  it('comes back by itself after a tenth of a second', async () => {
    const lab = connect()
    await lab.calls['runs.list']({})
    const gone = connection(lab)
    sockets[0]!.terminate()
    await gone
    const back = connection(lab)
    vi.advanceTimersByTime(99)
    expect(sockets).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(await back).toBe(true)
    expect(await lab.calls['runs.list']({})).toEqual({ ok: true, value: [] })
    expect(sockets).toHaveLength(2)
  })

  it('keeps trying while the host refuses it, each time after a longer pause', async () => {
    const own = headers
    headers = {}
    const lab = connect()
    expect(await lab.calls['runs.list']({})).toEqual(lost)
    const pauses = [100, 250, 500, 1000, 2000, 2000]
    for (const [attempt, pause] of pauses.entries()) {
      vi.advanceTimersByTime(pause - 1)
      expect(sockets).toHaveLength(attempt + 1)
      vi.advanceTimersByTime(1)
      expect(sockets).toHaveLength(attempt + 2)
      await new Promise((resolve) => sockets.at(-1)!.once('close', resolve))
    }
    headers = own
    const back = connection(lab)
    vi.advanceTimersByTime(2000)
    expect(await back).toBe(true)
  })
})
