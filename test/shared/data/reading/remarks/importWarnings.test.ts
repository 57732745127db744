import { describe, expect, it } from 'vitest'
import { importWarningSchema } from '@shared/contract/dataset'
import {
  type CellKind,
  ambiguousDatesWarning,
  columnWarning,
  constantWarning,
  decimalCommaWarning,
  distinctWarning,
  longIntegersWarning,
  mixedDecimalsWarning,
} from '@shared/data/reading/remarks/importWarnings'
import { describeColumn } from '@shared/data/table/columnInfo'
import { numbers } from '../../preparation/splits/splitBench'

describe('columnWarning', () => {
  it.each([
    ['missing', 'missing-values', 'is missing: row 7'],
    ['notNumber', 'not-a-number', 'is not a number: row 7; treated as missing'],
    ['notWhole', 'not-a-number', 'is not a whole number: row 7; treated as missing'],
    ['notDate', 'not-a-date', 'is not a date: row 7; treated as missing'],
    ['notBoolean', 'not-a-boolean', 'is not true or false: row 7; treated as missing'],
    ['notFinite', 'not-finite', 'is not finite: row 7; treated as missing'],
    ['notExact', 'not-exact', 'is too long for an exact number: row 7; rounded to 53 binary digits'],
    ['exponent', 'exponent', 'is written with an exponent: row 7; read as numbers'],
    ['zerosRead', 'leading-zeros', 'begins with a zero: row 7; read as numbers'],
  ] as const)('says of one %s cell: %s, %s', (kind, code, message) => {
    const warning = columnWarning(kind, 'age', 1200, { count: 1, rows: [7] })
    expect(warning).toEqual({ code, column: 'age', count: 1, rows: [7], message: `1 of 1,200 cells in age ${message}` })
  })

  it('speaks of many cells in the plural, with the first rows', () => {
    expect(columnWarning('notNumber', 'income', 12_403, { count: 3, rows: [17, 902, 10_001] }).message).toBe(
      '3 of 12,403 cells in income are not numbers: rows 17, 902, 10,001; treated as missing',
    )
    expect(columnWarning('missing', 'age', 9000, { count: 3000, rows: [7, 1001] }).message).toBe(
      '3,000 of 9,000 cells in age are missing: rows 7, 1,001 and more',
    )
  })
})

it('say which decimal mark is meant', () => {
  const located = { count: 2, rows: [3, 5] }
  expect(decimalCommaWarning('x', located).message).toContain('Choose the comma as the decimal mark')
  expect(decimalCommaWarning('x', located, '.').message).toContain('Choose the point as the decimal mark')
  expect(mixedDecimalsWarning('x', located, ',').message).toBe(
    '2 cells in x have a decimal comma where others have a decimal point: rows 3, 5; not read as numbers',
  )
})

it('fit the contract', () => {
  const located = { count: 2, rows: [1, 2] }
  const kinds: CellKind[] = ['missing', 'notNumber', 'notDate', 'thousands', 'zerosKept', 'fineTime']
  const date = { cell: '03/04/2024', dayFirst: '2024-04-03', monthFirst: '2024-03-04', readDayFirst: false }
  const warnings = [
    ...kinds.map((kind) => columnWarning(kind, 'age', 5, located)),
    constantWarning(describeColumn(numbers('age', [7, 7, 7, 7, 7])), 5),
    ...[decimalCommaWarning('age', located), mixedDecimalsWarning('age', located, '.')],
    ...[
      ambiguousDatesWarning('d', located, date),
      distinctWarning('id', 20, 20),
      longIntegersWarning('id', located, true),
    ],
    longIntegersWarning('account', located, false),
  ]
  expect(importWarningSchema.array().parse(warnings)).toEqual(warnings)
})

it('of a constant column say where it is constant but for rounding, with its ends as they are', () => {
  const noise = numbers('noise', [0.1 + 0.2, 0.3, 0.3])
  expect(constantWarning(describeColumn(noise), 3)).toMatchObject({
    code: 'constant-column',
    message: 'Every value in noise is the same, but for rounding (0.3 to 0.30000000000000004)',
  })
  expect(constantWarning(describeColumn(numbers('same', [0.3, 0.3])), 2).message).toBe(
    'Every value in same is the same',
  )
})
