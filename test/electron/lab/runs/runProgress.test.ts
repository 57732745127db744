import { describe, expect, it } from 'vitest'
import type { RunSummary } from '@shared/contract/run'
import { advanceOf, historyOf } from '../../../../electron/lab/runs/runProgress'
import type { Place, TrainMessage } from '../../../../electron/workers/train/trainMessages'
import { exampleRun } from '../../../support/examples'

const run: RunSummary = { ...exampleRun, state: 'training', epoch: 7, batch: 0, warnings: ['First.'] }
const place = (epoch: number, batch = 0): Place => ({ epoch, batch, batches: 4, bestEpoch: null, threads: 2 })
const row = (epoch: number) => ({ epoch, trainLoss: 1 / (epoch + 1), validationLoss: Number.NaN })
const parameters = Float64Array.of(1, 2)

const begun = (at: Place, from: boolean): TrainMessage => ({
  ...{ kind: 'begun', run: 'run-1', prepared: null, place: at },
  from: from ? { row: row(at.epoch), parameters } : null,
})

describe('advanceOf', () => {
  it('takes nothing back where a run goes on where it stood', () => {
    const { changes, growth } = advanceOf(run, begun(place(7), true), 0)
    expect(changes).toEqual({ state: 'training', ...place(7), trainLoss: 1 / 8, validationLoss: null })
    expect(growth).toEqual({})
  })

  it('takes back what a crash left beyond the checkpoint, or beyond the beginning', () => {
    const behind = advanceOf(run, begun(place(5, 2), true), 0)
    expect(behind.changes).toMatchObject({ epoch: 5, batch: 2, trainLoss: 1 / 6 })
    expect(behind.growth).toEqual({ rewindTo: 5, parameters })
    const anew = advanceOf(run, begun(place(0), false), 0)
    expect(anew.changes).toMatchObject({ epoch: 0, trainLoss: null, validationLoss: null })
    expect(anew.growth).toEqual({ rewindTo: -1, parameters: null })
  })

  it('adds the time of earlier threads, and stores no more weights than the window can wait for', () => {
    const progress = (weights: Float64Array | null): TrainMessage => ({
      ...{ kind: 'progress', run: 'run-1', place: place(8, 1), rows: [row(8)], parameters: weights },
      ...{ checkpoint: null, seconds: 2 },
    })
    const small = advanceOf(run, progress(parameters), 5)
    expect(small.changes).toMatchObject({ epoch: 8, batch: 1, threads: 2, seconds: 7, trainLoss: 1 / 9 })
    expect(small.growth).toEqual({ rows: [row(8)], parameters })
    expect(advanceOf(run, progress(new Float64Array(200_000)), 5).growth).toEqual({ rows: [row(8)] })
    expect(advanceOf(run, progress(null), 5).growth).toEqual({ rows: [row(8)] })
  })

  it('leaves the last loss where no epoch ended', () => {
    const { changes } = advanceOf(
      run,
      {
        ...{ kind: 'progress', run: 'run-1', place: place(7, 3), rows: [], parameters: null },
        ...{ checkpoint: Uint8Array.of(1), seconds: 2 },
      },
      0,
    )
    expect(changes).not.toHaveProperty('trainLoss')
  })

  it('adds what is to be said at the end to what was said before', () => {
    const { changes, growth } = advanceOf(
      run,
      {
        ...{ kind: 'ended', run: 'run-1', outcome: 'done', problem: null, place: null, rows: [], parameters: null },
        ...{ result: null, checkpoint: null, notes: ['Second.'], seconds: 1 },
      },
      0,
    )
    expect(changes).toEqual({ state: 'done', problem: null, warnings: ['First.', 'Second.'], seconds: 1 })
    expect(growth).toEqual({ rows: [] })
  })
})

describe('historyOf', () => {
  it('lays rows out as arrays', () => {
    const history = historyOf([row(1), row(2)])
    expect(history.epochs).toEqual(Uint32Array.of(1, 2))
    expect(history.trainLoss).toEqual(Float64Array.of(1 / 2, 1 / 3))
    expect(history.validationLoss).toEqual(Float64Array.of(Number.NaN, Number.NaN))
  })
})
