import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import type { RunSpec } from '@shared/spec/runSpec'
import type { Table } from '@shared/data/table/table'
import { ask, createControl } from '../../../../electron/workers/train/runControl'
import { coresInUse, createCores, shareOf } from '../../../../electron/workers/threads/coreBudget'
import { createTurboState } from '../../../../electron/workers/threads/turboGate'
import type { TrainMessage, TrainRequest } from '../../../../electron/workers/train/trainMessages'
import { lineSpec } from '../trainBench'

const entry = join(import.meta.dirname, '../../../../out/main/training.js')
const rows = 20_000

const noise = (row: number, by: number) => (((row * by) % 9973) / 9973) * 2 - 1
const shared = (value: (row: number) => number) => {
  const values = new Float64Array(new SharedArrayBuffer(rows * 8))
  for (let row = 0; row < rows; row++) values[row] = value(row)
  return values
}
const names = ['a', 'b', 'c', 'd']
const table: Table = {
  rows,
  columns: [
    ...names.map((name, index) => ({
      ...({ kind: 'number', name, type: 'number' } as const),
      values: shared((row) => noise(row, 7 + 1301 * index)),
    })),
    {
      kind: 'number',
      name: 'y',
      type: 'integer',
      values: shared((row) => (noise(row, 7) * noise(row, 1308) > 0 ? 1 : 0)),
    },
  ],
}
/** Large enough for its batches to be divided. */
const spec: RunSpec = lineSpec({
  preparation: { features: names },
  network: { hidden: [64, 32], initialisation: 'glorot' },
  training: { batchSize: 2000, precision: 'float32', epochs: 80 },
})

let thread: Worker
afterEach(() => thread.terminate())

/** A request and what the thread answers, up to the end. */
async function train(
  changes: Partial<TrainRequest> = {},
  onMessage: (message: TrainMessage) => void = () => undefined,
) {
  const cores = createCores(1)
  const request: TrainRequest = {
    ...{ run: 'r', spec, access: { kind: 'memory', table }, control: createControl(), checkpoint: null, upTo: 'end' },
    ...{ memory: 1e9, temporary: '', predictions: null },
    ...{ cores: shareOf(cores), turbo: createTurboState(false) },
    ...changes,
  }
  const messages: TrainMessage[] = []
  const last = new Promise<TrainMessage & { kind: 'ended' }>((resolve, reject) => {
    thread.removeAllListeners('message')
    thread.once('error', reject)
    thread.on('message', (message: TrainMessage) => {
      messages.push(message)
      onMessage(message)
      if (message.kind === 'ended') resolve(message)
    })
  })
  thread.postMessage(request)
  const ended = await last
  const rowsTold = messages.flatMap((message) => ('rows' in message ? message.rows : []))
  const threads = messages.flatMap((message) =>
    'place' in message && message.place && message.kind !== 'begun' ? message.place.threads : [],
  )
  return { messages, ended, rows: rowsTold, threads: Math.max(...threads) }
}

describe('a training thread', () => {
  it('gives the same bits with one, two and four cores', async () => {
    thread = new Worker(entry)
    const alone = await train()
    expect(alone).toMatchObject({ threads: 1, ended: { outcome: 'done' } })
    for (const count of [2, 4]) {
      const cores = createCores(count)
      const helped = await train({ cores: shareOf(cores) })
      expect(helped.threads).toBe(count)
      expect(helped.rows).toEqual(alone.rows)
      expect(helped.ended.parameters).toEqual(alone.ended.parameters)
      expect(helped.ended.result).toEqual(alone.ended.result)
      expect(coresInUse(cores)).toBe(0)
    }
  })

  it('is helped again after a pause', async () => {
    thread = new Worker(entry)
    const straight = await train()
    const cores = shareOf(createCores(2))
    const control = createControl()
    const long = { ...spec, training: { ...spec.training, epochs: 10_000 } }
    const first = await train({ spec: long, cores, control }, (message) => {
      if (message.kind === 'progress' && message.place.threads === 2) ask(control, 'pause')
    })
    expect(first).toMatchObject({ threads: 2, ended: { outcome: 'paused' } })
    const again = createControl()
    const { checkpoint } = first.ended
    const second = await train({ spec: long, cores, checkpoint, control: again }, (message) => {
      if (message.kind === 'progress' && (message.place.threads === 2 || message.seconds > 5)) ask(again, 'cancel')
    })
    expect(second.messages[0]).toMatchObject({ kind: 'begun', prepared: null })
    expect(second.threads).toBe(2)
    // The beginning is that of the run without help.
    const common = [...first.rows, ...second.rows].slice(0, straight.rows.length)
    expect(common).toEqual(straight.rows.slice(0, common.length))
  })

  it('can be ended with its helpers while they are at work', async () => {
    thread = new Worker(entry)
    const long = { ...spec, training: { ...spec.training, epochs: 100_000 } }
    const helped = new Promise<void>((resolve) => {
      void train({ spec: long, cores: shareOf(createCores(2)) }, (message) => {
        if (message.kind === 'progress' && message.place.threads === 2) resolve()
      })
    })
    await helped
    expect(await thread.terminate()).toBe(1)
  })

  it('hears a cancel within an epoch that takes very long', async () => {
    thread = new Worker(entry)
    const control = createControl()
    const slow: RunSpec = {
      ...spec,
      network: { ...spec.network, hidden: [1024, 1024] },
      training: { ...spec.training, precision: 'float64', batchSize: 'full', epochs: 1 },
    }
    let asked = 0
    const { ended } = await train({ spec: slow, control }, (message) => {
      if (message.kind !== 'begun') return
      asked = performance.now()
      ask(control, 'cancel')
    })
    expect(asked).toBeGreaterThan(0)
    expect(ended).toMatchObject({ outcome: 'cancelled', place: { epoch: 0 } })
  })
})
