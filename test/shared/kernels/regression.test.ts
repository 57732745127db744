import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { createDesk } from './desk'

const upTo = <T>(count: number, make: (row: number) => T) => Array.from({ length: count }, (_, row) => make(row))
const rowCounts = [1, 2, 3, 4, 5, 8, 9, 30]
// Multiples of 1/4: every result is exact in either precision.
const outputOf = (row: number) => ((row * 13) % 17) / 4 - 2
const targetOf = (row: number) => ((row * 5) % 11) / 4 - 1
const weightOf = (row: number) => (row % 4) / 2

describe.each(precisions)('losses of numbers in %s', (precision) => {
  function run(kind: 'squared' | 'huber', outputs: number[], targets: number[], weights: number[] | null, d = 1) {
    const desk = createDesk(precision)
    const rows = outputs.length
    const z = desk.put(outputs)
    const t = desk.put(targets)
    const w = weights ? desk.put(weights) : 0
    const delta = desk.room(rows)
    const { kernels } = desk
    if (kind === 'squared') kernels.squaredDelta(z, t, w, rows, delta)
    else kernels.huberDelta(z, t, w, rows, delta, d)
    const padded = Math.ceil(rows / desk.width) * desk.width
    const all = desk.take(delta, padded + 1)
    return {
      loss: kind === 'squared' ? kernels.squaredLoss(z, t, w, rows) : kernels.huberLoss(z, t, w, rows, d),
      delta: all.slice(0, rows),
      padding: all.slice(rows, padded),
      beyond: all[padded]!,
    }
  }

  it.each(rowCounts)('squared error of %d rows is Σ w r²/2, its derivative w r', (rows) => {
    const outputs = upTo(rows, outputOf)
    const targets = upTo(rows, targetOf)
    for (const weights of [null, upTo(rows, weightOf)]) {
      const w = weights ?? upTo(rows, () => 1)
      const r = outputs.map((z, row) => z - targets[row]!)
      const { loss, delta, padding, beyond } = run('squared', outputs, targets, weights)
      expect(loss).toBe(r.reduce((sum, value, row) => sum + (w[row]! * value * value) / 2, 0))
      expect(delta.map((value) => value + 0)).toEqual(r.map((value, row) => w[row]! * value + 0))
      expect(padding.every((value) => value === 0)).toBe(true)
      expect(beyond).toBeNaN()
    }
  })

  it.each(rowCounts)('Huber of %d rows is square within the threshold and straight outside', (rows) => {
    const outputs = upTo(rows, outputOf)
    const targets = upTo(rows, targetOf)
    for (const [d, weights] of [
      [0.75, null],
      [1, upTo(rows, weightOf)],
      [2.5, null],
    ] as const) {
      const w = weights ?? upTo(rows, () => 1)
      const r = outputs.map((z, row) => z - targets[row]!)
      const lossOf = (value: number) => (Math.abs(value) <= d ? (value * value) / 2 : d * (Math.abs(value) - d / 2))
      const { loss, delta, padding, beyond } = run('huber', outputs, targets, weights, d)
      expect(loss).toBe(r.reduce((sum, value, row) => sum + w[row]! * lossOf(value), 0))
      expect(delta.map((value) => value + 0)).toEqual(
        r.map((value, row) => w[row]! * Math.max(-d, Math.min(d, value)) + 0),
      )
      expect(padding.every((value) => value === 0)).toBe(true)
      expect(beyond).toBeNaN()
    }
  })

  it('takes the difference in float64 for the loss', () => {
    const tiny = precision === 'float32' ? 2 ** -20 : 2 ** -40
    expect(run('squared', [1 + tiny], [1], null).loss).toBe((tiny * tiny) / 2)
    expect(run('huber', [1 + tiny], [1], null).loss).toBe((tiny * tiny) / 2)
  })

  it('Huber is once differentiable at its threshold', () => {
    expect(run('huber', [1, -1], [0, 0], null, 1)).toMatchObject({ loss: 1, delta: [1, -1] })
  })

  it.each(['squared', 'huber'] as const)('%s shows NaN', (kind) => {
    const { loss, delta } = run(kind, [1, NaN, 2], [0, 0, 0], null)
    expect(loss).toBeNaN()
    expect(delta.map(Number.isNaN)).toEqual([false, true, false])
  })
})
