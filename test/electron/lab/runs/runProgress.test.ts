import { describe, expect, it } from 'vitest'
import type { RunSummary } from '@shared/contract/run'
import { warn } from '@shared/contract/warning'
import { progressOf as progressAfter } from '../../../../electron/lab/runs/runProgress'
import type { TrainMessage, TrainingPosition } from '../../../../electron/workers/train/trainMessages'
import { exampleRun } from '../../../support/examples'
import { historyOf } from '../../../support/histories'

const run: RunSummary = { ...exampleRun, state: 'training', epoch: 7, batch: 0, warnings: [warn('note', 'First.')] }
const nothing = historyOf([])
const progressOf = (of: RunSummary, message: TrainMessage, before: number, stored = nothing) =>
  progressAfter(of, message, before, () => stored)
const position = (epoch: number, batch = 0): TrainingPosition => ({
  ...{ epoch, batch, batches: 4 },
  ...{ bestEpoch: null, threads: 2, learningRate: null },
})
const valuesOf = (epoch: number) => ({ trainLoss: 1 / (epoch + 1), validationLoss: Number.NaN })
const historyAt = (...epochs: number[]) => historyOf(epochs.map((epoch) => ({ epoch, ...valuesOf(epoch) })))
const parameters = Float64Array.of(1, 2)

const begun = (at: TrainingPosition, from: boolean): TrainMessage => ({
  ...{ kind: 'begun', run: 'run-1', prepared: null, shared: null, position: at },
  from: from ? { values: valuesOf(at.epoch), parameters } : null,
})

describe('progressOf', () => {
  it('takes nothing back where a run goes on where it stood', () => {
    const { status, update } = progressOf(run, begun(position(7), true), 0)
    expect(status).toEqual({ state: 'training', ...position(7), trainLoss: 1 / 8, validationLoss: null })
    expect(update).toEqual({})
  })

  it('takes back what a crash left beyond the checkpoint, or beyond the beginning', () => {
    const behind = progressOf(run, begun(position(5, 2), true), 0)
    expect(behind.status).toMatchObject({ epoch: 5, batch: 2, trainLoss: 1 / 6 })
    expect(behind.update).toEqual({ rewindTo: 5, parameters })
    const anew = progressOf(run, begun(position(0), false), 0)
    expect(anew.status).toMatchObject({ epoch: 0, trainLoss: null, validationLoss: null })
    expect(anew.update).toEqual({ rewindTo: -1, parameters: null })
  })

  it('adds the time of earlier threads, and stores no more weights than the window can wait for', () => {
    const progress = (weights: Float64Array | null): TrainMessage => ({
      ...{ kind: 'progress', run: 'run-1', position: position(8, 1), history: historyAt(8), parameters: weights },
      ...{ checkpoint: null, seconds: 2 },
    })
    const small = progressOf(run, progress(parameters), 5)
    expect(small.status).toMatchObject({ epoch: 8, batch: 1, threads: 2, seconds: 7, trainLoss: 1 / 9 })
    expect(small.update).toEqual({ history: historyAt(8), parameters })
    expect(progressOf(run, progress(new Float64Array(200_000)), 5).update).toEqual({ history: historyAt(8) })
    expect(progressOf(run, progress(null), 5).update).toEqual({ history: historyAt(8) })
  })

  it('leaves the last loss where no epoch ended', () => {
    const { status } = progressOf(
      run,
      {
        ...{ kind: 'progress', run: 'run-1', position: position(7, 3), history: historyAt(), parameters: null },
        ...{ checkpoint: Uint8Array.of(1), seconds: 2 },
      },
      0,
    )
    expect(status).not.toHaveProperty('trainLoss')
  })

  it('adds what is to be said at the end to what was said before, each once', () => {
    const { status, update } = progressOf(
      run,
      {
        ...{
          kind: 'ended',
          run: 'run-1',
          outcome: 'done',
          ending: { reason: 'stalled', epoch: 7, gradientNorm: 0.5 },
          problem: null,
          position: null,
          history: historyAt(),
          parameters: null,
        },
        ...{
          result: null,
          checkpoint: null,
          warnings: [warn('identifier', 'Second.', 'id'), warn('note', 'First.')],
          seconds: 1,
        },
      },
      0,
    )
    expect(status).toEqual({
      ending: { reason: 'stalled', epoch: 7, gradientNorm: 0.5 },
      state: 'done',
      problem: null,
      warnings: [warn('note', 'First.'), warn('identifier', 'Second.', 'id')],
      seconds: 1,
    })
    expect(update).toEqual({ history: historyAt() })
  })

  it('has the losses of the weights that an early ending keeps, from what is stored too', () => {
    const end = (bestEpoch: number): TrainMessage => ({
      ...{ kind: 'ended', run: 'run-1', outcome: 'done', ending: null, problem: null },
      ...{ position: { ...position(9), bestEpoch }, history: historyAt(8, 9), parameters: null },
      ...{ result: null, checkpoint: null, warnings: [], seconds: 1 },
    })
    expect(progressOf(run, end(8), 0, historyAt(6, 7)).status).toMatchObject({ epoch: 9, trainLoss: 1 / 9 })
    expect(progressOf(run, end(6), 0, historyAt(6, 7)).status).toMatchObject({ epoch: 9, trainLoss: 1 / 7 })
  })
})
