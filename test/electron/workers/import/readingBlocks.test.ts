import { EventEmitter } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import type { ReadingAnswer, ReadingTask } from '../../../../electron/workers/import/readingMessages'
import { cancelFlag } from '../entries'
import { temporaryFolder } from '../temporary'

const folder = temporaryFolder()

class Port extends EventEmitter {
  readonly posted: ReadingAnswer[] = []
  closed = false
  postMessage(answer: ReadingAnswer, transfer: ArrayBuffer[]): void {
    this.posted.push(structuredClone(answer, { transfer }))
  }
  close(): void {
    this.closed = true
  }
  take(task: ReadingTask): void {
    this.emit('message', task)
  }
}

async function load(parentPort: Port | null): Promise<void> {
  vi.resetModules()
  vi.doMock('node:worker_threads', () => ({ parentPort }))
  await import('../../../../electron/workers/import/readingBlocks')
}

describe('the reading worker', () => {
  afterEach(() => vi.doUnmock('node:worker_threads'))

  it('answers its tasks and ends when it is told to', async () => {
    const port = new Port()
    await load(port)
    port.take({
      ...{ kind: 'orders', task: 0 },
      orders: {
        ...{ path: folder.write('f.csv', '1,x\n2,y\n'), name: 'f.csv', reading: defaultReading, header: null },
        ...{ columns: ['cells', 'nothing'], cancel: cancelFlag(0) },
      },
    })
    port.take({ kind: 'block', task: 1, from: 0, to: 8 })
    expect(port.posted).toMatchObject([
      { kind: 'ready', task: 0 },
      { kind: 'block', task: 1, block: { rows: 2, chunks: [{ data: { texts: ['1', '2'] } }, null] } },
    ])
    expect(port.closed).toBe(false)
    port.take({ kind: 'end' })
    expect(port.closed).toBe(true)
  })

  it('is nothing outside a thread', async () => {
    await expect(load(null)).rejects.toThrow('worker thread')
  })
})
