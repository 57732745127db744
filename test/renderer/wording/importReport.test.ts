import { expect, it } from 'vitest'
import { importFacts, warningHeadline } from '@renderer/wording/importReport'
import { fakeDataset } from '../../support/fakeBridge'

it('says how the file was read', () => {
  const facts = importFacts(fakeDataset({ rows: 12403, delimiter: '\t', header: false, bytes: 125_000 }))
  expect(Object.fromEntries(facts.map(({ label, value }) => [label, value]))).toEqual({
    Rows: '12,403',
    Columns: '6',
    Size: '125 kB',
    Delimiter: 'tab',
    Encoding: 'utf-8',
    Header: 'none, columns are numbered',
  })
})

it('says that nothing is to be looked at only where that is so', () => {
  const warning = { code: 'blank-line', column: null, count: 1, rows: [6], message: '1 blank line skipped' } as const
  expect(warningHeadline([])).toBe('Every cell was read as it stands.')
  expect(warningHeadline([{ ...warning, rows: [...warning.rows] }])).toBe('1 remark on what was read')
})
