import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkIsText } from '../../../../../electron/workers/import/source/refusedFiles'

const refusal = (content: Buffer, mayHoldNul = false): string | null => {
  try {
    checkIsText('f.csv', content, mayHoldNul)
    return null
  } catch (error) {
    return (error as Error).message
  }
}
const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.of(part))))
/** A zip archive's first entry, as APPNOTE.TXT 4.3.7 has it: no compression, no extra field. */
const zip = (entry: string, content = '') => bytes('PK', 3, 4, '\x14\0\0\0\0\0'.padEnd(26, '\0'), entry, content)

describe('checkIsText', () => {
  it.each([
    ['an Excel workbook. Save the sheet as CSV', zip('xl/workbook.xml')],
    [
      'an OpenDocument spreadsheet. Save the sheet as CSV',
      zip('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
    ],
    ['a Word document. Export the table as CSV', zip('word/document.xml')],
    ['a zip archive. Unpack it, then open the file inside.', zip('data.csv', 'a,b\n1,2\n')],
    ['an Excel workbook or another file of old', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['a PDF document. Export the table as CSV', bytes('%PDF-1.7\n%', 0xe2, 0xe3)],
    ['a Parquet file. Export the table as CSV', bytes('PAR1', 0x15, 4, 0x15, 0x10)],
    ['an Arrow file. ', bytes('ARROW1', 0, 0)],
    ['a SQLite database. ', bytes('SQLite format 3', 0)],
    ['an HDF5 file. ', bytes(0x89, 'HDF\r\n', 0x1a, 0x0a)],
    ['a gzip file. Unpack it', gzipSync('a,b')],
    ['a bzip2 file. Unpack it', bytes('BZh91AY&SY', 1)],
    ['an xz file. Unpack it', bytes(0xfd, '7zXZ', 0)],
    ['a Zstandard file. Unpack it', bytes(0x28, 0xb5, 0x2f, 0xfd)],
    ['a 7-Zip archive. Unpack it', bytes('7z', 0xbc, 0xaf, 0x27, 0x1c)],
    ['a text of UTF-32. Save it as UTF-8', bytes(0xff, 0xfe, 0, 0, 'a', 0, 0, 0)],
    ['a text of UTF-32. Save it as UTF-8', bytes(0, 0, 0xfe, 0xff, 0, 0, 0, 'a')],
    ['a web page. Export the table as CSV', bytes('<table border=1>\n<tr><td>1</td></tr>\n</table>')],
    [
      'statements of SQL. Export the table as CSV',
      bytes('-- dump\nCREATE TABLE t (a int);\nINSERT INTO t VALUES (1);'),
    ],
    ['statements of SQL. Export the table as CSV', bytes('INSERT INTO `t` VALUES (1),(2);')],
    ['a tar archive. Unpack it', bytes('data.csv'.padEnd(257, '\0'), 'ustar', 0)],
  ])('says what a file is: %s', (what, content) => {
    expect(refusal(content)).toContain(`f.csv is not a text file: it is ${what}`)
  })

  it.each([
    'PAR1,PAR2\n1,2\n',
    'ARROW1\n',
    'PK,b\n',
    '%PDF\n',
    'ustar,b\n',
    'BZh9\n',
    '7z,b\n',
    'create,table\n',
    'table,<table>\n',
    '',
  ])('leaves text alone that begins like one: %j', (text) => expect(refusal(Buffer.from(text))).toBeNull())

  it('refuses NUL bytes in the beginning, but not in UTF-16', () => {
    const text = Buffer.from(`a,b\n${'x'.repeat(1000)}\0`)
    expect(refusal(text)).toBe(
      'f.csv is not a text file: it holds a NUL byte, the first in line 2. Save the table as CSV, then open that file.',
    )
    expect(refusal(text, true)).toBeNull()
    expect(refusal(Buffer.from(`${'x'.repeat(64 * 1024)}\0`))).toBeNull()
  })
})
