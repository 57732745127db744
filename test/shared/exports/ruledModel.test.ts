import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { prepareInputs, scorableRows } from '@shared/data/preparation/preparation'
import { cellText } from '@shared/data/table/table'
import { fittedModelOf, readModelFile, writeModelFile } from '@shared/exports/modelFile'
import { allRows } from '../data/exampleTables'
import { specArbitrary, tableArbitrary } from '../data/randomRules'
import { exampleModel, scorerOf } from './exampleModel'
import { predictProbabilities, predictValues } from '../engine/predict/predictRows'

describe('a model with a rule for each feature', () => {
  const runs = fc.property(tableArbitrary, specArbitrary, (given, rules) => {
    let made: ReturnType<typeof exampleModel>
    try {
      made = exampleModel(given, rules, [3])
    } catch (error) {
      if (error instanceof LabError) return
      throw error
    }
    const model = readModelFile(writeModelFile(made.model), 'm.json')
    expect(model).toEqual(made.model)
    const names = rules.features
    const columns = names.map((name) => given.columns.find((column) => column.name === name)!)
    const cells = Array.from(allRows(given), (row) => columns.map((column) => cellText(column, row) ?? ''))
    const scored = scorerOf(model, names, 'f.csv').scoreRows(cells)
    const { network, parameters } = fittedModelOf(model)
    const inputs = prepareInputs(model.preparation, given, allRows(given))
    const wanted = rules.task === 'regression' ? predictValues(network, parameters, inputs) : predictProbabilities(network, parameters, inputs).values // prettier-ignore
    const width = wanted.length / given.rows
    const usable = new Set(scorableRows(model.preparation, given))
    scored.forEach((row, index) => {
      const results = row.slice(names.length)
      expect(results[0] === '').toBe(!usable.has(index))
      if (usable.has(index) && rules.task === 'classification') {
        expect(results.slice(0, width).map(Number)).toEqual(
          Array.from(wanted.slice(index * width, (index + 1) * width)),
        )
      }
    })
    const single = scorerOf(model, names, 'f.csv')
    expect(cells.flatMap((row) => single.scoreRows([row]))).toEqual(scored)
  })

  it('is the same from its file, and scores a cell as the preparation has it', () => fc.assert(runs))
})
