import { describe, expect, it } from 'vitest'
import { type ImportWarning, warningCodes } from '@shared/contract/dataset'
import {
  groupRemarks,
  severityCounts,
  shortName,
  showLabel,
  warningHeadline,
} from '@renderer/wording/data/importRemarks'

const warning = (code: ImportWarning['code'], column: string | null, message: string): ImportWarning => ({
  ...{ code, column, message },
  count: 1,
  rows: [6],
})

describe('the remarks', () => {
  const warnings = [
    warning('missing-values', 'income', '2 of 9 cells in income are missing: rows 3, 4'),
    warning('ambiguous-dates', 'day', '1 date could be read in two ways: row 6'),
    warning('not-a-number', 'income', '1 of 9 cells in income is not a number: row 6; treated as missing'),
    warning('blank-line', null, '1 blank line skipped'),
  ]

  it('say that nothing is to be looked at only where that is so', () => {
    expect(warningHeadline([])).toBe('Every cell was read as written.')
    expect(warningHeadline(warnings.slice(0, 1))).toBe('1 remark on what was read')
  })

  it('stand by column, those of the file first, and in each what was lost first', () => {
    const groups = groupRemarks(warnings)
    expect(groups.map(({ column, remarks }) => [column, ...remarks.map(({ severity }) => severity)])).toEqual([
      [null, 'note'],
      ['income', 'lost', 'note'],
      ['day', 'check'],
    ])
    expect(severityCounts(groups.flatMap(({ remarks }) => remarks))).toBe('1 lost, 1 to check, 2 notes')
  })

  it('lead to the rows of cells, and nowhere where rows are not in the table', () => {
    const [file, income] = groupRemarks(warnings)
    expect(file?.remarks[0]?.rows).toEqual([])
    expect(income?.remarks[0]?.rows).toEqual([6])
  })

  it('say whether all of the rows can be shown', () => {
    const label = (rows: number[], count: number) =>
      showLabel({ severity: 'note', text: '', rows, count, remedies: [] })
    expect([label([6], 1), label([6, 9], 2), label([1, 2, 3], 60)]).toEqual([
      'Show the row',
      'Show the rows',
      'Show the first 3',
    ])
  })

  it('say a name of 200 characters shortly', () => {
    const name = 'measured at noon '.repeat(12)
    const [group] = groupRemarks([warning('constant-column', name, `Every value in ${name} is the same`)])
    expect(shortName(name)).toHaveLength(60)
    expect(group?.remarks[0]?.text).toBe(`Every value in ${shortName(name)} is the same`)
    expect(group?.column).toBe(name)
    const [odd] = groupRemarks([warning('constant-column', '$& $1', 'Every value in $& $1 is the same')])
    expect(odd?.remarks[0]?.text).toBe('Every value in $& $1 is the same')
  })

  it('keep a column named "null" apart from the file', () => {
    const groups = groupRemarks([warning('identifier', 'null', ''), warning('blank-line', null, '')])
    expect(groups.map(({ column }) => column)).toEqual([null, 'null'])
  })

  it('have a severity for every code', () => {
    for (const code of warningCodes) {
      const [group] = groupRemarks([warning(code, 'a', 'x')])
      expect([code, group?.remarks[0]?.severity]).toEqual([code, expect.stringMatching(/^(lost|check|note)$/)])
    }
  })
})
