import { expect, it } from 'vitest'
import { createEarlyStopping } from '@shared/engine/schedule/earlyStopping'

const losses = [0.7, 0.5, 0.6, 0.5, 0.4, NaN, 0.4, 0.45, 0.3]

it('patience is exhausted after so many epochs in a row without a new low', () => {
  const stopping = createEarlyStopping(3)
  expect(losses.slice(0, 8).map((loss, epoch) => stopping.observe(epoch, loss))).toEqual([
    ...['improved', 'improved', 'waiting', 'waiting', 'improved'],
    ...['waiting', 'waiting', 'exhausted'],
  ])
  expect([stopping.bestEpoch, stopping.bestLoss]).toEqual([4, 0.4])
})

it('early stopping never ends a run with a patience of 0, but keeps the best epoch', () => {
  const stopping = createEarlyStopping(0)
  expect(losses.map((loss, epoch) => stopping.observe(epoch, loss))).not.toContain('exhausted')
  expect([stopping.bestEpoch, stopping.bestLoss]).toEqual([8, 0.3])
})

it('early stopping has no best epoch before a loss that is a number', () => {
  const stopping = createEarlyStopping(2)
  expect([stopping.observe(0, NaN), stopping.bestEpoch, stopping.bestLoss]).toEqual(['waiting', null, Infinity])
  const restored = createEarlyStopping(2)
  restored.restore(stopping.numbers())
  expect([restored.bestEpoch, restored.observe(1, NaN)]).toEqual([null, 'exhausted'])
})

it('early stopping restored from its numbers continues as if nothing had been', () => {
  const whole = createEarlyStopping(3)
  const expected = losses.map((loss, epoch) => whole.observe(epoch, loss))
  for (let at = 0; at <= losses.length; at++) {
    const before = createEarlyStopping(3)
    losses.slice(0, at).forEach((loss, epoch) => before.observe(epoch, loss))
    const after = createEarlyStopping(3)
    after.restore(structuredClone(before.numbers()))
    expect(losses.slice(at).map((loss, i) => after.observe(at + i, loss))).toEqual(expected.slice(at))
    expect(after.bestEpoch).toBe(8)
  }
})
