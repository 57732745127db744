import { describe, expect, it } from 'vitest'
import { fingerprint } from '@shared/engine/fingerprint'
import type { PartData } from '@shared/engine/rows/partData'
import type { Trainer } from '@shared/engine/trainer'
import { never, trainerOn } from '../shared/engine/support'
import { type Case, cases, givenOf, partFor } from './cases'
import { predictProbabilities, predictValues } from '../shared/engine/predict/predictRows'

/** Trains to the end of the run. */
function fit(given: Case, part: PartData, changes: Partial<Case['training']> = {}): Trainer {
  const training = { ...given.training, ...changes }
  const trainer = trainerOn(part, { ...givenOf(given), training })
  while (trainer.ended === null) expect(trainer.runEpoch(never)).toBe('finished')
  return trainer
}

const allFinite = (values: ArrayLike<number>) => Array.from(values).every(Number.isFinite)

/** Rows of a part, in this order. */
function rowsOf({ inputs, targets, weights }: PartData, rows: number[]): PartData {
  const { columns, stride, values } = inputs
  return {
    inputs: {
      rows: rows.length,
      columns,
      stride: columns,
      values: Float64Array.from(rows.flatMap((row) => [...values.subarray(row * stride, row * stride + columns)])),
    },
    targets:
      targets instanceof Uint32Array
        ? Uint32Array.from(rows, (row) => targets[row]!)
        : Float64Array.from(rows, (row) => targets[row]!),
    weights: weights && Float64Array.from(rows, (row) => weights[row]!),
  }
}

const predict = ({ network, parameters }: Trainer, { inputs }: PartData): Float64Array =>
  network.classes === 0
    ? predictValues(network, parameters(), inputs)
    : (predictProbabilities(network, parameters(), inputs).values as Float64Array)

describe.each(cases)('$title', (given) => {
  const part = partFor(given)

  it.each([NaN, Infinity, -Infinity])('refuses %s by row and column', (bad) => {
    const broken = structuredClone(part)
    broken.inputs.values[3 * 10 + 1] = bad
    const message = expect.stringContaining(`Input 2 of training row 11 is ${bad}.`)
    expect(() => fit(given, broken)).toThrow(expect.objectContaining({ code: 'bad-features', message }))
  })

  it('learns from one row, and from one feature', () => {
    for (const small of [partFor(given, 1, 3), partFor(given, 24, 1), partFor(given, 1, 1)]) {
      const trainer = fit(given, small)
      expect(allFinite(trainer.parameters())).toBe(true)
      expect(Number.isFinite(trainer.trainLoss)).toBe(true)
    }
  })

  it('leaves the weights of a column of zeros as they were', () => {
    const constant = structuredClone(part)
    for (let row = 0; row < 24; row++) constant.inputs.values[3 * row + 1] = 0
    const start = trainerOn(constant, givenOf(given)).parameters()
    // Neither a penalty nor a decay moves them.
    const trainer = fit(given, constant, { l2: 0, weightDecay: 0 })
    const { outputs } = trainer.network.shapes[0]!
    expect(trainer.parameters().slice(outputs, 2 * outputs)).toEqual(start.slice(outputs, 2 * outputs))
    expect(allFinite(trainer.parameters())).toBe(true)
    expect(fingerprint(trainer.parameters())).not.toBe(fingerprint(start))
  })

  it('does not touch what it is given', () => {
    const copy = structuredClone(part)
    predict(fit(given, part), part)
    expect(part).toEqual(copy)
  })

  it('gives the same bits when it is done again', () => {
    const [once, again] = [fit(given, part), fit(given, part)]
    expect(fingerprint(once.parameters())).toBe(fingerprint(again.parameters()))
    expect(once.trainLoss).toBe(again.trainLoss)
  })

  it('predicts the same bits for all rows at once, in pieces and one by one', () => {
    const trainer = fit(given, part)
    const whole = predict(trainer, part)
    for (const size of [1, 5, 7]) {
      const pieces: number[] = []
      for (let from = 0; from < 24; from += size) {
        const rows = Array.from({ length: Math.min(size, 24 - from) }, (_, i) => from + i)
        pieces.push(...predict(trainer, rowsOf(part, rows)))
      }
      expect(pieces).toEqual(Array.from(whole))
    }
  })

  it('predicts probabilities that sum to 1', () => {
    if (given.classCount === 0) return
    const probabilities = predict(fit(given, part), part)
    for (let row = 0; row < 24; row++) {
      const shares = probabilities.subarray(row * given.classCount, (row + 1) * given.classCount)
      expect(Math.abs(shares.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-11)
      expect(shares.every((p) => p >= 0 && p <= 1)).toBe(true)
    }
  })

  it('ends with a lower loss than it began with', () => {
    const trainer = trainerOn(part, givenOf(given))
    const before = trainer.trainLoss
    while (trainer.ended === null) trainer.runEpoch(never)
    expect(trainer.trainLoss).toBeLessThan(before)
  })

  it('weights of 1 are no weights, to the bit, and a row of weight 0 is none', () => {
    const plain = fit(given, part).parameters()
    expect(fit(given, { ...part, weights: new Float64Array(24).fill(1) }).parameters()).toEqual(plain)
    if (given.training.batchSize !== 'full' || given.training.precision !== 'float64') return
    // Twice the weight of half of the rows is those rows alone.
    const half = Float64Array.from({ length: 24 }, (_, row) => (row % 2 === 0 ? 2 : 0))
    const alone = fit(
      given,
      rowsOf(
        part,
        Array.from({ length: 12 }, (_, i) => 2 * i),
      ),
    ).parameters()
    fit(given, { ...part, weights: half })
      .parameters()
      .forEach((value, i) => expect(Math.abs(value - alone[i]!)).toBeLessThan(1e-9))
  })
})

describe.each(cases.filter(({ training }) => training.batchSize === 'full' && training.precision === 'float64'))(
  '$title',
  (given) => {
    it('does not depend on the order of the rows', () => {
      const part = partFor(given, 60)
      const order = Array.from({ length: 60 }, (_, i) => (i * 23 + 7) % 60)
      const permuted = fit(given, rowsOf(part, order)).parameters()
      fit(given, part)
        .parameters()
        .forEach((value, i) => expect(Math.abs(value - permuted[i]!)).toBeLessThan(1e-9))
    })
  },
)
