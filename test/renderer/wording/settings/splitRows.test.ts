import { describe, expect, it } from 'vitest'
import { countsText, sharesOf, splitText, usableRows } from '@renderer/wording/settings/splitRows'
import { fakeColumn, fakeDataset, fakeSpec } from '../../../support/fakeBridge'

const { preparation } = fakeSpec()
const withMissing = (exam_1: number, exam_2: number, admitted: number) =>
  fakeDataset({
    columns: Object.entries({ exam_1, exam_2, admitted }).map(([name, missing]) => fakeColumn(name, { missing })),
  })

describe('usableRows', () => {
  it('knows of every row where nothing is missing', () => {
    expect(usableRows(withMissing(0, 0, 0), preparation)).toEqual({ rows: 100, reason: null })
  })

  it('is bounded by the feature that lacks the most values', () => {
    expect(usableRows(withMissing(7, 20, 0), preparation)).toEqual({
      rows: 80,
      reason: 'rows with a missing feature are left out',
    })
  })

  it('does not count columns that are not used', () => {
    expect(usableRows(withMissing(0, 20, 0), { ...preparation, features: ['exam_1'] }).rows).toBe(100)
  })

  it('keeps rows with a missing feature where it is filled in, but never without the target', () => {
    const filled = { ...preparation, missing: 'impute' as const }
    expect(usableRows(withMissing(20, 0, 5), filled)).toEqual({
      rows: 95,
      reason: 'rows with a missing target are left out',
    })
    expect(usableRows(withMissing(20, 0, 5), preparation)).toEqual({
      rows: 80,
      reason: 'rows with a missing feature or target are left out',
    })
  })
})

it('leaves out rows without a weight, where rows are weighted', () => {
  const dataset = fakeDataset({ columns: [fakeColumn('w', { missing: 8 })] })
  expect(usableRows(dataset, { ...preparation, missing: 'impute', weights: 'w' })).toEqual({
    rows: 92,
    reason: 'rows with a missing weight are left out',
  })
  expect(usableRows(dataset, preparation).rows).toBe(100)
})

it('goes by the rule of each feature, where it has one of its own', () => {
  const dataset = withMissing(7, 20, 0)
  const rows = (columns: typeof preparation.columns, missing: 'drop' | 'impute' = 'drop') =>
    usableRows(dataset, { ...preparation, columns, missing }).rows
  expect(rows({ exam_2: { missing: 'median' } })).toBe(93)
  expect(rows({ exam_1: { missing: 'mean' }, exam_2: { missing: 'constant', constant: 0 } })).toBe(100)
  expect(rows({ exam_1: { missing: 'drop' } }, 'impute')).toBe(93)
})

it('leaves out rows without a time, where rows are split by it', () => {
  const dataset = fakeDataset({ columns: [fakeColumn('day', { type: 'date', missing: 4 })] })
  const split = { ...preparation, splitColumn: 'day' }
  expect(usableRows(dataset, { ...split, split: 'time' })).toEqual({
    rows: 96,
    reason: 'rows with a missing time are left out',
  })
  expect(usableRows(dataset, { ...split, split: 'grouped' }).rows).toBe(100)
})

describe('sharesOf', () => {
  it('has of folds one for validation, of the rows outside the test', () => {
    const folds = { ...preparation, split: 'folds', folds: 4, validationShare: 0.5, testShare: 0.2 } as const
    expect(sharesOf(folds)).toEqual([expect.closeTo(0.6, 14), expect.closeTo(0.2, 14), 0.2])
    expect(sharesOf({ ...folds, split: 'holdout' })).toEqual([expect.closeTo(0.3, 14), 0.5, 0.2])
  })
})

describe('countsText', () => {
  const counts = { train: 1260, validation: 20, test: 19, dropped: 0 }
  it('says how many rows each part has, and how many none', () => {
    expect(countsText(counts, preparation)).toBe('1,260 training, 20 validation and 19 test rows, stratified by class.')
    const dropped = { ...counts, dropped: 1500 }
    expect(countsText(dropped, { ...preparation, task: 'regression' })).toBe(
      '1,260 training, 20 validation and 19 test rows; 1,500 left out.',
    )
  })

  it('speaks of classes only where the split looks at them', () => {
    const by = { ...preparation, splitColumn: 'school' }
    const stratified = [
      { ...preparation, stratify: false },
      { ...by, split: 'grouped' },
      { ...by, split: 'time' },
      { ...by, split: 'folds' },
      { ...preparation, split: 'folds' },
    ] as const
    expect(stratified.map((rule) => countsText(counts, rule).includes('stratified'))).toEqual([
      ...[false, false, false, false, true],
    ])
  })
})

describe('splitText', () => {
  it('counts the rows of each part', () => {
    expect(splitText({ rows: 20000, reason: null }, { ...preparation, testShare: 0.1 })).toBe(
      'About 14,000 training, 4,000 validation and 2,000 test rows, stratified by class.',
    )
  })

  it('does not speak of classes where there are none', () => {
    expect(splitText({ rows: 100, reason: null }, { ...preparation, task: 'regression' })).toBe(
      'About 60 training, 20 validation and 20 test rows.',
    )
  })

  it('says that there may be fewer, and why', () => {
    expect(splitText({ rows: 120, reason: 'rows with a missing feature are left out' }, preparation)).toBe(
      'At most 72 training, 24 validation and 24 test rows: rows with a missing feature are left out.',
    )
  })
})
