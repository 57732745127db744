import { describe, expect, it } from 'vitest'
import { type DependenceQuestion, dependenceOf } from '@shared/evaluation/explanation/dependence'
import { type Trained, features, mixedTable, trainedModel } from './trainedModel'

const ask = ({ model, table, train }: Trained, more: Partial<DependenceQuestion> = {}) =>
  dependenceOf({ model, table, part: 'train', rows: train, weights: null, feature: 'a', classIndex: 1, ...more })

describe('Partial dependence', () => {
  const line = trainedModel(mixedTable(11), { target: 'n', task: 'regression', features })

  it('of a line is a line with its slope, and so is every row', () => {
    const { grid, mean, curves, curveRows, quantity, className, kind } = ask(line)
    const input = line.model.preparation.inputs[0]!
    if (input.kind !== 'number') throw new Error('a is a number.')
    const slope = (line.model.preparation.target.scaling!.scale * line.model.parameters[0]!) / input.scale
    expect([quantity, className, kind]).toEqual(['value', 'n', 'number'])
    const count = grid.length
    for (let at = 1; at < count; at++) {
      expect((mean[at]! - mean[0]!) / (grid[at]! - grid[0]!)).toBeCloseTo(slope, 9)
      for (let k = 0; k < curveRows.length; k++) {
        const [first, here] = [curves[k * count]!, curves[k * count + at]!]
        expect((here - first) / (grid[at]! - grid[0]!)).toBeCloseTo(slope, 9)
      }
    }
    const column = line.table.columns[0]!
    if (column.kind !== 'number') throw new Error('a is a number.')
    expect([grid[0], grid.at(-1)]).toEqual([Math.min(...column.values), Math.max(...column.values)])
  })

  it('has a mean that is the mean of its curves, where all rows are told', () => {
    const trained = trainedModel(mixedTable(12, 50), { target: 'k', features }, { hidden: [4] })
    const { grid, mean, low, high, curves, curveRows, className, deciles } = ask(trained, {
      classIndex: 2,
      feature: 'b',
    })
    expect([className, curveRows.length, deciles.length]).toEqual(['mid', 50, 9])
    grid.forEach((_, at) => {
      const column = Array.from(curveRows, (_row, k) => curves[k * grid.length + at]!)
      expect(mean[at]).toBeCloseTo(column.reduce((sum, value) => sum + value, 0) / 50, 12)
      expect(column.filter((value) => value < low[at]!).length).toBe(5)
      expect(column.filter((value) => value > high[at]!).length).toBe(5)
    })
  })

  it('goes through the levels of a category, the most frequent first', () => {
    const { levels, grid, mean } = ask(line, { feature: 'c' })
    expect(levels.toSorted()).toEqual(['blue', 'green', 'red'])
    expect([grid.length, mean.length]).toEqual([0, 3])
    const column = line.table.columns[2]!
    if (column.kind !== 'category') throw new Error('c has levels.')
    const counts = levels.map((level) => column.codes.filter((code) => column.levels[code] === level).length)
    expect(counts).toEqual(counts.toSorted((first, second) => second - first))
  })

  it('weighs the rows', () => {
    const logistic = trainedModel(mixedTable(13), { target: 'y', features })
    const weights = Float64Array.from(logistic.train, (row) => (row === 2 ? 1 : 0))
    const { mean, grid } = ask(logistic, { weights })
    const alone = ask({ ...logistic, train: Uint32Array.of(2) })
    // The one row of the second has a grid of one value, its own.
    expect(alone.grid).toHaveLength(1)
    const at = grid.findIndex((value) => value >= alone.grid[0]!)
    expect(Math.min(mean[at - 1] ?? mean[at]!, mean[at]!)).toBeLessThanOrEqual(alone.mean[0]! + 1e-12)
    expect(Math.max(mean[at - 1] ?? mean[at]!, mean[at]!)).toBeGreaterThanOrEqual(alone.mean[0]! - 1e-12)
  })

  it('is refused of what is no feature, of a class that is not there, and of no rows', () => {
    expect(() => ask(line, { feature: 'n' })).toThrow(expect.objectContaining({ code: 'bad-features' }))
    expect(() => ask(line, { rows: new Uint32Array(0) })).toThrow(expect.objectContaining({ code: 'bad-call' }))
    const logistic = trainedModel(mixedTable(14), { target: 'y', features })
    expect(() => ask(logistic, { classIndex: 2 })).toThrow(expect.objectContaining({ code: 'bad-call' }))
  })
})
