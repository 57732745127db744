import { describe, expect, it } from 'vitest'
import { type FittedModel, createFittedModel } from '@shared/model/fittedModel'
import { gatherPredictions, predictionBytes } from '@shared/model/predictions'
import { fittedExample } from '../../support/examples'
import { tableOf } from '../data/exampleTables'

const input = { feature: 'a', kind: 'number', center: 0, scale: 1, impute: null, median: 0 } as const
const table = tableOf('a,y', '1,n', '-2,p', '0,n', '4,p', '3,n')
const modelOf = (
  target: { classes: string[]; scaling: { center: number; scale: number } | null },
  ...weights: number[]
) =>
  createFittedModel({
    preparation: fittedExample({ inputs: [input], target: { name: 'y', ...target } }),
    ...{ network: { hidden: [], activation: 'tanh' }, parameters: Float64Array.from(weights) },
  })
/** Row 2 is in no part. */
const partsOf = (model: FittedModel, of = table) =>
  (
    [
      ['test', [1]],
      ['train', [0, 4]],
      ['validation', [3]],
    ] as const
  ).map(([name, list]) => {
    const rows = Uint32Array.from(list)
    return { name, rows, predicted: model.predict(of, rows) }
  })
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

describe('gathered predictions', () => {
  it('have the rows of all parts in the order of the table, with the probability of the second of two classes', () => {
    const model = modelOf({ classes: ['n', 'p'], scaling: null }, 2, -1)
    const { rows, parts, truth, values, classes } = gatherPredictions(model, table, partsOf(model))
    expect(rows).toEqual(Uint32Array.of(0, 1, 3, 4))
    expect(parts).toEqual(Uint8Array.of(1, 3, 2, 1))
    expect(truth).toEqual(Uint8Array.of(0, 1, 1, 0))
    ;[1, -2, 4, 3].forEach((a, place) => expect(values[place]).toBeCloseTo(sigmoid(2 * a - 1), 14))
    expect([values.length, classes]).toEqual([4, ['n', 'p']])
  })

  it('have the probability of each of three classes', () => {
    const model = modelOf({ classes: ['n', 'p', 'q'], scaling: null }, 1, 2, 3, 0, 0, 0)
    const { values, truth } = gatherPredictions(model, table, partsOf(model))
    const powers = [4, 8, 12].map(Math.exp)
    const total = powers.reduce((sum, power) => sum + power, 0)
    powers.forEach((power, k) => expect(values[2 * 3 + k]).toBeCloseTo(power / total, 14))
    expect([values.length, truth]).toEqual([12, Uint8Array.of(0, 1, 1, 0)])
  })

  it('of a number have it and the truth in the unit of the target', () => {
    const numbers = tableOf('a,y', '1,10', '-2,20', '0,30', '4,0.1', '3,50')
    const model = modelOf({ classes: [], scaling: { center: 250, scale: 40 } }, 0.5, 0)
    const { values, truth, classes } = gatherPredictions(model, numbers, partsOf(model, numbers))
    expect(values).toEqual(Float64Array.of(270, 210, 330, 310))
    expect(truth).toEqual(Float64Array.of(10, 20, 0.1, 50))
    expect(classes).toEqual([])
  })

  it('are none of no rows', () => {
    const model = modelOf({ classes: ['n', 'p'], scaling: null }, 2, -1)
    expect(gatherPredictions(model, table, []).rows).toEqual(new Uint32Array(0))
  })
})

it('are as many bytes as their arrays', () => {
  const bytes = (...target: Parameters<typeof modelOf>) => {
    const model = modelOf(...target)
    const { rows, parts, truth, values } = gatherPredictions(model, table, partsOf(model))
    return [rows, parts, truth, values].reduce((sum, { byteLength }) => sum + byteLength, 0)
  }
  expect(predictionBytes(4, ['n', 'p'])).toBe(bytes({ classes: ['n', 'p'], scaling: null }, 2, -1))
  expect(predictionBytes(4, ['n', 'p', 'q'])).toBe(bytes({ classes: ['n', 'p', 'q'], scaling: null }, 1, 2, 3, 0, 0, 0))
  expect(predictionBytes(600_000, ['a', 'b', 'c'])).toBe(600_000 * 30)
  expect(predictionBytes(1, [])).toBe(8 + 8 + 4 + 1)
})
