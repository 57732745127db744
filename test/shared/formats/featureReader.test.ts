import { describe, expect, it } from 'vitest'
import type { FittedCategory, FittedNumber } from '@shared/data/fittedPreparation'
import { type CategoryColumn, type NumberColumn, cellText, missingCode } from '@shared/data/table'
import { createFeatureReader } from '@shared/formats/featureReader'

const age: FittedNumber = { feature: 'age', kind: 'number', center: 0, scale: 1, impute: null, median: 0 }
const category = (...levels: string[]): FittedCategory => ({
  feature: 'flag',
  kind: 'category',
  levels,
  impute: null,
  mode: levels[0]!,
})
const rowsOf = (...cells: string[]) => cells.map((cell) => ['other', cell])

describe('a number', () => {
  const read = (...cells: string[]) => {
    const reader = createFeatureReader(age, 1)
    const { values } = reader.read(rowsOf(...cells), 0) as NumberColumn
    return { values: Array.from(values), warnings: reader.warnings() }
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
    expect(reader.warnings()).toEqual([
      '12 cells in age are not numbers: rows 2, 1,001, 1,002, 1,003, 1,004, 1,005, 1,006, 1,007, 1,008, 1,009 and more; treated as missing.',
    ])
  })
})

describe('a category', () => {
  const read = (input: FittedCategory, ...cells: string[]) => {
    const reader = createFeatureReader(input, 1)
    const column = reader.read(rowsOf(...cells), 0) as CategoryColumn
    return { column, codes: Array.from(column.codes), warnings: reader.warnings() }
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
      '3 cells in flag with a level that no training row has (violet, Red): scored with none of its levels.',
    ])
  })

  it('reads a boolean in any case, and nothing else so', () => {
    expect(read(category('No', 'Yes'), 'yes', 'NO', ' Yes')).toMatchObject({ codes: [1, 0, 1], warnings: [] })
    expect(read(category('No', 'Yes'), 'true').codes).toEqual([2])
    expect(read(category('Yes', 'maybe'), 'yes').codes).toEqual([2])
  })
})
