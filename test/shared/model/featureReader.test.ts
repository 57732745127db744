import { describe, expect, it } from 'vitest'
import { type Reading, defaultReading } from '@shared/spec/reading'
import type { FittedCategory, FittedInput } from '@shared/data/preparation/fittedPreparation'
import { type CategoryColumn, type NumberColumn, cellText, missingCode } from '@shared/data/table/table'
import { createFeatureReader } from '@shared/model/featureReader'
import { messagesOf } from '../../support/messagesOf'
import { fittedCategory, fittedDate, fittedNumber } from '../data/exampleFitted'

const age = fittedNumber({ feature: 'age' })
const category = (...levels: string[]): FittedCategory => fittedCategory({ feature: 'flag', levels })
const rowsOf = (...cells: string[]) => cells.map((cell) => ['other', cell])

describe('a number', () => {
  const read = (...cells: string[]) => {
    const reader = createFeatureReader(age, 1)
    const { values } = reader.read(rowsOf(...cells), 0) as NumberColumn
    return { values: Array.from(values), warnings: messagesOf(reader.warnings()) }
  }

  it('is read from its place, and missing cells need no warning', () => {
    expect(read('1.5', ' -2 ', '', 'NA', 'NaN')).toEqual({
      values: [1.5, -2, Number.NaN, Number.NaN, Number.NaN],
      warnings: [],
    })
    const short = createFeatureReader(age, 1).read([['other']], 0) as NumberColumn
    expect(Array.from(short.values)).toEqual([Number.NaN])
  })

  it('is missing where a cell holds something else, and the cell is named', () => {
    expect(read('1', 'inf', '2')).toEqual({
      values: [1, Number.NaN, 2],
      warnings: ['1 cell in age is not a number: row 2; treated as missing.'],
    })
  })

  it('counts rows over the whole file and names the first ten', () => {
    const reader = createFeatureReader(age, 1)
    reader.read(rowsOf('1', 'x'), 0)
    reader.read(rowsOf(...Array.from({ length: 11 }, () => 'x')), 1000)
    expect(messagesOf(reader.warnings())).toEqual([
      '12 cells in age are not numbers: rows 2, 1,001, 1,002, 1,003, 1,004, 1,005, 1,006, 1,007, 1,008, 1,009 and more; treated as missing.',
    ])
  })
})

describe('a number beyond the training rows', () => {
  const read = (range: [number, number] | undefined, ...cells: string[]) => {
    const reader = createFeatureReader(fittedNumber({ feature: 'age', ...(range && { range }) }), 1)
    reader.read(rowsOf(...cells), 0)
    return messagesOf(reader.warnings())
  }

  it('is counted and located, apart from those at the bounds', () => {
    expect(read([18, 90], '18', '90', '17.9', '', '400')).toEqual([
      '2 values of age lie outside 18 to 90, where all training rows are (rows 3, 5): nothing was learnt there, and predictions may be far off.',
    ])
    expect(read([18, 90], '18', '90')).toEqual([])
  })

  it('is not known to a model that does not say where its training rows were', () => {
    expect(read(undefined, '-1e9')).toEqual([])
  })
})

describe('a category', () => {
  const read = (input: FittedCategory, ...cells: string[]) => {
    const reader = createFeatureReader(input, 1)
    const column = reader.read(rowsOf(...cells), 0) as CategoryColumn
    return { column, codes: Array.from(column.codes), warnings: messagesOf(reader.warnings()) }
  }

  it('has the codes of training, and missing cells need no warning', () => {
    const { codes, warnings } = read(category('blue', 'red'), 'red', '', 'blue', '?')
    expect(codes).toEqual([1, missingCode, 0, missingCode])
    expect(warnings).toEqual([])
  })

  it('has a level that no fitted level is for a text that training never saw', () => {
    const { column, codes, warnings } = read(category('blue', 'red'), 'violet', 'Red', 'violet')
    expect(codes).toEqual([2, 2, 2])
    expect(column.levels.slice(0, 2)).toEqual(['blue', 'red'])
    expect(['blue', 'red', null]).not.toContain(cellText(column, 0))
    expect(warnings).toEqual([
      '3 cells in flag with a level that no training row has (violet; Red, there as red): all its inputs are 0 there.',
    ])
  })

  it('takes a word for yes or no for the level that means the same, and says so', () => {
    for (const [no, yes] of [
      ['0', '1'],
      ['f', 'T'],
      ['false', 'true'],
      ['nein', 'JA'],
    ] as const) {
      const { codes, warnings } = read(category('No', 'Yes'), yes, no, 'perhaps')
      expect([no, codes]).toEqual([no, [1, 0, 2]])
      expect(warnings).toEqual([
        `2 cells in flag read by what the words mean, ${yes} as Yes, ${no} as No (rows 1, 2).`,
        '1 cell in flag with a level that no training row has (perhaps): all its inputs are 0 there.',
      ])
    }
    expect(read(category('No', 'Yes', 'maybe'), 'true').codes).toEqual([3])
    expect(read(category('No', 'maybe'), 'false').codes).toEqual([2])
  })

  it('names the level that one without a training row resembles', () => {
    const { codes, warnings } = read(category('01', 'top', '+'), '1', 'TOP', '*')
    expect(codes).toEqual([3, 3, 3])
    expect(warnings[0]).toContain('(1, there as 01; TOP, there as top; *)')
  })

  it('reads a boolean in any case', () => {
    expect(read(category('No', 'Yes'), 'yes', 'NO', ' Yes')).toMatchObject({ codes: [1, 0, 1], warnings: [] })
    expect(read(category('Yes', 'maybe'), 'yes').codes).toEqual([2])
  })
})

describe('cells by the reading of the model', () => {
  const german: Reading = { ...defaultReading, decimal: ',', thousands: '.', missingWords: ['k. A.'], dateOrder: 'dmy' }
  const valuesOf = (input: FittedInput, reading: Reading, ...cells: string[]) => {
    const reader = createFeatureReader(input, 1, reading)
    const column = reader.read(rowsOf(...cells), 0) as NumberColumn
    return { values: Array.from(column.values), type: column.type, warnings: messagesOf(reader.warnings()) }
  }

  it('are numbers with its marks', () => {
    expect(valuesOf(age, german, '1.234,5', '0,25', 'k. A.', 'NA')).toEqual({
      values: [1234.5, 0.25, Number.NaN, Number.NaN],
      type: 'number',
      warnings: ['1 cell in age is not a number: row 4; treated as missing.'],
    })
    const whole = { ...defaultReading, types: { age: 'integer' as const } }
    expect(valuesOf(age, whole, '3', '3.5', '007').values).toEqual([3, Number.NaN, 7])
    expect(valuesOf(age, defaultReading, '007').values).toEqual([Number.NaN])
  })

  it('are dates by its order; what may be read both ways is no date', () => {
    const when = fittedDate({ feature: 'when' })
    const march = Date.UTC(2024, 2, 4)
    expect(valuesOf(when, german, '04.03.2024', '04/03/2024', '', 'soon')).toEqual({
      values: [march, march, Number.NaN, Number.NaN],
      type: 'date',
      warnings: ['1 cell in when is not a date that reads one way only: row 4; treated as missing.'],
    })
    expect(valuesOf(when, { ...german, dateOrder: 'mdy' }, '03/04/2024').values).toEqual([march])
    expect(valuesOf(when, defaultReading, '2024-03-04', '04/03/2024').values).toEqual([march, Number.NaN])
    expect(valuesOf(when, { ...defaultReading, types: { when: 'date' } }, '04/03/2024').values).toEqual([march])
  })

  it('are told where a transform is not defined on them', () => {
    const input = fittedNumber({ feature: 'age', transform: 'log', zeroIsMissing: true })
    expect(valuesOf(input, defaultReading, '1', '-2', '0', '').warnings).toEqual([
      '1 value of age cannot be transformed (row 2), since log takes values above 0: treated as missing.',
    ])
  })

  it('are levels, rare ones known too', () => {
    const input = fittedCategory({ feature: 'flag', levels: ['a'], grouped: ['b'] })
    const reader = createFeatureReader(input, 1, german)
    const { codes } = reader.read(rowsOf('a', 'b', 'k. A.', 'NA'), 0) as CategoryColumn
    expect(Array.from(codes)).toEqual([0, 1, missingCode, 2])
    expect(messagesOf(reader.warnings())).toEqual([
      '1 cell in flag with a level that no training row has (NA): taken for one of the rare levels.',
    ])
  })
})

it('reads words for yes and no as 1 and 0 where training rows had nothing but these', () => {
  const read = (range: [number, number], median: number) => {
    const reader = createFeatureReader(fittedNumber({ feature: 'member', range, median }), 0)
    const { values } = reader.read([['TRUE'], ['no'], ['maybe']], 0) as NumberColumn
    return [Array.from(values), reader.warnings().map(({ code }) => code)]
  }
  expect(read([0, 1], 1)).toEqual([
    [1, 0, NaN],
    ['other-words', 'unreadable-cells'],
  ])
  expect(read([0, 1], 0.31)).toEqual([[NaN, NaN, NaN], ['unreadable-cells']])
  expect(read([0, 2], 1)).toEqual([[NaN, NaN, NaN], ['unreadable-cells']])
})

it('names the column and the rows of each warning, by a code', () => {
  const number = createFeatureReader(fittedNumber({ feature: 'age', range: [1, 5] }), 0)
  number.read([['x'], ['9'], ['2']], 10)
  expect(number.warnings()).toMatchObject([
    { code: 'unreadable-cells', column: 'age', rows: [11] },
    { code: 'extrapolation', column: 'age', rows: [12] },
  ])
  const category = createFeatureReader(fittedCategory({ feature: 'colour', levels: ['blue', 'red'] }), 0)
  category.read([['red'], ['violet']], 0)
  expect(category.warnings()).toMatchObject([{ code: 'unseen-level', column: 'colour', rows: [2] }])
})
