import { describe, expect, it } from 'vitest'
import { LabError, type Problem } from '@shared/contract/labError'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'
import { checkRun } from '../../../../electron/lab/runs/checkRun'
import { exampleDataset, exampleSpec } from '../../../support/examples'
import { fakeCategory, fakeColumn, fakeDataset, fakeSpec } from '../../../support/fakeBridge'

function problemOf(work: () => void): Problem | null {
  try {
    work()
  } catch (error) {
    if (error instanceof LabError) return error.toProblem()
    throw error
  }
  return null
}

describe('a run', () => {
  it('passes where its settings fit the table', () => {
    expect(() => checkRun(exampleSpec, exampleDataset)).not.toThrow()
  })

  it('is refused with the first issue, as a problem with its path', () => {
    const refused = (preparation: Partial<PreparationSpec>) =>
      problemOf(() => checkRun(fakeSpec({ preparation }), fakeDataset()))
    expect(refused({ target: 'z' })).toEqual({
      code: 'bad-target',
      path: ['preparation', 'target'],
      message: 'There is no column named z. The columns are exam_1, exam_2, school, year, note, admitted.',
    })
    expect(refused({ features: ['note'] })).toMatchObject({ code: 'bad-features', path: ['preparation', 'features'] })
    expect(refused({ weights: 'note' })).toMatchObject({ code: 'bad-features', path: ['preparation', 'weights'] })
    expect(refused({ split: 'time', splitColumn: 'school' })).toMatchObject({
      code: 'bad-setting',
      path: ['preparation', 'splitColumn'],
    })
    const training = { classWeights: { no: 1 } }
    expect(problemOf(() => checkRun(fakeSpec({ training }), fakeDataset()))).toMatchObject({
      code: 'bad-setting',
      path: ['training', 'classWeights'],
    })
  })

  it.each<[string, Partial<PreparationSpec>, path: (string | number)[]]>([
    ['a category times itself', { interactions: [['school', 'school']] }, ['preparation', 'interactions']],
    [
      'a date constant that is none',
      { columns: { day: { missing: 'constant', constant: 'soon' } } },
      ['preparation', 'columns', 'day', 'constant'],
    ],
    [
      'an order that lacks a level',
      { columns: { school: { encoding: 'ordinal', order: ['north', 'west'] } satisfies ColumnRule } },
      ['preparation', 'columns', 'school', 'order'],
    ],
  ])('is refused for %s before anything is fitted', (_, changes, path) => {
    const columns = [...fakeDataset().columns, fakeColumn('day', { type: 'date' })]
    const preparation = { features: ['exam_1', 'school', 'day'], ...changes }
    expect(problemOf(() => checkRun(fakeSpec({ preparation }), fakeDataset({ columns })))?.path).toEqual(path)
  })

  it('of a table of very many levels is refused at the rule that would do', () => {
    const town = fakeCategory('town', [], { distinct: 4000, levels: null })
    const dataset = fakeDataset({ columns: [...fakeDataset().columns, town] })
    const spec = (columns: PreparationSpec['columns']) => fakeSpec({ preparation: { features: ['town'], columns } })
    expect(problemOf(() => checkRun(spec({}), dataset))?.path).toEqual(['preparation', 'columns', 'town', 'rareBelow'])
    expect(problemOf(() => checkRun(spec({ town: { rareBelow: 10 } }), dataset))).toBeNull()
  })
})

describe('a reading', () => {
  const { reading } = exampleDataset

  it('may be null, or that of the dataset, in whatever order its names are', () => {
    const read = { ...exampleDataset, reading: { ...reading, types: { b: 'text', a: 'date' } as const } }
    expect(() => checkRun({ ...exampleSpec, reading }, exampleDataset)).not.toThrow()
    expect(() => checkRun({ ...exampleSpec, reading: null }, read)).not.toThrow()
    const same = { ...reading, types: { a: 'date', b: 'text' } } as const
    expect(() => checkRun({ ...exampleSpec, reading: same }, read)).not.toThrow()
  })

  it('that is another is refused, and says in what', () => {
    const read = { ...exampleDataset, reading: { ...reading, types: { b: 'text' } as const } }
    expect(problemOf(() => checkRun({ ...exampleSpec, reading: { ...reading, decimal: ',' } }, read))).toEqual({
      code: 'bad-setting',
      path: ['reading'],
      message:
        'example.csv was read with another decimal, types than these settings say. Open the file again with that, or set reading to null.',
    })
  })
})
