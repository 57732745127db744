import { EventEmitter, once } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cancelFlag } from '../entries'

/** The port of a thread, from both of its ends. */
class Port extends EventEmitter {
  readonly posted: unknown[] = []
  readonly handedOver: unknown[] = []
  closed = false

  postMessage(message: unknown, transfer: unknown[] = []): void {
    this.posted.push(structuredClone(message))
    this.handedOver.push(...transfer)
    this.emit('posted')
  }

  close(): void {
    this.closed = true
  }

  async answerTo(request: unknown): Promise<unknown> {
    const posted = once(this, 'posted')
    this.emit('message', request)
    await posted
    return this.posted.at(-1)
  }
}

let port: Port
const load = async (workerData: unknown = null) => {
  vi.resetModules()
  vi.doMock('node:worker_threads', () => ({ parentPort: port, workerData }))
  const { LabError } = await import('@shared/contract/labError')
  return { LabError, ...(await import('../../../../electron/workers/threads/serveThread')) }
}
beforeEach(() => {
  port = new Port()
})

describe('a thread that answers requests', () => {
  it('answers each, a failure with its problem, and goes on', async () => {
    const { serveRequests, LabError } = await load()
    serveRequests((request: number) => {
      if (request < 0) throw new LabError('bad-call', 'There is no root.')
      return { root: Math.sqrt(request) }
    })
    expect(await port.answerTo(4)).toEqual({ ok: true, root: 2 })
    expect(await port.answerTo(-1)).toEqual({ ok: false, problem: { code: 'bad-call', message: 'There is no root.' } })
    expect(await port.answerTo(9)).toEqual({ ok: true, root: 3 })
  })

  it('waits for work that takes its time, and tells of an error that nobody expected', async () => {
    const { serveRequests } = await load()
    serveRequests((request: string) =>
      request === 'late' ? Promise.resolve({ late: 1 }) : Promise.reject(new Error('no')),
    )
    expect(await port.answerTo('late')).toEqual({ ok: true, late: 1 })
    expect(await port.answerTo('never')).toMatchObject({ ok: false, problem: { code: 'internal' } })
  })

  it('hands over the memory that it is told', async () => {
    const { serveRequests } = await load()
    const values = Float64Array.of(1)
    serveRequests(
      () => ({ values }),
      (result) => [result.values.buffer],
    )
    await port.answerTo(null)
    expect(port.handedOver).toEqual([values.buffer])
  })
})

describe('a thread of one operation', () => {
  it('tells its progress, then its result', async () => {
    const { serveOperation } = await load({ steps: 3, cancel: cancelFlag(0) })
    serveOperation(async ({ steps }: { steps: number; cancel: SharedArrayBuffer }, { onProgress, shouldStop }) => {
      onProgress({ bytes: 1, total: 2, rows: 0 })
      // Sooner than a tenth of a second: it is not told.
      onProgress({ bytes: 2, total: 2, rows: 0 })
      return { steps, stopped: shouldStop() }
    })
    await once(port, 'posted')
    expect(port.posted).toEqual([
      { kind: 'progress', bytes: 1, total: 2, rows: 0 },
      { kind: 'done', steps: 3, stopped: false },
    ])
  })

  it('hears that it is cancelled, and says what went wrong', async () => {
    const { serveOperation, LabError } = await load({ cancel: cancelFlag(1) })
    serveOperation(async (_: { cancel: SharedArrayBuffer }, { shouldStop }) => {
      if (shouldStop()) throw new LabError('cancelled', 'Reading was cancelled.')
      return {}
    })
    await once(port, 'posted')
    expect(port.posted).toEqual([{ kind: 'failed', problem: { code: 'cancelled', message: 'Reading was cancelled.' } }])
  })
})

describe('a thread of tasks', () => {
  it('does one after another until it closes its port', async () => {
    const { serveTasks } = await load()
    serveTasks<number, string>((post, close) => {
      let sum = 0
      return (task) => {
        sum += task
        post(`so far ${sum}`)
        if (task === 0) close()
      }
    })
    for (const task of [1, 2, 0]) await port.answerTo(task)
    expect(port.posted).toEqual(['so far 1', 'so far 3', 'so far 3'])
    expect(port.closed).toBe(true)
  })
})

it('refuses to be run as anything but a thread', async () => {
  vi.resetModules()
  vi.doMock('node:worker_threads', () => ({ parentPort: null, workerData: null }))
  const { serveRequests } = await import('../../../../electron/workers/threads/serveThread')
  expect(() => serveRequests(() => ({}))).toThrow('worker thread of Logit Lab')
})
