import { expect, it } from 'vitest'
import { importWarningSchema } from '@shared/contract/dataset'
import {
  blankLineWarning,
  commentLineWarning,
  raggedRowWarning,
  replacementWarning,
  strayQuoteWarning,
} from '../../../../../electron/workers/import/source/rowWarnings'

const one = { count: 1, rows: [7] }
const many = { count: 1200, rows: [7, 9, 1000] }

it.each([
  ['blank-line', blankLineWarning(one), '1 blank line skipped'],
  ['blank-line', blankLineWarning(many), '1,200 blank lines skipped'],
  ['comment-line', commentLineWarning(one, '#'), '1 comment line (beginning with #) skipped'],
  ['comment-line', commentLineWarning(many, '//'), '1,200 comment lines (beginning with //) skipped'],
  ['ragged-row', raggedRowWarning({ located: one, lines: [9] }, 1), '1 row left out for not having 1 field: line 9'],
  [
    'ragged-row',
    raggedRowWarning({ located: many, lines: [9, 11, 1003] }, 2000),
    '1,200 rows left out for not having 2,000 fields: lines 9, 11, 1,003 and more',
  ],
  [
    'ragged-row',
    raggedRowWarning({ located: { count: 2, rows: [7] }, lines: [9, 10] }, 2),
    '2 rows left out for not having 2 fields: lines 9, 10',
  ],
  ['unquoted-quote', strayQuoteWarning(one), '1 row holds a quote inside an unquoted cell: row 7; kept as text'],
  [
    'unquoted-quote',
    strayQuoteWarning(many),
    '1,200 rows hold a quote inside an unquoted cell: rows 7, 9, 1,000 and more; kept as text',
  ],
  [
    'replacement-character',
    replacementWarning(1, 'utf-8'),
    '1 character could not be read as utf-8 (shown as \uFFFD): the file may have another encoding',
  ],
])('%s: %#', (code, warning, message) => {
  expect(warning).toMatchObject({ code, column: null, message })
  expect(importWarningSchema.parse(warning)).toEqual(warning)
})

it('counts lines and names rows, which need not be as many', () => {
  expect(raggedRowWarning({ located: { count: 3, rows: [7] }, lines: [9, 10, 11] }, 2)).toMatchObject({
    count: 3,
    rows: [7],
  })
  expect(replacementWarning(40, 'utf-8')).toMatchObject({ count: 40, rows: [] })
})
