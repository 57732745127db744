import { expect, it } from 'vitest'
import { sharedRows } from '@renderer/wording/metricRows'
import { fakeRun } from '../../support/fakeBridge'

const run = (rows: number) =>
  fakeRun('a', { metrics: { train: { rows, logLoss: 0, accuracy: 1, confusion: [] }, validation: null, test: null } })

it('gives the rows of a part where all runs agree', () => {
  expect(sharedRows([run(1200), run(1200), fakeRun('b')], 'train')).toBe('1,200')
})

it('is empty where they differ or nothing is known', () => {
  expect([sharedRows([run(1), run(2)], 'train'), sharedRows([run(1)], 'test'), sharedRows([], 'train')]).toEqual([
    '',
    '',
    '',
  ])
})
