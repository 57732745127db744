import { describe, expect, it } from 'vitest'
import { detailText, epochsDone, placeText } from '@renderer/wording/runProgress'
import { fakeRun } from '../../support/fakeBridge'

describe('placeText', () => {
  it('counts epochs and batches from 1', () => {
    expect(placeText({ epoch: 11, batch: 40, batches: 313 })).toBe('epoch 12, batch 40 of 313')
    expect(placeText({ epoch: 1199, batch: 1, batches: 2 })).toBe('epoch 1,200, batch 1 of 2')
  })

  it('says between which epochs a run is', () => {
    expect(placeText({ epoch: 12, batch: 0, batches: 313 })).toBe('after epoch 12')
    expect(placeText({ epoch: 0, batch: 0, batches: 0 })).toBe('before the first epoch')
  })
})

it('counts the part of an epoch that is done', () => {
  expect(epochsDone({ epoch: 2, batch: 1, batches: 4 })).toBe(2.25)
  expect(epochsDone({ epoch: 0, batch: 0, batches: 0 })).toBe(0)
})

describe('detailText', () => {
  it('says where a paused run stands, always', () => {
    expect(detailText(fakeRun('a', { state: 'paused', epoch: 12 }))).toBe('After epoch 12')
    expect(detailText(fakeRun('a', { state: 'paused', epoch: 12, batch: 3 }))).toBe('Epoch 13, batch 3 of 4')
  })

  it('says so of a training run within an epoch, and between two where epochs are long', () => {
    const between = fakeRun('a', { state: 'training', epoch: 12 })
    expect(detailText({ ...between, batch: 3 })).toBe('Epoch 13, batch 3 of 4')
    expect([detailText(between), detailText(between, true)]).toEqual(['', 'After epoch 12'])
  })

  it('says whose weights a run gives that ended early, and how many threads there were', () => {
    expect(detailText(fakeRun('a', { bestEpoch: 57, threads: 2 }))).toBe('Weights of epoch 57 · 2 threads')
    expect(detailText(fakeRun('a'))).toBe('')
    expect(detailText(fakeRun('a', { state: 'training', bestEpoch: 57 }))).toBe('')
  })
})
