import { expect, it } from 'vitest'
import { historySchema, runSummarySchema } from '@shared/contract/run'
import { exampleRun } from '../../support/examples'

it('survives JSON, as the store keeps it', () => {
  expect(runSummarySchema.parse(JSON.parse(JSON.stringify(exampleRun)))).toEqual(exampleRun)
})

it('knows the states of a run and no others', () => {
  for (const state of ['queued', 'training', 'done', 'cancelled', 'diverged', 'failed', 'interrupted']) {
    expect(runSummarySchema.safeParse({ ...exampleRun, state }).success, state).toBe(true)
  }
  expect(runSummarySchema.safeParse({ ...exampleRun, state: 'paused' }).success).toBe(false)
})

it('keeps a history in typed arrays', () => {
  const history = {
    epochs: Uint32Array.of(0),
    trainLoss: Float64Array.of(0.7),
    validationLoss: Float64Array.of(Number.NaN),
  }
  expect(historySchema.parse(history)).toEqual(history)
  expect(historySchema.safeParse({ ...history, trainLoss: [0.7] }).success).toBe(false)
})
