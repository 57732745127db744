import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Optimizer } from '@shared/spec/choices'
import { penalty } from '../shared/engine/network/penalty'
import { preparationSpec, tableOf } from '../shared/data/exampleTables'
import { defaultTraining } from '../support/defaults'
import { caseOf, kinds } from './cases'
import { trainTable } from './tableRun'

interface Fit {
  file: string
  target: string
  features: string[]
  l1: number
  l2: number
  weights: string | null
  balanced: boolean
  regression: boolean
  standardize: boolean
  classes: string[]
  loss: number
  objective: number
  coefficients: number[][]
}
/** The optima of scikit-learn; test/data/l1.py. */
const { fits } = JSON.parse(readFileSync('test/data/l1.json', 'utf8')) as { fits: Fit[] }
const given = fits.map((fit, index) => {
  const kind = fit.regression ? 'numbers' : `${fit.classes.length} classes`
  const others = [fit.l2 > 0 && `L2 ${fit.l2}`, fit.balanced && 'balanced', fit.weights && 'weighted rows']
  const title = [fit.file.replace(/.*\//, ''), kind, `L1 ${fit.l1}`, ...others.filter(Boolean)].join(', ')
  return { ...fit, title: fit.standardize ? title : `${title}, not standardized`, index }
})

function fitBy(fit: Fit, optimizer: Optimizer, changes: object = {}) {
  const run = caseOf(kinds[0]!, optimizer, 'float64', 'full')
  const { l1, l2, features, target, regression, balanced, weights, standardize } = fit
  const training = {
    ...run.training,
    ...{ l1, l2, epochs: 1000, tolerance: defaultTraining.tolerance },
    loss: regression ? 'squaredError' : 'crossEntropy',
    classWeights: balanced ? 'balanced' : 'none',
    ...changes,
  } as const
  const task = regression ? 'regression' : 'classification'
  const standardization = standardize ? 'zscore' : 'none'
  const lines = readFileSync(fit.file, 'utf8').trimEnd().split(/\r?\n/)
  const preparation = preparationSpec({ features, target, task, weights, standardization })
  const { trainer, fitted } = trainTable(tableOf(...lines), preparation, { ...run, training })
  const parameters = trainer.parameters()
  const outputs = fit.coefficients[0]!.length
  // Of two classes the other one may be the positive one.
  const sign = fitted.target.classes.length === 2 && fitted.target.classes[1] !== fit.classes[1] ? -1 : 1
  const coefficients = fit.coefficients.map((row, j) => row.map((_, k) => sign * parameters[j * outputs + k]!))
  const objective = trainer.trainLoss + penalty(trainer.network, parameters, l1, l2)
  return { trainer, coefficients, objective }
}

const zeros = (coefficients: number[][]) => coefficients.map((row) => row.map((value) => value === 0))

describe('L1 by L-BFGS', () => {
  it.each(given)('has the optimum and the zeros of scikit-learn: $title', (fit) => {
    const { trainer, objective, coefficients } = fitBy(fit, 'lbfgs')
    expect(Math.abs(objective - fit.objective)).toBeLessThan(1e-9)
    expect(Math.abs(trainer.trainLoss - fit.loss)).toBeLessThan(1e-7)
    expect(zeros(coefficients)).toEqual(zeros(fit.coefficients))
    expect([trainer.ended, trainer.gradientNorm <= defaultTraining.tolerance]).toEqual(['converged', true])
  })
})

describe('L1 by steps', () => {
  const [logistic, , , , , , , numbers] = given
  const steps = { schedule: 'cosine', weightDecay: 0, clip: 0, epochs: 500 }

  it.each([
    ['adam', 0.03],
    ['adamw', 0.03],
    ['rmsprop', 0.01],
    ['nesterov', 0],
  ] as const)('of all rows has the optimum and the zeros of scikit-learn by %s', (optimizer, learningRate) => {
    for (const fit of [logistic!, numbers!]) {
      const { objective, coefficients } = fitBy(fit, optimizer, { ...steps, epochs: 2000, learningRate })
      expect(Math.abs(objective - fit.objective), fit.title).toBeLessThan(1e-9)
      expect(zeros(coefficients), fit.title).toEqual(zeros(fit.coefficients))
    }
  })

  it.each([
    ['sgd', 0],
    ['momentum', 0],
    ['nesterov', 0],
    ['rmsprop', 0.003],
    ['adam', 0.03],
    ['adamw', 0.03],
  ] as const)('of mini-batches has its zeros too, and comes near the optimum, by %s', (optimizer, learningRate) => {
    for (const fit of [logistic!, numbers!]) {
      const { objective, coefficients } = fitBy(fit, optimizer, { ...steps, batchSize: 32, learningRate })
      expect(objective - fit.objective, fit.title).toBeLessThan(1e-4)
      expect(zeros(coefficients), fit.title).toEqual(zeros(fit.coefficients))
    }
  })
})
