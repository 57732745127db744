import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import type { RunSpec } from '@shared/spec/runSpec'
import type { Table } from '@shared/data/table/table'
import { createControlMemory, runControl } from '../../../../electron/workers/train/runControl'
import type { RunJob, Seat } from '../../../../electron/workers/train/runJob'
import { coresInUse, createCores, createCoreShare } from '../../../../electron/workers/threads/coreBudget'
import { createTurboState } from '../../../../electron/workers/threads/turboDecision'
import type { TrainMessage, TrainRequest } from '../../../../electron/workers/train/trainMessages'
import { rowsOf } from '../../../support/histories'
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
  { job, seat }: { job?: Partial<RunJob>; seat?: Partial<Seat> } = {},
  onMessage: (message: TrainMessage) => void = () => undefined,
) {
  const cores = createCores(1)
  const request: TrainRequest = {
    job: { run: 'r', spec, checkpoint: null, until: 'end', ...job },
    seat: {
      ...{ access: { kind: 'memory', table }, control: createControlMemory(), memory: 1e9, temporary: '' },
      ...{ predictions: null, preparation: null, cores: createCoreShare(cores), turbo: createTurboState(false) },
      ...seat,
    },
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
  const rowsTold = messages.flatMap((message) => ('history' in message ? rowsOf(message.history) : []))
  const threads = messages.flatMap((message) =>
    'position' in message && message.position && message.kind !== 'begun' ? message.position.threads : [],
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
      const helped = await train({ seat: { cores: createCoreShare(cores) } })
      expect(helped.threads).toBe(count)
      expect(helped.rows).toEqual(alone.rows)
      expect(helped.ended.parameters).toEqual(alone.ended.parameters)
      expect(helped.ended.result).toEqual(alone.ended.result)
      expect(coresInUse(cores)).toBe(0)
    }
  })

  it('shares its prepared rows with another thread, which comes to the same bits', async () => {
    thread = new Worker(entry)
    const own = await train()
    const [begun] = own.messages
    if (begun?.kind !== 'begun' || !begun.shared) throw new Error('It shares nothing.')
    await thread.terminate()
    thread = new Worker(entry)
    const taken = await train({ seat: { preparation: begun.shared } })
    expect(taken.messages[0]).toMatchObject({ shared: null, prepared: { inputs: names } })
    expect(taken.rows).toEqual(own.rows)
    expect(taken.ended.parameters).toEqual(own.ended.parameters)
    expect(taken.ended.result).toEqual(own.ended.result)
  })

  it('is helped again after a pause', async () => {
    thread = new Worker(entry)
    const straight = await train()
    const cores = createCoreShare(createCores(2))
    const control = createControlMemory()
    const long = { ...spec, training: { ...spec.training, epochs: 10_000 } }
    const first = await train({ job: { spec: long }, seat: { cores, control } }, (message) => {
      if (message.kind === 'progress' && message.position.threads === 2) runControl(control).request('pause')
    })
    expect(first).toMatchObject({ threads: 2, ended: { outcome: 'paused' } })
    const again = createControlMemory()
    const { checkpoint } = first.ended
    const second = await train({ job: { spec: long, checkpoint }, seat: { cores, control: again } }, (message) => {
      if (message.kind === 'progress' && (message.position.threads === 2 || message.seconds > 5))
        runControl(again).request('cancel')
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
      void train({ job: { spec: long }, seat: { cores: createCoreShare(createCores(2)) } }, (message) => {
        if (message.kind === 'progress' && message.position.threads === 2) resolve()
      })
    })
    await helped
    expect(await thread.terminate()).toBe(1)
  })

  it('hears a cancel within an epoch that takes very long', async () => {
    thread = new Worker(entry)
    const control = createControlMemory()
    const slow: RunSpec = {
      ...spec,
      network: { ...spec.network, hidden: [1024, 1024] },
      training: { ...spec.training, precision: 'float64', batchSize: 'full', epochs: 1 },
    }
    let asked = 0
    const { ended } = await train({ job: { spec: slow }, seat: { control } }, (message) => {
      if (message.kind !== 'begun') return
      asked = performance.now()
      runControl(control).request('cancel')
    })
    expect(asked).toBeGreaterThan(0)
    expect(ended).toMatchObject({ outcome: 'cancelled', position: { epoch: 0 } })
  })
})
