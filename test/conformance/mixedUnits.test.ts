import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Standardization } from '@shared/spec/choices'
import { defaultTraining } from '../support/defaults'
import { preparationSpec } from '../shared/data/exampleTables'
import { caseOf, kinds } from './cases'
import { mixedTable } from './mixedUnits'
import { trainTable } from './tableRun'

const { optima } = JSON.parse(readFileSync('test/data/mixedUnits.json', 'utf8')) as { optima: number[] }

const logisticKind = kinds.find(({ convex }) => convex)!

/** By how much the loss of a default network by this optimizer is above the least that statsmodels finds, and how it ended. */
function fit(seed: number, standardization: Standardization, optimizer: 'lbfgs' | 'newton') {
  const { table, features, task } = mixedTable(seed)
  const preparation = preparationSpec({ features, task, standardization })
  const loss = task === 'regression' ? 'squaredError' : 'crossEntropy'
  const run = caseOf(logisticKind, optimizer, 'float64', 'full')
  const training = { ...run.training, l1: 0, l2: 0, loss, epochs: 300, tolerance: defaultTraining.tolerance } as const
  const { fitted, trainer } = trainTable(table, preparation, { ...run, training })
  const { scaling } = fitted.target
  const optimum = optima[seed - 1]!
  const least = scaling === null ? optimum : optimum / (2 * table.rows * scaling.scale ** 2)
  return { seed, excess: trainer.trainLoss - least, ended: trainer.ended, norm: trainer.gradientNorm }
}

describe.each(['zscore', 'minmax', 'none'] as const)(
  'of 200 random tables of mixed units, standardized by %s,',
  (standardization) => {
    it.each(['lbfgs', 'newton'] as const)('each is fitted by %s to the least loss, and has converged', (optimizer) => {
      const fits = optima.map((_, index) => fit(index + 1, standardization, optimizer))
      for (const { seed, excess, ended, norm } of fits) {
        expect(Math.abs(excess), `seed ${seed}`).toBeLessThan(1e-9)
        expect([ended, norm <= defaultTraining.tolerance], `seed ${seed}`).toEqual(['converged', true])
      }
    })
  },
)
