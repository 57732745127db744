import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { sigmoid, softplus } from '@shared/math/elementary'
import { createDesk } from './desk'

const rowCounts = [1, 2, 3, 4, 5, 7, 8, 9, 31]
const logitOf = (row: number) => ((row * 37) % 23) / 3 - 4
const classOf = (row: number) => ((row * 5 + 1) % 3) % 2
const weightOf = (row: number) => ((row * 7) % 5) / 2
const upTo = <T>(count: number, make: (row: number) => T) => Array.from({ length: count }, (_, row) => make(row))

describe.each(precisions)('binary cross-entropy in %s', (precision) => {
  const { real, width } = createDesk(precision)
  const epsilon = precision === 'float32' ? 2 ** -24 : 2 ** -53

  function run(logits: number[], classes: number[], weights: number[] | null) {
    const desk = createDesk(precision)
    const rows = logits.length
    const z = desk.put(logits)
    const y = desk.putClasses(classes)
    const w = weights ? desk.put(weights) : 0
    const delta = desk.room(rows)
    const loss = desk.kernels.sigmoidLoss(z, y, w, rows)
    desk.kernels.sigmoidDelta(z, y, w, rows, delta)
    const padded = Math.ceil(rows / width) * width
    const all = desk.take(delta, padded + 1)
    return { loss, delta: all.slice(0, rows), padding: all.slice(rows, padded), beyond: all[padded]! }
  }

  it('is ln 2 at 0, with derivatives a half and minus a half', () => {
    const { loss, delta } = run([0, 0], [0, 1], null)
    expect(loss).toBeCloseTo(2 * Math.LN2, precision === 'float32' ? 6 : 15)
    expect(delta).toEqual([0.5, -0.5])
  })

  it.each(rowCounts)('with %d rows, rows of even and of odd number are added up apart, in float64', (rows) => {
    const logits = upTo(rows, logitOf)
    const classes = upTo(rows, classOf)
    const weights = upTo(rows, weightOf)
    const lossOf = (row: number) => softplus(classes[row] === 1 ? -real(logits[row]!) : real(logits[row]!))
    const kernelLoss = (row: number) => run([logits[row]!], [classes[row]!], null).loss
    const sums = (terms: number[]) => {
      const of = (rest: number) => terms.filter((_, row) => row % 2 === rest).reduce((sum, term) => sum + term, 0)
      return of(0) + of(1)
    }
    const each = logits.map((_, row) => kernelLoss(row))
    // Two roundings of the logistic function's own and, in float32, those of its number type.
    each.forEach((loss, row) => expect(Math.abs(loss / lossOf(row) - 1)).toBeLessThan(4 * epsilon))
    expect(run(logits, classes, null).loss).toBe(sums(each))
    expect(run(logits, classes, weights).loss).toBe(sums(each.map((loss, row) => real(loss * weights[row]!))))
  })

  it.each(rowCounts)(
    'with %d rows, derivatives are w (σ(z) - y), then zeros to the end of 32 bytes, then nothing',
    (rows) => {
      const logits = upTo(rows, logitOf)
      const classes = upTo(rows, classOf)
      const weights = upTo(rows, weightOf)
      const { delta, padding, beyond } = run(logits, classes, weights)
      const plain = run(logits, classes, null)
      delta.forEach((value, row) => {
        const wanted = weights[row]! * (sigmoid(real(logits[row]!)) - classes[row]!)
        expect(Math.abs(value - wanted)).toBeLessThan(precision === 'float32' ? 5e-7 : 1e-15)
      })
      expect([...padding, ...plain.padding].every((value) => value === 0)).toBe(true)
      expect([beyond, plain.beyond].every(Number.isNaN)).toBe(true)
    },
  )

  it.each(rowCounts)('with %d rows, both at once are both, to the bit', (rows) => {
    const logits = upTo(rows, logitOf)
    const classes = upTo(rows, classOf)
    for (const weights of [null, upTo(rows, weightOf)]) {
      const apart = run(logits, classes, weights)
      const desk = createDesk(precision)
      const delta = desk.room(rows)
      const w = weights ? desk.put(weights) : 0
      const loss = desk.kernels.sigmoidLossAndDelta(desk.put(logits), desk.putClasses(classes), w, rows, delta)
      expect(loss).toBe(apart.loss)
      const padded = Math.ceil(rows / width) * width
      expect(desk.take(delta, padded)).toEqual([...apart.delta, ...apart.padding])
    }
  })

  it('keeps its relative accuracy where a probability rounds to 1', () => {
    const { loss, delta } = run([40, -40], [1, 0], null)
    expect(loss / (2 * softplus(-40))).toBeCloseTo(1, precision === 'float32' ? 6 : 12)
    expect(delta[0]! / -sigmoid(-40)).toBeCloseTo(1, 6)
    expect(delta[1]! / sigmoid(-40)).toBeCloseTo(1, 6)
  })

  it('stays finite at the largest logits', () => {
    const huge = precision === 'float32' ? 1e30 : 1e308
    const { loss, delta } = run([huge, -huge, huge, -huge], [1, 0, 0, 1], null)
    expect(loss).toBe(2 * real(huge))
    expect(delta.map((value) => value + 0)).toEqual([0, 0, 1, -1])
  })

  it("is the derivative of the loss, by central differences of the row's loss", () => {
    const h = 1e-3
    for (const z of upTo(20, logitOf)) {
      for (const y of [0, 1]) {
        const at = (x: number) => softplus(y === 1 ? -x : x)
        const slope = (8 * (at(z + h) - at(z - h)) - (at(z + 2 * h) - at(z - 2 * h))) / (12 * h)
        expect(run([z], [y], null).delta[0]!).toBeCloseTo(slope, precision === 'float32' ? 6 : 10)
      }
    }
  })

  it.each(['logits', 'classes', 'weights'])(
    'reads nothing beyond the last row, with %s at the end of the memory',
    (last) => {
      for (const rows of [1, 2, 3, 5]) {
        const { kernels, put, putLast, putClasses, putClassesLast, room, take } = createDesk(precision)
        const logits = upTo(rows, logitOf)
        const classes = upTo(rows, classOf)
        const weights = upTo(rows, weightOf)
        const z = last === 'logits' ? putLast(logits) : put(logits)
        const y = last === 'classes' ? putClassesLast(classes) : putClasses(classes)
        const w = last === 'weights' ? putLast(weights) : put(weights)
        const delta = room(rows)
        kernels.sigmoidDelta(z, y, w, rows, delta)
        const wanted = run(logits, classes, weights)
        expect([kernels.sigmoidLoss(z, y, w, rows), take(delta, rows)]).toEqual([wanted.loss, wanted.delta])
      }
    },
  )

  it('shows NaN', () => {
    const { loss, delta } = run([1, NaN, 2], [0, 1, 1], null)
    expect(loss).toBeNaN()
    expect(delta.map(Number.isNaN)).toEqual([false, true, false])
  })
})

it('derivatives of float64 are to the last bit -σ(-z) for class 1, σ(z) for class 0', () => {
  const desk = createDesk('float64')
  const logits = upTo(50, logitOf)
  const classes = upTo(50, classOf)
  const delta = desk.room(50)
  desk.kernels.sigmoidDelta(desk.put(logits), desk.putClasses(classes), 0, 50, delta)
  expect(desk.take(delta, 50)).toEqual(logits.map((z, row) => (classes[row] === 1 ? -sigmoid(-z) : sigmoid(z))))
})
