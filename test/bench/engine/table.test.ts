import { expect, it } from 'vitest'
import { standingsOf } from './goals.ts'
import { measurementOf, ours, sklearn, torch, turbo } from './support.ts'
import { goalTable, milliseconds, times, workloadTable } from './table.ts'

it('writes times and ratios with the figures that they deserve', () => {
  expect(['0.001234', '0.0999', '0.5678', '2.3456'].map((text) => milliseconds(Number(text)))).toEqual([
    ...['1.23 ms', '99.9 ms', '568 ms', '2,346 ms'],
  ])
  expect([0.714, 1, 9.96, 30.6, 103.4].map(times)).toEqual(['0.71x', '1.0x', '10x', '31x', '103x'])
})

it('says of every goal whether it is reached', () => {
  const reachedOf = (...figures: Parameters<typeof measurementOf>) =>
    goalTable(standingsOf(measurementOf(...figures)))
      .split('\n')[2]
      ?.split(' | ')[6]
  expect(reachedOf(ours, sklearn)).toBe('yes')
  expect(reachedOf({ ...ours, seconds: [0.002] }, turbo, sklearn)).toBe('with turbo')
  expect(reachedOf({ ...ours, seconds: [0.002] }, sklearn)).toBe('no')
  expect(reachedOf({ ...ours, loss: 0.9 }, sklearn)).toBe('no: not the same loss')
  expect(reachedOf(ours, torch)).toBe('')
})

it('has a row of equal width for each engine, also for one that is not there', () => {
  const text = workloadTable(measurementOf(ours, sklearn))
  const rows = text.split('\n').filter((line) => line.startsWith('|'))
  expect(new Set(rows.map((line) => line.split('|').length)).size).toBe(1)
  expect(rows).toHaveLength(2 + 2 + 1)
  expect(text).toContain('| scikit-learn | 25.0 ms | 20.0 ms to 30.0 ms | 25x | 0.500000 | 1 MB |')
  expect(text).toContain('| TensorFlow.js | not installed |')
})

it('tells a loss or a memory that is too large below the table', () => {
  const text = workloadTable(measurementOf({ ...ours, loss: 0.6, memory: 9e7 }, sklearn))
  expect(text).toContain('- Logit Lab: loss 20.0 % above the lowest.')
  expect(text).toContain('- Logit Lab: takes more memory than the 64 MB that it may.')
  expect(workloadTable(measurementOf(ours, { ...sklearn, memory: 9e9 }))).not.toContain('takes more memory')
})
