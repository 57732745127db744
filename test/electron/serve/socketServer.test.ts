import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits } from '@shared/spec/limits'
import type { LabApi } from '@shared/contract/labApi'
import { encodeMessage } from '@shared/contract/wire'
import { type Door, ask, closeCode, nextMessage, openDoor, openSocket, ownHeaders } from './door'

let door: Door
let cookie: string
let answers: Partial<LabApi>
beforeEach(async () => {
  answers = {
    'files.appendUpload': async () => null,
    'files.readArtifact': async () => Uint8Array.of(1, 2, 3),
    'runs.list': async () => [],
  }
  door = await openDoor(answers)
  cookie = await door.visit()
})
afterEach(() => door.close())

const connect = () => openSocket(door.port, ownHeaders(door.port, cookie))
const problemCode = (answer: unknown) => (answer as { reply: { problem: { code: string } } }).reply.problem.code

describe('the socket', () => {
  it('carries a call to the lab and its reply back, bytes as bytes', async () => {
    const socket = await connect()
    const args = { artifact: 'scores', offset: 0, length: 3 }
    const answer = await ask(socket, { id: 7, name: 'files.readArtifact', args })
    expect(answer).toEqual({ kind: 'reply', id: 7, reply: { ok: true, value: Uint8Array.of(1, 2, 3) } })
    expect(door.lab.received).toEqual([{ name: 'files.readArtifact', args }])
  })

  it('passes events to every page', async () => {
    const sockets = [await connect(), await connect()]
    const messages = sockets.map(nextMessage)
    const history = {
      epochs: Uint32Array.of(1),
      series: { trainLoss: Float64Array.of(0.1), validationLoss: Float64Array.of(NaN) },
    }
    const event = { kind: 'historyGrew' as const, run: 'run-1', history }
    door.lab.emit(event)
    for (const message of await Promise.all(messages)) expect(message).toEqual({ kind: 'event', event })
  })

  it('ends with the door', async () => {
    const code = closeCode(await connect())
    await door.close()
    expect(await code).toBe(1006)
    door = await openDoor()
  })
})

describe('attacks on the socket', () => {
  it('no cookie, or a guessed one: refused', async () => {
    const Origin = `http://127.0.0.1:${door.port}`
    await expect(openSocket(door.port, { Origin })).rejects.toThrow('refused: 403')
    const guessed = `logit-lab-${door.port}=${'A'.repeat(43)}`
    await expect(openSocket(door.port, { Origin, Cookie: guessed })).rejects.toThrow('refused: 403')
  })

  it('cross-origin WebSocket, with the cookie that the browser attaches: refused', async () => {
    const origins = [
      'https://evil.example',
      'null',
      `http://127.0.0.1:${door.port + 1}`,
      `http://localhost:${door.port}`,
    ]
    for (const Origin of origins) {
      await expect(openSocket(door.port, { Origin, Cookie: cookie })).rejects.toThrow('refused: 403')
    }
  })

  it('no Origin, so not a page: refused', async () => {
    await expect(openSocket(door.port, { Cookie: cookie })).rejects.toThrow('refused: 403')
  })

  it('DNS rebinding Host, with the Origin that goes with it: refused', async () => {
    const Host = `evil.example:${door.port}`
    const headers = { Host, Origin: `http://${Host}`, Cookie: cookie }
    await expect(openSocket(door.port, headers)).rejects.toThrow('refused: 403')
  })

  it('another path, or the token in it: refused', async () => {
    const headers = ownHeaders(door.port, cookie)
    await expect(openSocket(door.port, headers, '/')).rejects.toThrow('refused: 403')
    const token = new URL(door.url).search
    await expect(openSocket(door.port, { Origin: headers.Origin! }, `/socket${token}`)).rejects.toThrow('refused: 403')
  })

  it('a path of this machine in a call: not allowed, and the lab never hears of it', async () => {
    const socket = await connect()
    const args = { operation: 'operation-1', source: { kind: 'path', path: '/etc/passwd' }, reading: {} }
    expect(problemCode(await ask(socket, { id: 1, name: 'datasets.import', args }))).toBe('not-allowed')
    expect(door.lab.received).toEqual([])
  })

  it('unknown calls, `__proto__` and `constructor` among them: named problems, and the socket lives on', async () => {
    const socket = await connect()
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'close']) {
      expect(problemCode(await ask(socket, { id: 1, name, args: {} }))).toBe('bad-call')
    }
    expect(await ask(socket, { id: 2, name: 'runs.list', args: {} })).toMatchObject({ id: 2, reply: { ok: true } })
    expect(door.lab.received.map((call) => call.name)).toEqual(['runs.list'])
  })

  it('arguments that the contract does not know: refused by name', async () => {
    const socket = await connect()
    for (const args of [null, [], 'x', { extra: 1 }]) {
      expect(problemCode(await ask(socket, { id: 1, name: 'runs.list', args }))).toBe('bad-call')
    }
  })

  it('an oversized chunk that fits the frame: refused by name; one that does not: the socket is closed', async () => {
    const socket = await connect()
    const append = (bytes: number) => ({
      id: 1,
      name: 'files.appendUpload',
      args: { upload: 'u1', chunk: new Uint8Array(bytes) },
    })
    expect(await ask(socket, append(limits.uploadChunkBytes))).toMatchObject({ reply: { ok: true } })
    expect(problemCode(await ask(socket, append(limits.uploadChunkBytes + 1)))).toBe('bad-call')
    const code = closeCode(socket)
    socket.send(encodeMessage(append(limits.uploadChunkBytes + 64 * 1024)))
    expect(await code).toBe(1009)
    expect(door.lab.received).toHaveLength(1)
  })

  it('malformed frames: that socket is closed, another is not disturbed', async () => {
    const other = await connect()
    const frames: [Uint8Array | string, number][] = [
      ['{"id":1,"name":"runs.list","args":{}}', 1003],
      [Uint8Array.of(0x1c), 1008],
      [new Uint8Array(0), 1008],
      // A thousand arrays inside each other, and no end.
      [new Uint8Array(1000).fill(0x81), 1008],
      [encodeMessage({ id: -1, name: 'runs.list', args: {} }), 1008],
      [encodeMessage({ id: 1, name: 'runs.list', args: {}, extra: true } as never), 1008],
      [encodeMessage({ id: 1, name: ['runs.list'], args: {} } as never), 1008],
    ]
    for (const [frame, expected] of frames) {
      const socket = await connect()
      const code = closeCode(socket)
      socket.send(frame)
      expect(await code).toBe(expected)
    }
    expect(await ask(other, { id: 3, name: 'runs.list', args: {} })).toMatchObject({ id: 3, reply: { ok: true } })
  })

  it('calls sent behind a malformed frame: are not carried out', async () => {
    const socket = await connect()
    const code = closeCode(socket)
    socket.send(Uint8Array.of(0x1c))
    socket.send(encodeMessage({ id: 1, name: 'runs.list', args: {} }))
    await code
    expect(door.lab.received).toEqual([])
  })

  it('a page that never reads, to fill the memory of the lab: is cut off, another hears everything', async () => {
    const [stalled, other] = [await connect(), await connect()]
    stalled.pause()
    const code = closeCode(stalled)
    const history = { epochs: new Uint32Array(1_000_000), series: {} }
    for (let sent = 0; sent < 30; sent++) {
      const read = nextMessage(other)
      door.lab.emit({ kind: 'historyGrew', run: 'run-1', history })
      expect(await read).toMatchObject({ kind: 'event' })
    }
    stalled.resume()
    expect(await code).toBe(1006)
    expect(other.readyState).toBe(other.OPEN)
  })

  it('answers of any size while events go on: the page stays', async () => {
    const socket = await connect()
    const large = new Uint8Array(90 * 1024 * 1024)
    answers['files.readArtifact'] = async () => large
    const answered = ask(socket, { id: 1, name: 'files.readArtifact', args: { artifact: 'a', offset: 0, length: 3 } })
    await expect.poll(() => door.lab.received.length).toBe(1)
    for (let sent = 0; sent < 20; sent++)
      door.lab.emit({ kind: 'historyGrew', run: 'run-1', history: { epochs: new Uint32Array(1000), series: {} } })
    expect(await answered).toMatchObject({ kind: 'reply', reply: { ok: true } })
    expect(socket.readyState).toBe(socket.OPEN)
  })

  it('a flood of calls: no more are taken on than are answered', async () => {
    const socket = await connect()
    const open: PromiseWithResolvers<never[]>[] = []
    answers['runs.list'] = () => {
      const answer = Promise.withResolvers<never[]>()
      open.push(answer)
      return answer.promise
    }
    for (let id = 0; id < 500; id++) socket.send(encodeMessage({ id, name: 'runs.list', args: {} }))
    await expect.poll(() => open.length).toBeGreaterThan(60)
    expect(open.length).toBeLessThan(70)
    let answered = 0
    socket.on('message', () => (answered += 1))
    await expect.poll(() => (open.splice(0).forEach(({ resolve }) => resolve([])), answered)).toBe(500)
  })
})
