import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { exp, log, sigmoid, softplus } from '@shared/math/elementary'
import { createDesk } from './desk'

const counts = [1, 2, 3, 4, 5, 8, 9, 10, 17, 100]
const logitOf = (row: number, unit: number) => ((row * 31 + unit * 17) % 29) / 4 - 3
const upTo = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))
const block = (rows: number, count: number) => upTo(rows, (row) => upTo(count, (unit) => logitOf(row, unit)))

/** By the definition, in plain float64. */
function plain(logits: number[], classIndex: number) {
  const most = Math.max(...logits)
  const powers = logits.map((z) => exp(z - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  return {
    loss: log(sum) + (most - logits[classIndex]!),
    slopes: powers.map((power, unit) => power / sum - (unit === classIndex ? 1 : 0)),
  }
}

describe.each(precisions)('softmax cross-entropy in %s', (precision) => {
  const { real } = createDesk(precision)
  const close = precision === 'float32' ? 1e-6 : 1e-14

  function run(logits: number[][], classes: number[], weights: number[] | null, filling = NaN) {
    const desk = createDesk(precision)
    const rows = logits.length
    const count = logits[0]!.length
    const z = desk.putPanels(logits, filling)
    const y = desk.putClasses(classes)
    const w = weights ? desk.put(weights) : 0
    const delta = desk.room((z.panels * z.stride) / desk.size)
    const loss = desk.kernels.softmaxLoss(z.at, z.stride, count, y, w, rows)
    desk.kernels.softmaxDelta(z.at, z.stride, count, y, w, rows, delta)
    const laidOut = desk.takePanels(delta, z.stride, rows, z.panels * desk.width)
    const after = desk.take(delta + z.panels * z.stride, 1)[0]!
    return {
      loss,
      delta: laidOut.map((row) => row.slice(0, count)),
      unused: laidOut.map((row) => row.slice(count)),
      after,
    }
  }

  it.each(counts)('of %d classes is that of the definition, weighted row by row', (count) => {
    for (const rows of [1, 2, 3, 6]) {
      const logits = block(rows, count)
      const classes = upTo(rows, (row) => (row * 3 + 1) % count)
      const weights = upTo(rows, (row) => 0.5 + (row % 3))
      const { loss, delta } = run(logits, classes, weights)
      const rowsPlain = logits.map((row, r) => plain(row.map(real), classes[r]!))
      const wanted = rowsPlain.reduce((sum, row, r) => sum + row.loss * weights[r]!, 0)
      expect(Math.abs(loss - wanted)).toBeLessThanOrEqual(1e-14 * Math.max(1, wanted))
      delta.forEach((row, r) =>
        row.forEach((value, unit) => {
          expect(Math.abs(value - weights[r]! * rowsPlain[r]!.slopes[unit]!)).toBeLessThanOrEqual(close * weights[r]!)
        }),
      )
    }
  })

  it.each(counts)(
    'of %d classes ignores unused columns, leaves 0 in them, and writes nothing after the block',
    (count) => {
      const logits = block(3, count)
      const classes = [0, count - 1, 0]
      const wanted = run(logits, classes, null, 0)
      for (const filling of [NaN, Infinity, -Infinity, 1e9]) {
        const found = run(logits, classes, null, filling)
        expect(found.loss).toBe(wanted.loss)
        expect(found.delta).toEqual(wanted.delta)
        expect(found.unused.flat().every((value) => value === 0)).toBe(true)
        expect(found.after).toBeNaN()
      }
    },
  )

  it('reads nothing beyond an odd last row, at the end of the memory', () => {
    const desk = createDesk(precision)
    const y = desk.putClasses([1])
    const z = desk.putLast(upTo(desk.width, (unit) => logitOf(0, unit)))
    const row = upTo(3, (unit) => logitOf(0, unit))
    expect(desk.kernels.softmaxLoss(z, 32, 3, y, 0, 1)).toBe(run([row], [1], null).loss)
  })

  it.each(counts)('of %d classes has derivatives that sum to 0 in each row', (count) => {
    const { delta } = run(block(4, count), [0, 0, count - 1, 0], null)
    for (const row of delta) expect(Math.abs(row.reduce((a, b) => a + b, 0))).toBeLessThan(count * close)
  })

  it('is ln n for n equal logits, of any size', () => {
    for (const z of [0, 5, -1e30]) expect(run([upTo(7, () => z)], [3], null).loss).toBeCloseTo(Math.log(7), 14)
  })

  it('of two classes is the binary one', () => {
    const logits = upTo(9, (row) => [0, logitOf(row, 0)])
    const classes = upTo(9, (row) => row % 2)
    const { loss, delta } = run(logits, classes, null)
    const wanted = logits.reduce((sum, [, z], r) => sum + softplus(classes[r] === 1 ? -real(z!) : real(z!)), 0)
    expect(loss).toBeCloseTo(wanted, 12)
    delta.forEach((row, r) => expect(row[1]!).toBeCloseTo(sigmoid(real(logits[r]![1]!)) - classes[r]!, 6))
  })

  it('stays finite at the largest logits of either sign', () => {
    const huge = precision === 'float32' ? 1e30 : 1e308
    const { loss, delta } = run(
      [
        [huge, -huge, 0],
        [huge, -huge, 0],
      ],
      [0, 2],
      null,
    )
    expect(loss).toBe(real(huge))
    expect(delta).toEqual([
      [0, 0, 0],
      [1, 0, -1],
    ])
  })

  it('a logit far below the largest has no part in it', () => {
    expect(run([[0, -800, -Infinity]], [0], null).delta).toEqual([[0, 0, 0]])
  })

  it('does not depend on which rows are beside it', () => {
    const logits = block(5, 11)
    const classes = [4, 3, 2, 1, 0]
    const together = run(logits, classes, null)
    logits.forEach((row, r) => expect(run([row], [classes[r]!], null).delta[0]).toEqual(together.delta[r]))
    const apart = logits.map((row, r) => run([row], [classes[r]!], null).loss)
    expect(together.loss).toBe(apart.reduce((a, b) => a + b, 0))
  })

  it('shows NaN in its row alone', () => {
    const { loss, delta, unused } = run(
      [
        [1, 2, 3],
        [1, NaN, 3],
      ],
      [0, 0],
      null,
    )
    expect(loss).toBeNaN()
    expect(delta[0]!.some(Number.isNaN)).toBe(false)
    expect(delta[1]!.every(Number.isNaN)).toBe(true)
    expect(unused.flat().every((value) => value === 0)).toBe(true)
  })
})
