import { expect, it } from 'vitest'
import { holdsTable } from '@renderer/panels/import/usePaste'

it.each([
  ['two rows', 'a,b\n1,2', true],
  ['lines of any system', 'a\r1', true],
  ['cells of a spreadsheet in one row', '1\t2', true],
  ['one line', 'a,b', false],
  ['one line and its end', 'just a text\r\n', false],
  ['one line among blank ones', '\n\n  \nword\n', false],
  ['nothing', '', false],
])('takes %s for a table or not', (_, text, expected) => expect(holdsTable(text)).toBe(expected))
