import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { standardizations } from '@shared/spec/runSpec'
import {
  classIndices,
  fitPreparation,
  inputNames,
  prepareInputs,
  scorableRows,
} from '@shared/data/preparation/preparation'
import { type Column, type Table, missingCode } from '@shared/data/table/table'
import { allRows, preparationSpec, tableOf } from '../exampleTables'
import { messagesOf } from '../../../support/messagesOf'

const mixed = tableOf(
  'a,colour,y',
  ...Array.from({ length: 40 }, (_, row) => {
    const cell = row % 11 === 3 ? 'NA' : String((row * 37) % 23)
    return `${cell},${['red', 'green', 'blue'][row % 3]},${row % 2 === 0 ? 'no' : 'yes'}`
  }),
)

describe('prepareInputs', () => {
  it('standardizes numbers and spreads levels over inputs of 0 and 1', () => {
    const table = tableOf('a,colour,y', '1,red,n', '3,blue,p', '5,red,n')
    const { fitted } = fitPreparation(table, preparationSpec({ features: ['colour', 'a'], standardization: 'minmax' }))
    expect(inputNames(fitted)).toEqual(['colour = blue', 'colour = red', 'a'])
    const { rows, columns, values } = prepareInputs(fitted, table, allRows(table))
    expect({ rows, columns }).toEqual({ rows: 3, columns: 3 })
    expect(Array.from(values)).toEqual([0, 1, 0, 1, 0, 0.5, 0, 1, 1])
  })

  it('gives each row the same values alone as among others', () => {
    for (const standardization of standardizations) {
      const spec = preparationSpec({ features: ['a', 'colour'], standardization, missing: 'impute' })
      const { fitted } = fitPreparation(mixed, spec)
      const together = prepareInputs(fitted, mixed, allRows(mixed))
      for (const row of allRows(mixed)) {
        const alone = prepareInputs(fitted, mixed, Uint32Array.of(row))
        expect(alone.values).toEqual(together.values.slice(row * together.columns, (row + 1) * together.columns))
      }
    }
  })

  it('imputes the training mean and the most frequent level', () => {
    const table = tableOf('a,colour,y', '1,red,n', '2,red,p', '6,blue,n', 'NA,?,p')
    const spec = preparationSpec({ features: ['a', 'colour'], missing: 'impute' })
    const { fitted, dropped } = fitPreparation(table, spec)
    expect(dropped).toBe(0)
    expect(fitted.inputs).toMatchObject([
      { impute: 3, median: 2 },
      { impute: 'red', mode: 'red', levels: ['blue', 'red'] },
    ])
    expect(Array.from(prepareInputs(fitted, table, Uint32Array.of(3)).values)).toEqual([0, 0, 1])
  })

  it('gives zeros for a level that no training row has', () => {
    const { fitted } = fitPreparation(tableOf('a,y', 'red,n', 'blue,p'), preparationSpec())
    const other = tableOf('a', 'violet', 'red')
    expect(Array.from(prepareInputs(fitted, other, allRows(other)).values)).toEqual([0, 0, 0, 1])
  })

  it('makes a constant feature exactly 0', () => {
    const lines = Array.from({ length: 1000 }, (_, row) => `14.62,${row},${row % 2}`)
    const table = tableOf('a,b,y', ...lines)
    const { fitted, warnings } = fitPreparation(table, preparationSpec({ features: ['a', 'b'] }))
    const { values } = prepareInputs(fitted, table, allRows(table))
    expect(values.filter((_, index) => index % 2 === 0).every((value) => value === 0)).toBe(true)
    expect(messagesOf(warnings)).toEqual(['The same in every training row, so without effect: a.'])
  })

  it('refuses a table without the feature or with another kind of it', () => {
    const { fitted } = fitPreparation(tableOf('a,y', '1,n', '2,p'), preparationSpec())
    expect(() => prepareInputs(fitted, tableOf('b', '1'), Uint32Array.of(0))).toThrow('no column named a')
    expect(() => prepareInputs(fitted, tableOf('a', 'x'), Uint32Array.of(0))).toThrow('holds text')
  })
})

describe('missing values', () => {
  const table = tableOf('a,b,y', '1,x,n', 'NA,x,p', '2,?,n', '3,z,', '4,x,p', '5,z,n')

  it('drops rows without the target or a feature and says so', () => {
    const { parts, dropped, warnings, fitted } = fitPreparation(table, preparationSpec({ features: ['a', 'b'] }))
    expect(Array.from(parts.train)).toEqual([0, 4, 5])
    expect(dropped).toBe(3)
    expect(messagesOf(warnings)).toEqual([
      '1 row left out: the target y is missing.',
      '2 rows left out: a feature is missing (a in 1, b in 1).',
    ])
    expect(Array.from(scorableRows(fitted, table))).toEqual([0, 3, 4, 5])
  })

  it('drops only rows without the target when features are imputed', () => {
    const { parts, fitted } = fitPreparation(table, preparationSpec({ features: ['a', 'b'], missing: 'impute' }))
    expect(Array.from(parts.train)).toEqual([0, 1, 2, 4, 5])
    expect(scorableRows(fitted, table).length).toBe(6)
  })
})

describe('classes', () => {
  it('orders numbers as numbers and texts by code unit', () => {
    const numbers = tableOf('a,y', '1,10', '2,9', '3,-1', '4,10')
    const { fitted } = fitPreparation(numbers, preparationSpec())
    expect(fitted.target.classes).toEqual(['-1', '9', '10'])
    expect(Array.from(classIndices(fitted, numbers, allRows(numbers)))).toEqual([2, 1, 0, 2])
    const texts = tableOf('a,y', '1,b', '2,a', '3,B')
    expect(fitPreparation(texts, preparationSpec()).fitted.target.classes).toEqual(['B', 'a', 'b'])
  })

  it('marks a class it does not know', () => {
    const { fitted } = fitPreparation(tableOf('a,y', '1,n', '2,p'), preparationSpec())
    const other = tableOf('y', 'q', 'p', '?')
    expect(Array.from(classIndices(fitted, other, allRows(other)))).toEqual([missingCode, 1, missingCode])
  })
})

describe('refusals', () => {
  const many = Array.from({ length: 150 }, (_, row) => `${row}.5,t${row},${row % 2}`)
  const refusal = (table: Table, changes: Parameters<typeof preparationSpec>[0]) => {
    try {
      fitPreparation(table, preparationSpec(changes))
    } catch (error) {
      if (error instanceof LabError) return error.toProblem()
      throw error
    }
    return null
  }
  const wide = tableOf('a,b,y', ...many)

  it.each<[Parameters<typeof preparationSpec>[0], string, string]>([
    [{ target: 'Y2' }, 'bad-target', 'The table has no column named Y2 for the target. Close: a, b, y.'],
    [{ features: ['exam'] }, 'bad-features', 'The table has no column named exam. There are: a, b, y.'],
    [
      { features: ['b'] },
      'bad-features',
      'The feature b has 150 different texts; at most 100 levels fit. Leave it out, or take its rare levels together.',
    ],
    [
      { target: 'a', features: ['y'] },
      'bad-target',
      'The target a has 150 different numbers; at most 100 classes can be told apart. Choose a column of categories, or set the task to regression.',
    ],
    [
      { task: 'regression', target: 'b', features: ['y'] },
      'bad-target',
      'The target b holds text; a regression needs numbers. Choose a column of numbers, or set the task to classification.',
    ],
    [{ weights: 'w' }, 'bad-features', 'The table has no column named w for the weights. Close: a, b, y.'],
    [{ weights: 'b' }, 'bad-features', 'The weights b are text. Choose a column of numbers, 0 or more.'],
    [
      { target: 'b', features: ['y'] },
      'bad-target',
      'The target b has 150 different texts; at most 100 classes can be told apart. Choose a column of categories.',
    ],
  ])('%j is %s', (changes, code, message) => expect(refusal(wide, changes)).toMatchObject({ code, message }))

  it('names the only class', () => {
    expect(refusal(tableOf('a,y', '1,1', '2,1'), {})).toMatchObject({
      code: 'bad-target',
      message:
        'The target y has one class (1) in the 2 rows that can be used; it needs at least two. Choose another target column.',
    })
  })

  it('refuses features that never vary, or that leave no rows', () => {
    expect(refusal(tableOf('a,y', '5,n', '5,p'), {})).toMatchObject({
      code: 'bad-features',
      message: 'No usable feature: a is the same in every training row. Choose a column that varies.',
    })
    expect(refusal(tableOf('a,y', '5,n', 'NA,p', '6,'), { target: 'a', features: ['y'] })).toMatchObject({
      code: 'bad-target',
    })
    expect(refusal(tableOf('a,b,y', '5,,n', ',2,p'), { features: ['a', 'b'] })?.message).toMatch(/^No training rows/)
  })

  it('refuses an imputed feature without a single training value', () => {
    const table = tableOf('a,b,y', '1,,n', '2,,p')
    expect(refusal(table, { features: ['a', 'b'], missing: 'impute' })?.message).toBe(
      'The feature b has no value in the 2 training rows. Leave it out.',
    )
  })
})

describe('warnings', () => {
  it('tells an empty part, unseen levels and quartiles that meet', () => {
    const tiny = tableOf('a,y', '1,n', '2,p')
    const { warnings } = fitPreparation(tiny, preparationSpec({ validationShare: 0.1 }))
    expect(messagesOf(warnings)).toEqual(['The validation part is empty: 2 rows are too few for a share of 0.1.'])
    const spikes = tableOf('a,y', ...Array.from({ length: 9 }, (_, row) => `${row === 8 ? 5 : 1},${row % 2}`))
    expect(messagesOf(fitPreparation(spikes, preparationSpec({ standardization: 'robust' })).warnings)).toEqual([
      'The interquartile range of a is 0: it is centred on its median, not scaled.',
    ])
    const levels = tableOf('a,y', ...Array.from({ length: 20 }, (_, row) => `l${row},${row % 2}`))
    expect(messagesOf(fitPreparation(levels, preparationSpec({ testShare: 0.2 })).warnings)).toEqual([
      '4 validation or test rows with a level of a that no training row has: all its inputs are 0 there.',
    ])
  })
})

it('reads a column from a file a few times, not once a row', () => {
  let touched = 0
  const columns = mixed.columns.map((column): Column => {
    if (column.kind === 'category') return column
    return {
      ...column,
      get values() {
        touched += 1
        return column.values
      },
    }
  })
  const spec = preparationSpec({ features: ['a', 'colour'], missing: 'impute', validationShare: 0.3, degree: 2 })
  const { fitted } = fitPreparation({ rows: mixed.rows, columns }, spec)
  prepareInputs(fitted, { rows: mixed.rows, columns }, allRows(mixed))
  expect(touched).toBeLessThan(8)
})

it('is plain JSON', () => {
  fc.assert(
    fc.property(fc.constantFrom(...standardizations), fc.nat(), (standardization, splitSeed) => {
      const spec = preparationSpec({ features: ['a', 'colour'], standardization, testShare: 0.3, splitSeed })
      const { fitted } = fitPreparation(mixed, spec)
      expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted)
    }),
    { numRuns: 20 },
  )
})
