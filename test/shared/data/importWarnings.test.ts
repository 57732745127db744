import { describe, expect, it } from 'vitest'
import { importWarningSchema } from '@shared/contract/dataset'
import {
  blankLineWarning,
  columnWarning,
  constantWarning,
  noHeaderWarning,
  replacementWarning,
} from '@shared/data/importWarnings'

describe('columnWarning', () => {
  it.each([
    ['missing', 'missing-values', '1 of 1,200 cells in age is missing: row 7'],
    ['text', 'not-a-number', '1 of 1,200 cells in age is not a number: row 7; treated as missing'],
    ['identifier', 'not-a-number', '1 of 1,200 cells in age is not a number: row 7; treated as missing'],
    ['not-finite', 'not-finite', '1 of 1,200 cells in age is not finite: row 7; treated as missing'],
    [
      'not-exact',
      'not-exact',
      '1 of 1,200 cells in age is too long for an exact number: row 7; rounded to 53 binary digits',
    ],
  ] as const)('says of one %s cell: %s, %s', (kind, code, message) => {
    const warning = columnWarning(kind, 'age', 1200, { count: 1, rows: [7] })
    expect(warning).toEqual({ code, column: 'age', count: 1, rows: [7], message })
  })

  it.each([
    ['missing', '3,000 of 9,000 cells in age are missing: rows 7, 1,001 and more'],
    ['text', '3,000 of 9,000 cells in age are not numbers: rows 7, 1,001 and more; treated as missing'],
    ['not-finite', '3,000 of 9,000 cells in age are not finite: rows 7, 1,001 and more; treated as missing'],
  ] as const)('speaks of many %s cells in the plural', (kind, message) => {
    expect(columnWarning(kind, 'age', 9000, { count: 3000, rows: [7, 1001] }).message).toBe(message)
  })
})

describe('warnings about the file', () => {
  it('say how many, and have no column but the constant one', () => {
    expect(constantWarning('age', 12)).toMatchObject({ column: 'age', message: 'Every value in age is the same' })
    expect(blankLineWarning({ count: 1, rows: [3] })).toMatchObject({ column: null, message: '1 blank line skipped' })
    expect(blankLineWarning({ count: 1500, rows: [3] }).message).toBe('1,500 blank lines skipped')
    expect(noHeaderWarning().message).toContain('column_1')
    expect(replacementWarning(2, 'utf-16le')).toMatchObject({
      column: null,
      count: 2,
      message: '2 characters could not be read as utf-16le (shown as \uFFFD): the file may have another encoding',
    })
  })
})

it('fits the contract', () => {
  const located = { count: 2, rows: [1, 2] }
  const kinds = ['missing', 'text', 'identifier', 'not-finite', 'not-exact'] as const
  const warnings = [
    ...kinds.map((kind) => columnWarning(kind, 'age', 5, located)),
    ...[constantWarning('age', 5), noHeaderWarning(), blankLineWarning(located), replacementWarning(1, 'utf-8')],
  ]
  expect(importWarningSchema.array().parse(warnings)).toEqual(warnings)
})
