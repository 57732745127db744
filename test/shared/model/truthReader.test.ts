import { describe, expect, it } from 'vitest'
import { createTruthReader } from '@shared/model/truthReader'
import { defaultReading } from '@shared/spec/reading'
import { preparationSpec, tableOf } from '../data/exampleTables'
import { exampleModel } from '../exports/exampleModel'

const targetOf = (rows: string[], task: 'classification' | 'regression' = 'classification') =>
  exampleModel(tableOf('a,y', ...rows), preparationSpec({ features: ['a'], task }), []).fitted.target
const read = (target: ReturnType<typeof targetOf>, cells: string[]) => {
  const reader = createTruthReader(target, 0, defaultReading)
  const truth = reader.read(
    cells.map((cell) => [cell]),
    0,
  )
  return { truth: [...truth], codes: reader.warnings().map(({ code, column, rows }) => [code, column, rows]) }
}

describe('The truth of rows in a file', () => {
  const words = targetOf(['1,no', '2,yes', '3,no', '4,yes'])
  const numbers = targetOf(['1,0', '2,1', '3,0', '4,1'])

  it('is told where it says the classes in other words than the table of the model', () => {
    expect(read(words, ['0', '1', 'true'])).toEqual({ truth: [0, 1, 1], codes: [['other-words', 'y', [1, 2, 3]]] })
    expect(read(numbers, ['no', 'yes'])).toEqual({ truth: [0, 1], codes: [['other-words', 'y', [1, 2]]] })
  })

  it('needs no word where only case, blanks or decimals differ', () => {
    expect(read(words, ['YES', ' no '])).toEqual({ truth: [1, 0], codes: [] })
    expect(read(numbers, ['1.0', '0'])).toEqual({ truth: [1, 0], codes: [] })
  })

  it('is told of once where the class is unknown or missing', () => {
    expect(read(words, ['maybe', ''])).toEqual({
      truth: [Number.NaN, Number.NaN],
      codes: [
        ['no-truth', 'y', [2]],
        ['unknown-class', 'y', [1]],
      ],
    })
  })
})
