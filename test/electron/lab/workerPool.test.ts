import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ThreadAnswer } from '../../../electron/workers/threads/serveThread'
import { onBehalfOf } from '../../../electron/lab/caller'
import { WorkerPool, requestFromPool } from '../../../electron/lab/workerPool'

type Request = { say: string; hold?: SharedArrayBuffer; die?: boolean }

/** A thread that says 'begun', waits while it is held, and says 'done'. */
const source = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ say, hold, die }) => {
  parentPort.postMessage('begun ' + say)
  if (die) process.exit(1)
  if (hold) Atomics.wait(new Int32Array(hold), 0, 0)
  parentPort.postMessage('done ' + say)
})`

let folder: string
let pool: WorkerPool<Request, string>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pool-'))
  writeFileSync(join(folder, 'worker.cjs'), source)
})

afterEach(async () => {
  await pool.close()
  rmSync(folder, { recursive: true })
})

const open = (limit: number) => {
  pool = new WorkerPool(join(folder, 'worker.cjs'), limit)
}

function start(request: Request) {
  const said: string[] = []
  let begun = () => {}
  const hasBegun = new Promise<void>((resolve) => (begun = resolve))
  const ended = pool.run(request, (message) => {
    said.push(message)
    if (message.startsWith('begun')) begun()
    return message.startsWith('done') ? 'last' : 'more'
  })
  return { said, ended, hasBegun }
}

const held = () => new SharedArrayBuffer(4)
const release = (hold: SharedArrayBuffer) => {
  Atomics.store(new Int32Array(hold), 0, 1)
  Atomics.notify(new Int32Array(hold), 0)
}

describe('WorkerPool', () => {
  it('has a thread ready that was told to come, and starts no second one for the request that follows', async () => {
    open(2)
    pool.prepare({})
    pool.prepare({})
    expect(pool.threads).toBe(1)
    const { said, ended } = start({ say: 'a' })
    await ended
    expect(said).toEqual(['begun a', 'done a'])
    expect(pool.threads).toBe(1)
  })

  it('runs no more tasks at once than its limit, in order', async () => {
    open(2)
    const holds = [held(), held()]
    const first = start({ say: 'a', hold: holds[0]! })
    const second = start({ say: 'b', hold: holds[1]! })
    const third = start({ say: 'c' })
    await Promise.all([first.hasBegun, second.hasBegun])
    expect(third.said).toEqual([])
    release(holds[0]!)
    await first.ended
    await third.ended
    expect(third.said).toEqual(['begun c', 'done c'])
    release(holds[1]!)
    await second.ended
  })

  it('takes a waiting task back, and not one that has begun', async () => {
    open(1)
    const hold = held()
    const running = { say: 'a', hold }
    const waiting = { say: 'b' }
    const first = start(running)
    const second = start(waiting)
    await first.hasBegun
    expect(pool.withdraw(waiting)).toBe(true)
    expect(pool.withdraw(running)).toBe(false)
    await second.ended
    expect(second.said).toEqual([])
    release(hold)
    await first.ended
  })

  it('uses a thread again that has nothing to do', async () => {
    writeFileSync(
      join(folder, 'worker.cjs'),
      "const { parentPort, threadId } = require('node:worker_threads')\n" +
        "parentPort.on('message', () => parentPort.postMessage('done ' + threadId))",
    )
    open(2)
    const first = start({ say: '' })
    await first.ended
    const second = start({ say: '' })
    await second.ended
    expect(second.said).toEqual(first.said)
  })

  it('ends the task whose message cannot be taken in, and goes on', async () => {
    open(1)
    const broken = pool.run({ say: 'a' }, () => {
      throw new Error('the disk is full')
    })
    await expect(broken).rejects.toThrow('the disk is full')
    const next = start({ say: 'b' })
    await next.ended
    expect(next.said).toEqual(['begun b', 'done b'])
  })

  it('loses only the task of a thread that dies, and goes on with the next', async () => {
    open(1)
    const dying = start({ say: 'a', die: true })
    const next = start({ say: 'b' })
    await expect(dying.ended).rejects.toThrow('ended unexpectedly')
    await next.ended
    expect(next.said).toEqual(['begun b', 'done b'])
  })

  it('puts a task before those that wait where it is told to', async () => {
    open(1)
    const hold = held()
    const first = start({ say: 'a', hold })
    await first.hasBegun
    const order: string[] = []
    const note = (said: string) => {
      if (said.startsWith('done')) order.push(said)
      return said.startsWith('done') ? 'last' : 'more'
    }
    const late = pool.run({ say: 'b' }, note)
    const early = pool.run({ say: 'c' }, note, { first: true })
    release(hold)
    await Promise.all([late, early])
    expect(order).toEqual(['done c', 'done b'])
  })

  describe('with threads that keep work', () => {
    beforeEach(() => {
      writeFileSync(
        join(folder, 'worker.cjs'),
        "const { parentPort, threadId } = require('node:worker_threads')\n" +
          "parentPort.on('message', () => parentPort.postMessage(String(threadId)))",
      )
    })
    const threadOf = async (key: string, heard: 'kept' | 'last' = 'kept') => {
      let thread = ''
      await pool.run(
        { say: key },
        (message) => {
          thread = message
          return heard
        },
        { key },
      )
      return thread
    }

    it('gives a key to the thread that keeps its work', async () => {
      open(3)
      const a = await threadOf('a')
      const b = await threadOf('b')
      expect(b).not.toBe(a)
      expect(await threadOf('a')).toBe(a)
      expect(await threadOf('b')).toBe(b)
    })

    it('leaves kept work alone while there is room, then takes the oldest', async () => {
      open(2)
      const a = await threadOf('a')
      const b = await threadOf('b', 'last')
      expect(await threadOf('c')).toBe(b)
      expect(await threadOf('d')).toBe(a)
    })

    it('ends the thread whose work is not wanted any more', async () => {
      open(1)
      const a = await threadOf('a')
      pool.release('b')
      expect(await threadOf('a')).toBe(a)
      pool.release('a')
      expect(await threadOf('a')).not.toBe(a)
    })
  })

  it('ends what belongs to something that is let go, and goes on with the rest', async () => {
    open(1)
    const going = start({ say: 'secret', hold: held() })
    const waiting = start({ say: 'secret too' })
    const other = start({ say: 'other' })
    await going.hasBegun
    const forgotten = pool.forget(({ say }) => say.startsWith('secret'))
    await expect(going.ended).rejects.toMatchObject({ code: 'cancelled' })
    await forgotten
    await waiting.ended
    await other.ended
    expect(waiting.said).toEqual([])
    expect(other.said).toEqual(['begun other', 'done other'])
  })

  it('starts waiting tasks when it is made larger', async () => {
    open(1)
    const hold = held()
    const first = start({ say: 'a', hold })
    const second = start({ say: 'b' })
    await first.hasBegun
    pool.resize(2)
    await second.ended
    expect(second.said).toEqual(['begun b', 'done b'])
    expect(first.said).toEqual(['begun a'])
    release(hold)
    await first.ended
  })
})

describe('a request of somebody who is gone', () => {
  it('is let go while it waits, and answered where it has begun', async () => {
    writeFileSync(
      join(folder, 'answering.cjs'),
      `const { parentPort } = require('node:worker_threads')
      parentPort.on('message', ({ hold }) => {
        if (hold) Atomics.wait(new Int32Array(hold), 0, 0)
        parentPort.postMessage({ ok: true, value: 1 })
      })`,
    )
    const answering = new WorkerPool<{ hold: SharedArrayBuffer }, ThreadAnswer<{ value: number }>>(
      join(folder, 'answering.cjs'),
      1,
    )
    const gone = new AbortController()
    const hold = held()
    const begun = onBehalfOf(gone.signal, () => requestFromPool(answering, { hold }))
    const waiting = onBehalfOf(gone.signal, () => requestFromPool(answering, { hold: held() }))
    const refused = expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    gone.abort()
    await refused
    release(hold)
    expect(await begun).toMatchObject({ value: 1 })
    await answering.close()
  })
})
