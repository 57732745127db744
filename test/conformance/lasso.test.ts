import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { penalty } from '../shared/engine/network/penalty'
import { preparationSpec, tableOf } from '../shared/data/exampleTables'
import { caseOf, kinds } from './cases'
import { trainTable } from './tableRun'

/*
 * scikit-learn 1.2.1, LogisticRegression(penalty='l1', solver='saga', C=1 / (n · 0.05), tol=1e-14) on the columns less their
 * means, by their standard deviations with n in the denominator: the mean log loss, and the coefficients.
 */
const saga = {
  objective: 0.5659037363891164,
  loss: 0.4789418065883227,
  weights: [1.12528701, -0.61395159, 0, 0, 0, 0, 0, 0],
}
const lines = readFileSync('test/data/cases/training/lasso.csv', 'utf8').trimEnd().split(/\r?\n/)
const features = Array.from({ length: 8 }, (_, j) => `f${j}`)

/** Without hidden layers, by the rate of the data. */
function lasso(optimizer: 'gd' | 'momentum' | 'nesterov') {
  const run = caseOf(kinds[0]!, optimizer, 'float64', 'full')
  const training = { ...run.training, l1: 0.05, l2: 0, learningRate: 0, epochs: 3000 }
  return trainTable(tableOf(...lines), preparationSpec({ features }), { ...run, training }).trainer
}

it.each(['gd', 'momentum', 'nesterov'] as const)(
  'L1 by %s has the optimum and the zeros of scikit-learn',
  (optimizer) => {
    const trainer = lasso(optimizer)
    const parameters = trainer.parameters()
    const weights = Array.from(parameters.slice(0, 8))
    expect(weights.map((weight) => weight === 0)).toEqual(saga.weights.map((weight) => weight === 0))
    weights.forEach((weight, j) => expect(Math.abs(weight - saga.weights[j]!)).toBeLessThan(1e-6))
    expect(Math.abs(trainer.trainLoss - saga.loss)).toBeLessThan(1e-9)
    expect(Math.abs(trainer.trainLoss + penalty(trainer.network, parameters, 0.05, 0) - saga.objective)).toBeLessThan(
      1e-9,
    )
    expect(trainer.ended).toBe('converged')
  },
)
