import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { preparationSpec, tableOf } from '../shared/data/exampleTables'
import { deltaInUnits } from '../../electron/workers/train/robustScaling'
import { caseOf, kinds } from './cases'
import { rawCoefficients } from './rawCoefficients'
import { trainTable } from './tableRun'

interface Fit {
  bias: number
  weights: number[]
  delta: number
}
/** What RLM of statsmodels comes to with HuberT; test/data/huber.py. */
const reference = JSON.parse(readFileSync('test/data/huber.json', 'utf8')) as {
  outlier: Fit
  cases: { rows: number[][]; rowWeights: number[] | null; fit: Fit }[]
}
const linear = kinds.find(({ name }) => name === 'linear regression')!
const outlier = readFileSync('test/data/cases/training/outlier.csv', 'utf8').trimEnd().split(/\r?\n/)

function fitBy(lines: readonly string[], features: string[], changes: object = {}, weights: string | null = null) {
  const run = caseOf(linear, 'lbfgs', 'float64', 'full')
  const training = { ...run.training, l2: 0, loss: 'huber', huberDelta: 0, epochs: 1000, ...changes } as const
  const preparation = preparationSpec({ task: 'regression', features, weights })
  const found = trainTable(tableOf(...lines), preparation, { ...run, training })
  return { ...found, ...rawCoefficients(found), delta: deltaInUnits(found) }
}

function expectFit(found: ReturnType<typeof fitBy>, { bias, weights, delta }: Fit): void {
  expect(found.trainer.ended).toBe('converged')
  expect(found.delta! / delta).toBeCloseTo(1, 6)
  weights.forEach((weight, j) => expect(found.weights[j]! / weight).toBeCloseTo(1, 6))
  expect(found.bias / bias).toBeCloseTo(1, 6)
}

describe('the Huber loss with a delta by the data', () => {
  it('has the slope of all rows but the one that is ten million', () => {
    const found = fitBy(outlier, ['x'])
    expect(found.weights[0]).toBeCloseTo(3, 2)
    expectFit(found, reference.outlier)
  })

  it.each(reference.cases.map((given, index) => ({ ...given, index })))(
    'comes to the estimate and the scale of statsmodels: table $index',
    ({ rows, rowWeights, fit }) => {
      const features = fit.weights.map((_, j) => `x${j}`)
      const header = [...features, 'y', ...(rowWeights ? ['w'] : [])].join(',')
      const lines = rows.map((row, at) => [...row, ...(rowWeights ? [rowWeights[at]] : [])].join(','))
      expectFit(fitBy([header, ...lines], features, {}, rowWeights && 'w'), fit)
    },
  )

  it('is near the one that scikit-learn fits with a scale of its own', () => {
    // HuberRegressor(alpha=0), scikit-learn 1.2.1: slope 2.99795776, intercept 2.0964909.
    const found = fitBy(outlier, ['x'])
    expect(Math.abs(found.weights[0]! - 2.99795776)).toBeLessThan(0.01)
    expect(Math.abs(found.bias - 2.0964909)).toBeLessThan(0.05)
  })
})

it('a chosen delta is in standard deviations of the target, as it always was', () => {
  const found = fitBy(outlier, ['x'], { huberDelta: 1 })
  const values = outlier.slice(1).map((line) => Number(line.split(',')[1]))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  expect(found.delta! / sd).toBeCloseTo(1, 12)
})
