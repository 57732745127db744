import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Standardization, Task } from '@shared/spec/choices'
import { followOthers, initialSettings } from '@shared/spec/defaults'
import { tableOf } from '../shared/data/exampleTables'
import { kinds } from './cases'
import { rawCoefficients } from './rawCoefficients'
import { trainTable } from './tableRun'

/** The optima of statsmodels; test/data/samples.py. */
const reference = JSON.parse(readFileSync('test/data/samples.json', 'utf8')) as {
  longley: { coefficients: Record<string, number>; bias: number; rmse: number }
  fits: { file: string; target: string; task: Task; loss: number; variance?: number }[]
}

/** What is trained where nobody chooses anything but a target and that every row trains. */
function fitByDefault(file: string, target: string, task: Task, standardization: Standardization = 'zscore') {
  const lines = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/)
  const features = lines[0]!.split(',').filter((name) => name !== target)
  const start = initialSettings()
  const chosen = { target, task, features, validationShare: 0, testShare: 0, standardization }
  const settings = followOthers({ ...start, preparation: { ...start.preparation, ...chosen } }, new Set())
  const { preparation, network, training } = settings
  const linear = kinds.find(({ name }) => name === 'linear regression')!
  return trainTable(tableOf(...lines), preparation, { ...linear, title: target, network, training })
}

describe.each(['zscore', 'none'] as const)(
  'a default fit without hidden layers, standardized by %s,',
  (standardization) => {
    it.each(reference.fits)('has the least loss of $target in $file', ({ file, target, task, loss, variance }) => {
      const { trainer } = fitByDefault(file, target, task, standardization)
      // Half the squared error of the standardized target, or the log loss.
      const found = variance === undefined ? trainer.trainLoss : 2 * trainer.trainLoss * variance
      const unit = variance ?? 1
      expect(Math.abs(found - loss) / unit).toBeLessThan(1e-9)
      expect(trainer.ended).toBe('converged')
    })
  },
)

it('the default fit to longley has the coefficients of statsmodels and NIST in the units of the table', () => {
  const found = fitByDefault('test/data/cases/training/longley.csv', 'TOTEMP', 'regression')
  const { coefficients, bias, rmse } = reference.longley
  const { weights, bias: shift } = rawCoefficients(found)
  Object.entries(coefficients).forEach(([name, value], j) => expect(weights[j]! / value, name).toBeCloseTo(1, 4))
  expect(shift / bias).toBeCloseTo(1, 4)
  // NIST, Longley: B1 to B6, of which the certified values have these digits.
  expect(coefficients['YEAR']).toBeCloseTo(1829.15146461355, 6)
  expect(coefficients['GNP']).toBeCloseTo(-0.035819179292591, 9)
  const scale = found.fitted.target.scaling!.scale
  expect(Math.sqrt(2 * found.trainer.trainLoss) * scale).toBeCloseTo(rmse, 4)
})
