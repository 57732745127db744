import { describe, expect, it } from 'vitest'
import type { Table } from '@shared/data/table/table'
import { importanceOf } from '@shared/evaluation/explanation/importance'
import { createRandom } from '@shared/math/random'
import { createFittedModel } from '@shared/model/fittedModel'
import { tableOf } from '../../data/exampleTables'
import { type Trained, features, mixedTable, trainedModel } from './trainedModel'

const ask = ({ model, table, train }: Trained, seed = 0, weights: Float64Array | null = null) =>
  importanceOf({ model, table, part: 'train', rows: train, weights, seed })

describe('Permutation importance', () => {
  const trained = trainedModel(mixedTable(8, 200), { target: 'y', features })

  it('is nothing for a feature that the model makes no use of', () => {
    const { model } = trained
    const parameters = model.parameters.slice()
    parameters[1] = 0
    const unused = createFittedModel({
      preparation: model.preparation,
      network: { hidden: [], activation: 'tanh' },
      parameters,
    })
    const found = ask({ ...trained, model: unused }).features
    expect(found.find(({ feature }) => feature === 'b')).toEqual({
      feature: 'b',
      importance: 0,
      standardError: 0,
      low: 0,
      high: 0,
    })
    expect(found[0]!.importance).toBeGreaterThan(0.05)
  })

  it('tells the log loss of all rows, the largest first, and the same again for the same seed', () => {
    const found = ask(trained)
    expect(found).toMatchObject({ metric: 'logLoss', rows: 200, rowsOfPart: 200, part: 'train' })
    const predicted = trained.model.predict(trained.table, trained.train)
    if (predicted.kind !== 'classes') throw new Error('There are classes.')
    const [y] = trained.table.columns.filter(({ name }) => name === 'y')
    if (y?.kind !== 'category') throw new Error('y has levels.')
    const loss = Array.from(trained.train, (row) => {
      const p = predicted.probabilities.values[2 * row + 1]!
      return -Math.log(y.levels[y.codes[row]!] === 'yes' ? p : 1 - p)
    })
    expect(found.loss).toBeCloseTo(loss.reduce((sum, value) => sum + value, 0) / 200, 12)
    const values = found.features.map(({ importance }) => importance!)
    expect(values).toEqual(values.toSorted((first, second) => second - first))
    expect(ask(trained)).toEqual(found)
    expect(ask(trained, 1).features).not.toEqual(found.features)
  })

  it('shuffles all inputs of a feature together, its products too', () => {
    const squares = trainedModel(mixedTable(9, 120), {
      target: 'n',
      task: 'regression',
      features: ['a', 'c'],
      degree: 2,
    })
    const found = ask(squares)
    expect(found.metric).toBe('rmse')
    expect(found.features.map(({ feature }) => feature).sort()).toEqual(['a', 'c'])
  })

  it('counts rows by their weights', () => {
    const weights = Float64Array.from(trained.train, (row) => (row < 100 ? 1 : 0))
    const half = { ...trained, train: trained.train.subarray(0, 100) }
    expect(ask(trained, 0, weights).loss).toBeCloseTo(ask(half).loss!, 12)
  })

  it('looks at a sample of a large part, and says so', () => {
    const table = mixedTable(10, 21_000)
    const large = trainedModel(table, { target: 'y', features })
    expect(ask(large)).toMatchObject({ rows: 20_000, rowsOfPart: 21_000 })
  })
})

/*
 * A fixed line f = w x of rows with y = x + noise, x of variance 1: with x shuffled the mean square of the error is noise² + 1 + w², before it
 * is noise² + (1 - w)². The interval of the difference of their roots must hold it as often as it says.
 */
it('has intervals that hold the importance over all rows there could be in 93 to 97 % of 500 draws', () => {
  const draw = (seed: number, rows: number): Table => {
    const random = createRandom(seed, 'sample')
    const lines = Array.from({ length: rows }, () => {
      const x = random.normal()
      return `${x},${random.normal()},${x + 0.8 * random.normal()}`
    })
    return tableOf('x,z,n', ...lines)
  }
  const { model } = trainedModel(draw(0, 400), {
    target: 'n',
    task: 'regression',
    features: ['x', 'z'],
    standardization: 'none',
  })
  const { scaling } = model.preparation.target
  const parameters = Float64Array.of(0.9 / scaling!.scale, 0, -scaling!.center / scaling!.scale)
  const line = createFittedModel({
    preparation: model.preparation,
    network: { hidden: [], activation: 'tanh' },
    parameters,
  })
  const truth = Math.sqrt(0.64 + 1 + 0.81) - Math.sqrt(0.64 + 0.01)
  let held = 0
  for (let seed = 1; seed <= 500; seed++) {
    const table = draw(seed, 150)
    const train = Uint32Array.from({ length: 150 }, (_, row) => row)
    const [found] = ask({ model: line, table, train }, seed).features
    if (found!.low! <= truth && truth <= found!.high!) held += 1
  }
  expect(held / 500).toBeGreaterThanOrEqual(0.93)
  expect(held / 500).toBeLessThanOrEqual(0.97)
})
