import { describe, expect, it } from 'vitest'
import { modelCoefficients } from '@shared/evaluation/explanation/modelCoefficients'
import { scoresOf } from '@shared/evaluation/explanation/answers'
import type { Cell } from '@shared/contract/explanation'
import { allRows, cellsOf, tableOfCells } from '@shared/evaluation/explanation/rowTable'
import { features, mixedTable, trainedModel } from './trainedModel'

/** The value of an input such as "a² · b" or "c = red", from the cells of a row. */
function valueOf(name: string, cells: Record<string, Cell>): number {
  return name.split(' · ').reduce((product, factor) => {
    const [column = '', level] = factor.split(' = ')
    if (level !== undefined) return product * (cells[column] === level ? 1 : 0)
    const power = column.endsWith('²') ? 2 : 1
    return product * (cells[column.replace('²', '')] as number) ** power
  }, 1)
}

describe('The coefficients of a model on the scale of the table', () => {
  it.each([
    ['y', 'classification', {}],
    ['n', 'regression', {}],
    ['y', 'classification', { degree: 2, interactions: [['a', 'c']] }],
    ['n', 'regression', { degree: 2, standardization: 'minmax' }],
    ['k', 'classification', { standardization: 'robust' }],
  ] as const)('give the answer to a row from its own values, of %s, %s, %o', (target, task, preparation) => {
    const changes = {
      ...preparation,
      interactions: 'interactions' in preparation ? [['a', 'c'] as [string, string]] : [],
    }
    const { model, table } = trainedModel(mixedTable(21), { target, task, features, ...changes })
    const coefficients = modelCoefficients(model)!
    const classes = model.preparation.target.classes
    for (const row of [0, 9]) {
      const cells = cellsOf(model.preparation, table, row)
      const own = tableOfCells(model.preparation, cells)
      const predicted = model.predict(own, allRows(own))
      const blocks = classes.length > 2 ? classes.slice(1) : [undefined]
      for (const of of blocks) {
        const sum = coefficients
          .filter((coefficient) => coefficient.class === of)
          .reduce((all, { name, estimate }) => all + estimate * (name === 'intercept' ? 1 : valueOf(name, cells)), 0)
        const index = of === undefined ? 1 : classes.indexOf(of)
        const against = of === undefined ? 0 : scoresOf(predicted, 0)[0]!
        expect(sum).toBeCloseTo(scoresOf(predicted, index)[0]! - against, 9)
      }
    }
  })

  it('are none of a network with hidden layers', () => {
    const { model } = trainedModel(mixedTable(22), { target: 'y', features }, { hidden: [2] })
    expect(modelCoefficients(model)).toBeNull()
  })
})
