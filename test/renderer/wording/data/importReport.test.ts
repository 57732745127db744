import { describe, expect, it } from 'vitest'
import type { ImportWarning } from '@shared/contract/dataset'
import { defaultReading } from '@shared/spec/reading'
import { importFacts, reportText } from '@renderer/wording/data/importReport'
import { fakeColumn, fakeDataset } from '../../../support/fakeBridge'

const warning = (code: ImportWarning['code'], column: string | null, message: string): ImportWarning => ({
  ...{ code, column, message },
  count: 1,
  rows: [6],
})
const asPairs = (facts: ReturnType<typeof importFacts>) =>
  Object.fromEntries(facts.map(({ label, value, chosen }) => [label, chosen ? `${value} (chosen)` : value]))

describe('the facts of an import', () => {
  it('say how the file was read', () => {
    const reading = { ...defaultReading, delimiter: '\t', header: false } as const
    expect(asPairs(importFacts(fakeDataset({ rows: 12403, reading, bytes: 125_000 })))).toEqual({
      Rows: '12,403',
      Columns: '6',
      Size: '125 kB',
      Encoding: 'UTF-8',
      Delimiter: 'tab',
      'Decimal mark': 'point: 1.5',
      Header: 'none: column_1, …',
    })
  })

  it('name what is not as in most files only where it is so', () => {
    const reading = { ...defaultReading, quote: "'", thousands: ' ', comment: '#', raggedRows: 'leaveOut' } as const
    const columns = [fakeColumn('day', { type: 'date' })]
    expect(asPairs(importFacts(fakeDataset({ reading, columns, onDisk: true })))).toMatchObject({
      Quote: "single '",
      'Thousands mark': 'space: 1 000',
      'Comment mark': '#',
      'Date order': 'year, month, day',
      'Rows with too few or too many fields': 'leave these rows out',
      Kept: 'on disk: larger than memory allows',
    })
  })

  it('mark what was chosen against the guess', () => {
    const reading = { ...defaultReading, decimal: ',', quote: '"', types: { zip: 'text' } } as const
    const dataset = fakeDataset({ reading, id: 'b'.repeat(64) })
    const history = { choices: { decimal: ',', quote: '"', delimiter: ',' }, guessed: defaultReading } as const
    expect(asPairs(importFacts(dataset, history))).toMatchObject({
      Delimiter: 'comma',
      'Decimal mark': 'comma: 1,5 (chosen)',
      'Type of zip': 'text (chosen)',
    })
    expect(asPairs(importFacts(dataset, history))).not.toHaveProperty('Guesses')
  })

  it('say after a restart at least that something was chosen', () => {
    expect(asPairs(importFacts(fakeDataset({ id: 'b'.repeat(64) }))).Guesses).toBe('some overruled')
    expect(asPairs(importFacts(fakeDataset()))).not.toHaveProperty('Guesses')
  })
})

const warnings = [
  warning('missing-values', 'income', '2 of 9 cells in income are missing: rows 3, 4'),
  warning('ambiguous-dates', 'day', '1 date could be read in two ways: row 6'),
  warning('not-a-number', 'income', '1 of 9 cells in income is not a number: row 6; treated as missing'),
  warning('blank-line', null, '1 blank line skipped'),
]

it('copies as one text with the facts and every remark', () => {
  const dataset = fakeDataset({ warnings, reading: { ...defaultReading, types: { zip: 'text' } } })
  expect(reportText(dataset)).toBe(
    [
      'admissions.csv',
      '',
      'Rows: 100',
      'Columns: 6',
      'Size: 1.8 kB',
      'Encoding: UTF-8',
      'Delimiter: comma',
      'Decimal mark: point: 1.5',
      'Header: first row',
      'Type of zip: text (chosen)',
      '',
      '4 remarks on what was read',
      '',
      'Rows and file',
      '- note: 1 blank line skipped',
      '',
      'income',
      '- lost: 1 of 9 cells in income is not a number: row 6; treated as missing',
      '- note: 2 of 9 cells in income are missing: rows 3, 4',
      '',
      'day',
      '- check: 1 date could be read in two ways: row 6',
      '',
    ].join('\n'),
  )
})
