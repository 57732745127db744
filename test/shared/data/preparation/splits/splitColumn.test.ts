import { expect, it } from 'vitest'
import { splitColumnOf, timeColumnOf } from '@shared/data/preparation/splits/splitColumn'
import { numbers, problemOf, tableWith, texts } from './splitBench'

const table = tableWith(numbers('day', [1, 2], 'date'), numbers('size', [3, 4]), texts('site', ['a', 'b']))
const path = ['preparation', 'splitColumn']

it('finds columns of any kind to split by, and those of numbers and dates to split by time', () => {
  expect(['day', 'size', 'site'].map((name) => splitColumnOf(table, name).name)).toEqual(['day', 'size', 'site'])
  expect(['day', 'size'].map((name) => timeColumnOf(table, name).type)).toEqual(['date', 'number'])
})

it('refuses no column, one that is not there, and texts where there is to be an order in time', () => {
  for (const find of [splitColumnOf, timeColumnOf]) {
    expect(problemOf(() => find(table, null))).toEqual({
      ...{ code: 'bad-setting', message: 'The split needs a column by which rows are split.', path },
    })
    expect(problemOf(() => find(table, 'sites'))).toEqual({
      code: 'bad-setting',
      message: 'The table has no column named sites to split by. Close: size, site.',
      path,
    })
  }
  const problem = problemOf(() => timeColumnOf(table, 'site'))
  expect(problem).toMatchObject({ code: 'bad-setting', path })
  expect(problem?.message).toContain('read the file again with site as a date')
})
