import { describe, expect, it } from 'vitest'
import { type RunSpec, optimizers } from '@shared/spec/runSpec'
import type { Table } from '@shared/data/table/table'
import { type PreparedRun, prepareRun } from '../../../../electron/workers/train/prepareRun'
import { decodeCheckpoint, encodeCheckpoint } from '../../../../electron/workers/train/runCheckpoint'
import type { RunUntil } from '../../../../electron/workers/train/runJob'
import { checkpointOf } from '../../../../electron/workers/train/trainingLoop'
import type { LossRow } from '../../../support/histories'
import { type SpecChanges, type Stint, lineSpec, lineTable, prepareOptions, train, upTo } from '../trainBench'

describe('progress', () => {
  it('is posted ten times a second at most', () => {
    const times = train(lineSpec()).messages.flatMap((message) =>
      message.kind === 'progress' ? [message.seconds] : [],
    )
    expect(times.length).toBeGreaterThan(5)
    for (let post = 1; post < times.length; post++) {
      expect(times[post]! - times[post - 1]!).toBeGreaterThanOrEqual(0.1)
    }
  })

  it('moves within an epoch that takes long', () => {
    const { messages } = train(lineSpec({ training: { epochs: 3 } }), { tick: 200 })
    const positions = messages.flatMap((message) =>
      message.kind === 'progress'
        ? [[message.position.epoch, message.position.batch, message.history.epochs.length]]
        : [],
    )
    expect(positions).toEqual([
      [0, 0, 1],
      ...[0, 1, 2].flatMap((epoch) => [
        [epoch, 1, 0],
        [epoch, 2, 0],
        [epoch, 3, 0],
        [epoch + 1, 0, 1],
      ]),
    ])
  })

  it('tells the weights of the epoch that ended last, also where it comes within the next', () => {
    // Batches of 30 ms: the end of an epoch falls between two posts.
    const { messages } = train(lineSpec({ training: { epochs: 8 } }), { tick: 30 })
    const byEpoch = new Map(
      upTo(8).map((epochs) => [
        epochs,
        epochs === 0 ? Float64Array.of(0, 0) : train(lineSpec({ training: { epochs } })).ended.parameters,
      ]),
    )
    const told = messages.flatMap((message) => (message.kind === 'progress' && message.parameters ? [message] : []))
    expect(told.length).toBeGreaterThan(3)
    for (const { position, parameters } of told) expect(parameters).toEqual(byEpoch.get(position.epoch))
  })

  it('carries a checkpoint every two seconds, at the end of an epoch', () => {
    const { messages } = train(lineSpec({ training: { epochs: 400 } }), { tick: 40 })
    const stored = messages.flatMap((message) => (message.kind === 'progress' && message.checkpoint ? [message] : []))
    expect(stored.length).toBeGreaterThan(5)
    for (const { position, checkpoint } of stored) {
      expect(position.batch).toBe(0)
      expect(decodeCheckpoint(checkpoint!)?.trainer.epoch).toBe(position.epoch)
    }
    const times = stored.map(({ seconds }) => seconds)
    expect(times.slice(1).every((time, index) => time - (times[index] ?? 0) >= 2)).toBe(true)
  })
})

const layered: NonNullable<SpecChanges['network']> = { hidden: [5, 3], initialisation: 'glorot' }
const whole = { batchSize: 'full' } as const
const cases: [string, SpecChanges][] = [
  ...optimizers.map((optimizer): [string, SpecChanges] => {
    const fullBatch = ['gd', 'lbfgs', 'newton'].includes(optimizer)
    return [optimizer, { training: { optimizer, learningRate: 0.05, batchSize: fullBatch ? 'full' : 50 } }]
  }),
  ['a network in float32', { network: layered, training: { precision: 'float32', batchSize: 50 } }],
  ['L-BFGS on a network', { network: layered, training: { optimizer: 'lbfgs', ...whole } }],
  ['dropout', { network: layered, training: { dropout: 0.3, batchSize: 50 } }],
  ['dropout of the whole batch', { network: layered, training: { dropout: 0.3, ...whole } }],
  ['a plateau', { training: { schedule: 'plateau', scheduleEpochs: 1, learningRate: 1, batchSize: 50, warmup: 2 } }],
  ['early stopping', { training: { optimizer: 'sgd', learningRate: 3, batchSize: 50, patience: 2 } }],
  [
    'a warning at the end',
    {
      preparation: { standardization: 'none' },
      training: { optimizer: 'gd', ...whole, learningRate: 100, epochs: 20 },
    },
  ],
  ['weights, clipping and penalties', { preparation: { weights: 'w' }, training: { clip: 0.1, l1: 0.01, l2: 0.01 } }],
]
const specOf = (changes: SpecChanges) => lineSpec({ ...changes, training: { epochs: 8, ...changes.training } })

/** A run in stints, each on a thread of its own or on the same one. */
function inStints(changes: SpecChanges, until: RunUntil, sameThread: boolean): { rows: LossRow[]; last: Stint } {
  const rows: LossRow[] = []
  let checkpoint: Uint8Array | null = null
  let kept: PreparedRun | null = null
  for (;;) {
    const stint = train(specOf(changes), { until, checkpoint, kept })
    rows.push(...stint.rows)
    if (stint.ended.outcome !== 'paused') return { rows, last: stint }
    if (rows.length > 100) throw new Error('The run does not come to its end.')
    checkpoint = stint.ended.checkpoint
    kept = sameThread ? stint.kept : null
  }
}

/** A run that is stopped at each place where it asks whether to stop, and goes on from its checkpoint each time. */
function whereverStopped(spec: RunSpec, table: Table): { rows: LossRow[]; parameters: Float64Array } {
  const prepare = (checkpoint: Uint8Array | null) =>
    prepareRun({
      ...{ ...prepareOptions(table), spec },
      checkpoint: checkpoint && decodeCheckpoint(checkpoint),
    }).run
  const rows: LossRow[] = []
  let run = prepare(null)
  let patience = 0
  while (run.trainer.ended === null) {
    const { epoch } = run.trainer
    // Each time a little later; at last the step comes to its end.
    let asked = 0
    const outcome = run.trainer.runBatch(() => asked++ >= patience)
    if (run.trainer.epoch > epoch) {
      const { trainLoss, validationLoss } = run.trainer
      rows.push({ epoch: run.trainer.epoch, trainLoss, validationLoss })
    }
    patience = outcome === 'stopped' ? patience + 1 : 0
    run = prepare(encodeCheckpoint(checkpointOf(run)))
  }
  return { rows, parameters: run.trainer.resultParameters() }
}

describe.each(cases)('a run that is paused again and again: %s', (_, changes) => {
  const straight = train(specOf(changes))

  it.each([
    ['batch', true],
    ['batch', false],
    ['epoch', true],
    ['epoch', false],
  ] as const)('after every %s, kept by its thread: %s', (until, sameThread) => {
    const { rows, last } = inStints(changes, until, sameThread)
    expect(rows).toEqual(straight.rows)
    expect(last.ended.parameters).toEqual(straight.ended.parameters)
    expect(last.ended.result).toEqual(straight.ended.result)
    expect(last.ended.warnings).toEqual(straight.ended.warnings)
    expect(last.ended.position).toEqual(straight.ended.position)
  })

  it('comes to the same bits wherever it is stopped and taken up by another thread', () => {
    expect(whereverStopped(specOf(changes), lineTable)).toEqual({
      rows: straight.rows.slice(1),
      parameters: straight.ended.parameters,
    })
  })
})

describe('a run on rows that are divided', () => {
  const rows = 6000
  const x = Float64Array.from({ length: rows }, (_, row) => ((row * 3571) % rows) / rows - 0.5)
  const table: Table = {
    rows,
    columns: [
      { kind: 'number', name: 'x', type: 'number', values: x },
      {
        kind: 'number',
        name: 'y',
        type: 'integer',
        values: x.map((value, row) => (value > 0 !== row % 9 < 2 ? 1 : 0)),
      },
    ],
  }

  it.each([
    ['lbfgs', 'full'],
    ['newton', 'full'],
    ['adam', 'full'],
    ['adam', 2000],
  ] as const)('%s, batch %s: the same bits wherever it is stopped', (optimizer, batchSize) => {
    const spec = lineSpec({
      network: { hidden: [40], initialisation: 'glorot' },
      training: { optimizer, batchSize, epochs: 3 },
    })
    const straight = train(spec, { table })
    expect(whereverStopped(spec, table)).toEqual({
      rows: straight.rows.slice(1),
      parameters: straight.ended.parameters,
    })
  })
})

describe('a job', () => {
  it('until a batch has ended is one step, and tells the weights that it led to', () => {
    const first = train(lineSpec(), { until: 'batch' })
    expect(first.ended).toMatchObject({ outcome: 'paused', position: { epoch: 0, batch: 1 }, result: null })
    expect(first.epochs).toEqual([0])
    expect(first.ended.parameters).not.toEqual(Float64Array.of(0, 0))
    const second = train(lineSpec(), { until: 'batch', checkpoint: first.ended.checkpoint, kept: first.kept })
    expect(second.messages[0]).toMatchObject({
      prepared: null,
      from: { values: { validationLoss: expect.any(Number) } },
    })
    expect(second.ended.position).toMatchObject({ epoch: 0, batch: 2 })
    expect(second.epochs).toEqual([])
  })

  it('until an epoch has ended goes to the end of the one under way', () => {
    const step = train(lineSpec(), { until: 'batch' })
    const rest = train(lineSpec(), { until: 'epoch', checkpoint: step.ended.checkpoint })
    expect(rest.ended).toMatchObject({ outcome: 'paused', position: { epoch: 1, batch: 0 } })
    expect(rest.epochs).toEqual([1])
  })

  it('that reaches the end of the run ends it', () => {
    const { ended, kept } = train(lineSpec({ training: { epochs: 1 } }), { until: 'epoch' })
    expect(ended).toMatchObject({ outcome: 'done', checkpoint: null })
    expect(kept).toBeNull()
  })

  it('that only stops ends a paused run with its last finished epoch', () => {
    const spec = lineSpec()
    const epoch = train(spec, { until: 'epoch' })
    const within = train(spec, { until: 'batch', checkpoint: epoch.ended.checkpoint })
    for (const kept of [null, within.kept]) {
      const { ended, messages } = train(spec, { until: 'stop', checkpoint: within.ended.checkpoint, kept })
      expect(messages.map(({ kind }) => kind)).toEqual(['stopped', 'ended'])
      expect(ended).toMatchObject({
        outcome: 'cancelled',
        position: { epoch: 1, batch: 0 },
        history: { epochs: new Uint32Array() },
      })
      expect(ended.parameters).toEqual(epoch.ended.parameters)
      expect(ended.result?.metrics.train).toMatchObject({ rows: 120 })
    }
  })

  it('does not take up what the thread keeps of another run or another place', () => {
    const first = train(lineSpec(), { until: 'epoch' })
    const second = train(lineSpec(), { until: 'epoch', checkpoint: first.ended.checkpoint })
    // Kept is the end of the second epoch: the checkpoint of the first asks for a new preparation.
    const again = train(lineSpec(), { until: 'epoch', checkpoint: first.ended.checkpoint, kept: second.kept })
    expect(again.messages[0]).toMatchObject({ prepared: { inputs: ['x'] }, position: { epoch: 1 } })
    expect(again.ended.parameters).toEqual(second.ended.parameters)
  })
})
