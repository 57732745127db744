import { describe, expect, it } from 'vitest'
import type { Table } from '@shared/data/table/table'
import { encodeCheckpoint } from '../../../../electron/workers/train/runCheckpoint'
import { coresInUse, createCores, createCoreShare } from '../../../../electron/workers/threads/coreBudget'
import { createControlMemory, runControl } from '../../../../electron/workers/train/runControl'
import { lineSpec, lineTable, train, upTo } from '../trainBench'
import { messagesOf } from '../../../support/messagesOf'

describe('trainRun', () => {
  it('tells of the preparation, then every epoch once, then the end', () => {
    const { messages, ended, epochs } = train(lineSpec())
    expect(messages[0]).toMatchObject({
      kind: 'begun',
      prepared: { inputs: ['x'], parts: { train: 120, validation: 40, test: 40, dropped: 0 } },
      position: { epoch: 0, batch: 0, batches: 4 },
      from: null,
    })
    expect(epochs).toEqual(upTo(50))
    expect(ended).toMatchObject({ outcome: 'done', problem: null, position: { epoch: 50, batch: 0 } })
    expect(ended.ending).toEqual({ reason: 'epochs', epoch: 50, gradientNorm: expect.any(Number) as number })
    expect(ended.result?.metrics.train).toMatchObject({ rows: 120 })
    expect(ended.result?.metrics.test).toMatchObject({ rows: 40 })
    expect(ended.result?.metrics.train?.values['accuracy']).toBeGreaterThan(0.85)
  })

  it('predicts a number in its own unit', () => {
    const { ended, rows } = train(
      lineSpec({
        preparation: { task: 'regression', target: 'z' },
        training: { loss: 'squaredError', optimizer: 'newton', batchSize: 'full', epochs: 5 },
      }),
    )
    // z is 3 x and one of 0, ..., 10, which has a standard deviation of 3.16.
    const { train: part, test } = ended.result!.metrics
    expect(part).toMatchObject({ rows: 120, values: { rmse: expect.closeTo(3.16, 0) as number } })
    expect(test).toMatchObject({ rows: 40, values: { r2: expect.closeTo(1, 3) as number } })
    // Without a step every row is predicted by the mean: half the variance, which is 1.
    expect(rows[0]?.trainLoss).toBeCloseTo(0.5, 12)
  })

  it('weighs rows and classes', () => {
    const losses = (changes: Parameters<typeof lineSpec>[0]) => train(lineSpec(changes)).rows.at(-1)?.trainLoss
    const plain = losses({})
    expect(losses({ preparation: { weights: 'w' } })).not.toBe(plain)
    expect(losses({ training: { classWeights: { '1': 5 } } })).not.toBe(plain)
    expect(losses({ training: { classWeights: { '0': 1, '1': 1 } } })).toBe(plain)
  })

  it('stops when it is asked to, and keeps what it has reached', () => {
    let seen = 0
    const { ended, epochs, messages } = train(lineSpec({ training: { epochs: 10_000 } }), {
      onMessage: ({ kind }, request) => {
        if (kind === 'progress' && ++seen === 3) request('cancel')
      },
    })
    expect(ended.outcome).toBe('cancelled')
    // It says that it has heard before it measures what it has reached.
    expect(messages.at(-2)).toEqual({ kind: 'stopped', run: 'r' })
    expect(epochs.length).toBeLessThan(100)
    expect(ended.position).toMatchObject({ epoch: epochs.at(-1), batch: 0 })
    expect(ended.result?.fingerprint).toMatch(/^[0-9a-f]{16}$/)
  })

  it('gives back the weights of the last finished epoch where it is cancelled within one', () => {
    const spec = lineSpec({ training: { epochs: 10 } })
    const whole = train(lineSpec({ training: { epochs: 2 } }))
    // Every look at the clock is longer than the progress interval: epochs go batch by batch.
    const cancelled = train(spec, {
      tick: 200,
      onMessage: (message, request) => {
        if (message.kind === 'progress' && message.position.epoch === 2 && message.position.batch === 2)
          request('cancel')
      },
    })
    expect(cancelled.ended).toMatchObject({ outcome: 'cancelled', position: { epoch: 2, batch: 0 } })
    expect(cancelled.ended.parameters).toEqual(whole.ended.parameters)
    expect(cancelled.ended.result?.fingerprint).toBe(whole.ended.result?.fingerprint)
  })

  it('says at which epoch a run diverged and what to try, and keeps its history', () => {
    const wild = { optimizer: 'gd', batchSize: 'full', learningRate: 100, l2: 1000, epochs: 300 } as const
    const { ended, epochs } = train(lineSpec({ training: wild }))
    expect(ended).toMatchObject({ outcome: 'diverged', parameters: null, result: null, problem: { code: 'diverged' } })
    expect(ended.problem?.message).toMatch(/epoch \d+.*learning rate/)
    expect(epochs).toEqual(upTo(epochs.length - 1))
    expect(epochs.length).toBeGreaterThan(2)
  })

  it('tells epoch 0 once where the loss is infinite before the first step', () => {
    const [first, ...rest] = lineTable.columns
    if (first?.kind !== 'number') throw new Error('x is a number.')
    const huge: Table = {
      ...lineTable,
      columns: [{ ...first, values: first.values.map((value) => value * 1e306) }, ...rest],
    }
    const { ended } = train(
      lineSpec({
        preparation: { standardization: 'none' },
        network: { hidden: [8, 8], activation: 'relu', initialisation: 'he' },
      }),
      { table: huge },
    )
    expect(ended).toMatchObject({ outcome: 'diverged', history: { epochs: Uint32Array.of(0) } })
  })

  it('measures the loss that its history ends with, also where probabilities are 0 to the last bit', () => {
    const wild = { optimizer: 'gd', batchSize: 'full', learningRate: 100, epochs: 30 } as const
    const { ended, rows } = train(lineSpec({ preparation: { standardization: 'none' }, training: wild }))
    const last = rows.at(-1)!
    expect(last.trainLoss).toBeGreaterThan(709)
    expect(ended.result?.metrics.train?.values['logLoss']).toBeCloseTo(last.trainLoss, 8)
    expect(ended.result?.metrics.validation?.values['logLoss']).toBeCloseTo(last.validationLoss, 8)
  })

  it('warns of a result that is worse than using no feature', () => {
    const wild = { optimizer: 'gd', batchSize: 'full', learningRate: 100, epochs: 300 } as const
    const { ended } = train(lineSpec({ preparation: { standardization: 'none' }, training: wild }))
    expect(ended.outcome).toBe('done')
    expect(messagesOf(ended.warnings)).not.toContainEqual(expect.stringContaining('Go on'))
    expect(ended.warnings).toContainEqual(
      expect.objectContaining({
        code: 'above-baseline',
        message: expect.stringContaining('predicting the shares of the classes') as string,
      }),
    )
  })

  it('ends early, and gives the weights of the epoch of the lowest validation loss', () => {
    const training = { optimizer: 'sgd', batchSize: 8, learningRate: 3, epochs: 500 } as const
    const { ended, rows } = train(lineSpec({ training: { ...training, patience: 5 } }))
    const best = rows.reduce((lowest, row) => (row.validationLoss < lowest.validationLoss ? row : lowest))
    expect(ended).toMatchObject({ outcome: 'done', position: { epoch: best.epoch + 5, bestEpoch: best.epoch } })
    expect(messagesOf(ended.warnings)).toEqual([
      `Stopped early after epoch ${best.epoch + 5}: the validation loss has not improved since epoch ${best.epoch}, whose weights are kept.`,
    ])
    expect(ended.result?.metrics.validation?.values['logLoss']).toBeCloseTo(best.validationLoss, 9)
  })

  it('says when a method has converged', () => {
    const { ended } = train(lineSpec({ training: { optimizer: 'newton', batchSize: 'full', epochs: 100 } }))
    expect(ended.outcome).toBe('done')
    expect(ended.position?.epoch).toBeLessThan(20)
    expect(messagesOf(ended.warnings)).toContainEqual(
      expect.stringContaining(`Converged after ${ended.position?.epoch} epochs`),
    )
  })

  it.each([
    ['cancel', 'cancelled'],
    ['pause', 'paused'],
  ] as const)('hears a %s before it has prepared everything', (what, outcome) => {
    const control = createControlMemory()
    runControl(control).request(what)
    const { ended, messages, kept } = train(lineSpec(), { seat: { control } })
    expect(messages).toHaveLength(1)
    expect(ended).toMatchObject({ outcome, problem: null, parameters: null, result: null, checkpoint: null })
    expect(kept).toBeNull()
  })

  it('answers a spec that does not fit the table with a problem, not with a throw', () => {
    const { ended } = train(lineSpec({ preparation: { target: 'nothing' } }))
    expect(ended).toMatchObject({ outcome: 'failed', problem: { code: 'bad-target' }, result: null })
  })

  it('begins again where another version of the engine left off, and says so', () => {
    const rest = { epoch: 3, batch: 0, numbers: {}, arrays: {} }
    const bytes = encodeCheckpoint({ trainer: rest, losses: { lowest: 1, halfway: 1 } })
    const { messages, epochs } = train(lineSpec(), { checkpoint: bytes.subarray(1) })
    expect(messages[0]).toMatchObject({
      from: null,
      prepared: { warnings: [{ code: 'trained-again' }] },
    })
    expect(epochs).toEqual(upTo(50))
  })

  it('gives its core back before it tells of the end', () => {
    const cores = createCores(1)
    const held: number[] = []
    train(lineSpec(), { seat: { cores: createCoreShare(cores) }, onMessage: () => held.push(coresInUse(cores)) })
    expect(held[0]).toBe(1)
    expect(held.at(-1)).toBe(0)
    train(lineSpec({ preparation: { target: 'nothing' } }), { seat: { cores: createCoreShare(cores) } })
    expect(coresInUse(cores)).toBe(0)
  })
})
