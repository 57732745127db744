import { describe, expect, it } from 'vitest'
import { splitText, usableRows } from '@renderer/wording/splitRows'
import { fakeColumn, fakeDataset, fakeSpec } from '../../support/fakeBridge'

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
