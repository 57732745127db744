import { describe, expect, it } from 'vitest'
import { prepareInputs } from '@shared/data/preparation/preparation'
import type { Matrix, RowBlocks } from '@shared/math/matrix'
import {
  type ModelParts,
  type PredictedClasses,
  type PredictedNumbers,
  createFittedModel,
  modelFromLayers,
} from '@shared/model/fittedModel'
import { fittedExample } from '../../support/examples'
import { allRows, preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel } from '../exports/exampleModel'

const table = tableOf('a,colour,y', '1,red,n', '2.5,blue,p', '4,red,n', '-3,blue,p')
const number = { feature: 'a', kind: 'number', center: 1, scale: 2, impute: null, median: 1 } as const
const preparation = fittedExample({
  inputs: [number, { feature: 'colour', kind: 'category', levels: ['blue', 'red'], impute: null, mode: 'red' }],
})
/** Weights of a, blue and red, and the bias. */
const parts: ModelParts = {
  preparation,
  network: { hidden: [], activation: 'tanh' },
  parameters: Float64Array.of(0.7, -0.4, 0.9, 0.1),
}
const sums = [
  [1, 0.9],
  [2.5, -0.4],
  [4, 0.9],
  [-3, -0.4],
].map(([a, colour]) => 0.7 * ((a! - 1) / 2) + colour! + 0.1)

describe('a model of classes', () => {
  it('gives the closed form of a logistic regression for each row that is asked for', () => {
    const predicted = createFittedModel(parts).predict(table, Uint32Array.of(0, 2, 3)) as PredictedClasses
    expect(predicted.kind).toBe('classes')
    expect(predicted.probabilities).toMatchObject({ rows: 3, columns: 2 })
    ;[0, 2, 3].forEach((row, index) => {
      const second = 1 / (1 + Math.exp(-sums[row]!))
      expect(predicted.probabilities.values[2 * index + 1]).toBeCloseTo(second, 14)
      expect(predicted.probabilities.values[2 * index]).toBeCloseTo(1 - second, 14)
      expect(predicted.logits.values[index]).toBeCloseTo(sums[row]!, 14)
    })
  })

  it('of three classes gives shares that follow from its logits', () => {
    const three = fittedExample({ inputs: [number], target: { name: 'y', classes: ['a', 'b', 'c'], scaling: null } })
    // Weights 1, 2, 3 of a and no biases.
    const model = createFittedModel({ ...parts, preparation: three, parameters: Float64Array.of(1, 2, 3, 0, 0, 0) })
    const { probabilities, logits } = model.predict(table, Uint32Array.of(2)) as PredictedClasses
    const powers = [1.5, 3, 4.5].map(Math.exp)
    const total = powers.reduce((sum, power) => sum + power, 0)
    powers.forEach((power, index) => expect(probabilities.values[index]).toBeCloseTo(power / total, 14))
    // They are not spoiled by what is made of them.
    expect([...logits.values]).toEqual([1.5, 3, 4.5])
  })
})

it('a model of a number gives it in the unit of the target, and on the scale that was learnt', () => {
  const target = { name: 'price', classes: [], scaling: { center: 250, scale: 40 } }
  const model = createFittedModel({ ...parts, preparation: { ...preparation, target } })
  const predicted = model.predict(table, allRows(table)) as PredictedNumbers
  expect([predicted.kind, predicted.scaling]).toEqual(['numbers', target.scaling])
  sums.forEach((sum, row) => {
    expect(predicted.standardized[row]).toBeCloseTo(sum, 14)
    expect(predicted.values[row]).toBe(predicted.standardized[row]! * 40 + 250)
  })
})

describe('prepared inputs', () => {
  const model = createFittedModel(parts)
  const prepared = prepareInputs(preparation, table, allRows(table))

  it('give the same bits as the rows of the table, with gaps between rows and a block at a time too', () => {
    const wanted = model.predict(table, allRows(table))
    expect(model.predictInputs(prepared)).toEqual(wanted)
    const { rows, columns, values } = prepared
    const gaps: Matrix = { rows, columns, stride: columns + 2, values: new Float64Array(rows * (columns + 2)).fill(9) }
    for (let row = 0; row < rows; row++) gaps.values.set(values.subarray(row * columns, (row + 1) * columns), row * 5)
    expect(model.predictInputs(gaps)).toEqual(wanted)
    const asked: number[] = []
    const blocks: RowBlocks = {
      ...{ rows, columns },
      block: (from, count) => {
        asked.push(count)
        return { ...prepared, rows: count, values: values.subarray(from * columns, (from + count) * columns) }
      },
    }
    expect(model.predictInputs(blocks)).toEqual(wanted)
    expect(asked).toEqual([4])
  })

  it('are refused where they are of another network', () => {
    expect(() => model.predictInputs({ ...prepared, columns: 2 })).toThrow(/3 inputs a row, not 2/)
  })
})

describe('the layers', () => {
  it('make the same model again', () => {
    const { fitted, parameters } = exampleModel(table, preparationSpec({ features: ['a', 'colour'] }), [3])
    const network: ModelParts['network'] = { hidden: [3], activation: 'tanh' }
    const model = createFittedModel({ preparation: fitted, network, parameters })
    const again = modelFromLayers(fitted, network, model.layers())
    expect(again.parameters).toEqual(parameters)
    expect(again.predict(table, allRows(table))).toEqual(model.predict(table, allRows(table)))
  })

  it('are weights by input and output, then biases', () => {
    expect(createFittedModel(parts).layers()).toEqual([{ weights: [[0.7], [-0.4], [0.9]], bias: [0.1] }])
  })

  it('are refused where their shape is another', () => {
    expect(() => modelFromLayers(preparation, parts.network, [{ weights: [[1]], bias: [0] }])).toThrow(/3 × 1 weights/)
  })
})
