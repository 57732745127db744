import { describe, expect, it } from 'vitest'
import { scoresOf } from '@shared/evaluation/explanation/answers'
import { inputMeans, linearContributions } from '@shared/evaluation/explanation/linearContributions'
import { allRows, cellsOf, gathered, tableOfCells } from '@shared/evaluation/explanation/rowTable'
import { type ShapleyQuestion, exactShapley, sampledShapley } from '@shared/evaluation/explanation/shapley'
import { type Trained, features, mixedTable, trainedModel } from './trainedModel'

const questionOf = ({ model, table, train }: Trained, row = 4, rows = train): ShapleyQuestion => ({
  model,
  row: tableOfCells(model.preparation, cellsOf(model.preparation, table, row)),
  background: gathered(model.preparation, table, rows),
  classIndex: 1,
})
const layered = trainedModel(mixedTable(5), { target: 'y', features }, { hidden: [5], activation: 'tanh' })

/** The mean answer with the row's cells of these features, each row of the background predicted by itself. */
function meanWith({ model, row, background, classIndex }: ShapleyQuestion, own: ReadonlySet<string>): number {
  const answers = Array.from({ length: background.rows }, (_, of) => {
    const [ofRow, others] = [cellsOf(model.preparation, row, 0), cellsOf(model.preparation, background, of)]
    const cells = Object.fromEntries(features.map((name) => [name, (own.has(name) ? ofRow : others)[name] ?? null]))
    const table = tableOfCells(model.preparation, cells)
    return scoresOf(model.predict(table, allRows(table)), classIndex)[0]!
  })
  return answers.reduce((sum, answer) => sum + answer, 0) / answers.length
}

function orders(names: string[]): string[][] {
  if (names.length === 0) return [[]]
  return names.flatMap((name) => orders(names.filter((other) => other !== name)).map((rest) => [name, ...rest]))
}

describe('Shapley values', () => {
  it('are the mean gain of each feature over all orders', () => {
    const question = questionOf(layered)
    const gains = new Map(features.map((name) => [name, 0]))
    const all = orders(features)
    for (const order of all) {
      const own = new Set<string>()
      for (const name of order) {
        const before = meanWith(question, own)
        own.add(name)
        gains.set(name, gains.get(name)! + (meanWith(question, own) - before) / all.length)
      }
    }
    const { base, contributions } = exactShapley(question)
    expect(base).toBeCloseTo(meanWith(question, new Set()), 12)
    for (const { feature, contribution } of contributions) expect(contribution).toBeCloseTo(gains.get(feature)!, 12)
  })

  it.each(['y', 'k'])('of %s are the parts of the sum without hidden layers', (target) => {
    const linear = trainedModel(mixedTable(6), { target, features })
    const question = questionOf(linear)
    const { model, table, train } = linear
    const parts = linearContributions(model, question.row, inputMeans(model, table, train, null), 1)
    const found = exactShapley(question)
    expect(found.base).toBeCloseTo(parts.base, 10)
    found.contributions.forEach(({ contribution }, index) =>
      expect(contribution).toBeCloseTo(parts.contributions[index]!.contribution, 10),
    )
  })

  it('are nothing for a row that is like all of the background', () => {
    const rows = new Uint32Array(10).fill(4)
    for (const { contribution } of exactShapley(questionOf(layered, 4, rows)).contributions) {
      expect(contribution).toBeCloseTo(0, 14)
    }
  })

  it('come near the exact ones by drawn orders, within their standard errors, and add up', () => {
    const question = questionOf(layered)
    const exact = exactShapley(question)
    const sampled = sampledShapley(question, 1)
    expect(sampled).toMatchObject({ method: 'sampled', rows: 60, orders: 120 })
    expect(sampled.base).toBeCloseTo(exact.base, 12)
    const total = scoresOf(layered.model.predict(question.row, Uint32Array.of(0)), 1)[0]!
    const sum = sampled.contributions.reduce((all, { contribution }) => all + contribution, sampled.base)
    expect(sum).toBeCloseTo(total, 12)
    sampled.contributions.forEach(({ contribution, standardError }, index) => {
      expect(standardError).toBeGreaterThan(0)
      expect(Math.abs(contribution - exact.contributions[index]!.contribution)).toBeLessThan(4 * standardError!)
    })
    expect(sampledShapley(question, 1)).toEqual(sampled)
  })

  it('are sampled of more features than all sets can be gone through of', async () => {
    const { contributionsOf } = await import('@shared/evaluation/explanation/contributions')
    const names = Array.from({ length: 14 }, (_, index) => `x${index}`)
    const { tableOf } = await import('../../data/exampleTables')
    const lines = Array.from({ length: 40 }, (_, row) =>
      [...names.map((_name, index) => ((row * (index + 3)) % 17) / 4), (row * 7) % 5 < 2 ? 1 : 0].join(','),
    )
    const wide = trainedModel(tableOf([...names, 'y'].join(','), ...lines), { features: names }, { hidden: [3] })
    const found = contributionsOf({ ...wide, weights: null, row: 0, changes: {}, classIndex: 1 })
    expect(found.shapley.method).toBe('sampled')
    const sum = found.shapley.contributions.reduce((all, { contribution }) => all + contribution, found.shapley.base)
    expect(sum).toBeCloseTo(found.total, 11)
  })
})
