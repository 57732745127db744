import { describe, expect, it } from 'vitest'
import { classIndices, targetNumbers } from '@shared/data/preparation/target/applyTarget'
import { type Table, cellText, missingCode } from '@shared/data/table/table'
import { createTableCollector } from '@shared/model/scoredTable'
import { defaultReading } from '@shared/spec/reading'
import { preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel } from '../exports/exampleModel'

const fittedOn = (table: Table, changes: Parameters<typeof preparationSpec>[0] = {}) =>
  exampleModel(table, preparationSpec(changes), []).fitted
const colours = tableOf('a,c,y', '1,red,no', '2,blue,yes', '3,red,no', '4,blue,yes')
const collect = (
  fitted: ReturnType<typeof fittedOn>,
  header: string[],
  batches: string[][][],
  weights: string | null = null,
) => {
  const collector = createTableCollector(fitted, weights, defaultReading, header, 'f.csv')
  batches.forEach(collector.add)
  return collector.finish()
}

describe('The table of a file that a model explains', () => {
  const fitted = fittedOn(colours, { features: ['a', 'c'] })

  it('has the features, and the target, of all pieces of the file', () => {
    const { table, hasTarget, hasWeights } = collect(
      fitted,
      ['y', 'note', 'c', ' a '],
      [
        [['yes', 'x', 'red', '1.5']],
        [],
        [
          ['no', '', 'blue', '2'],
          ['maybe', '', 'green', ''],
        ],
      ],
    )
    expect([table.rows, hasTarget, hasWeights]).toEqual([3, true, false])
    const texts = table.columns.map((column) => [column.name, ...[0, 1, 2].map((row) => cellText(column, row))])
    expect(texts).toEqual([
      ['a', '1.5', '2', null],
      ['c', 'red', 'blue', ''],
      ['y', 'yes', 'no', null],
    ])
    expect(Array.from(classIndices(fitted, table, Uint32Array.of(0, 1, 2)))).toEqual([1, 0, missingCode])
  })

  it('may lack the target, never a feature', () => {
    expect(collect(fitted, ['a', 'c'], [[['1', 'red']]]).hasTarget).toBe(false)
    expect(() => collect(fitted, ['a', 'y'], [])).toThrow(expect.objectContaining({ code: 'bad-file' }))
  })

  it('reads classes that are numbers as numbers, however they are spelled', () => {
    const numbers = fittedOn(tableOf('a,y', '1,0', '2,1', '3,0', '4,1'))
    const { table } = collect(
      numbers,
      ['a', 'y'],
      [
        [
          ['1', '1.0'],
          ['2', '0'],
          ['3', ''],
        ],
      ],
    )
    expect(Array.from(classIndices(numbers, table, Uint32Array.of(0, 1, 2)))).toEqual([1, 0, missingCode])
  })

  it('has a target that is a number, and the weights of the model', () => {
    const line = fittedOn(tableOf('a,y,w', '1,2.5,1', '2,3,2', '3,9,1'), { task: 'regression' })
    const { table, hasWeights } = collect(
      line,
      ['w', 'y', 'a'],
      [
        [
          ['3', '7.25', '1'],
          ['1', 'x', '2'],
        ],
      ],
      'w',
    )
    expect(hasWeights).toBe(true)
    expect(Array.from(targetNumbers(line, table, Uint32Array.of(0, 1)))).toEqual([7.25, Number.NaN])
    expect(collect(line, ['y', 'a'], [], 'w').hasWeights).toBe(false)
  })

  it('tells cells that cannot be read', () => {
    const { warnings } = collect(fitted, ['a', 'c'], [[['many', 'red']]])
    expect(warnings.map(({ code, column }) => [code, column])).toEqual([['unreadable-cells', 'a']])
  })
})
