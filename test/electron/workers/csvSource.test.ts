import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { type CsvProgress, readCsv } from '../../../electron/workers/csvSource'
import { temporaryFolder } from './temporary'

const folder = temporaryFolder()
const read = async (content: string | Uint8Array, shouldStop = () => false) => {
  const name = 'f.csv'
  const rows: string[][] = []
  const header: string[][] = []
  const progress: CsvProgress[] = []
  const summary = await readCsv({
    path: folder.write(name, content),
    name,
    shouldStop,
    onHeader: (cells) => header.push(cells),
    onRows: (batch) => batch.forEach((row) => rows.push(row)),
    onProgress: (report) => progress.push({ ...report }),
  })
  return { summary, rows, header, progress }
}
/** About 5 MB, so that pieces are cut within rows, cells, characters and line ends. */
const wideRows = Array.from({ length: 60_000 }, (_, row) => [
  String(row),
  `ä“${row}”\n€ "${'x'.repeat(row % 50)}"`,
  'end',
])
const quoted = (newline: string) =>
  ['n,text,last', ...wideRows.map(([n, text, last]) => `${n},"${text!.replaceAll('"', '""')}",${last}`)].join(newline)

describe('readCsv', () => {
  for (const [name, newline] of [
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
  ] as const) {
    it(`joins rows that are cut between pieces, lines ending in ${name}`, async () => {
      const { rows, summary, progress } = await read(quoted(newline))
      expect(rows).toEqual(wideRows)
      expect(summary).toMatchObject({ rows: 60_000, encoding: 'utf-8', warnings: [] })
      expect(progress.length).toBeGreaterThan(2)
      expect(progress.at(-1)).toEqual({ bytes: summary.bytes, total: summary.bytes, rows: 60_000 })
    })
  }

  it('takes a line end for one that is cut between its two characters', async () => {
    const cell = 'x'.repeat(1024 * 512 - 4)
    const { rows, summary } = await read(`a,b\r\n${cell},${cell}z\r\ny,z\r\n`)
    expect(Buffer.byteLength(`a,b\r\n${cell},${cell}z\r`)).toBe(1024 * 1024)
    expect(rows).toEqual([
      [cell, `${cell}z`],
      ['y', 'z'],
    ])
    expect(summary.warnings).toEqual([])
  })

  it('counts physical lines across pieces', async () => {
    await expect(read(`${quoted('\r\n')}\r\n1,2\r\n`)).rejects.toThrow('f.csv, line 120002: 2 fields')
  })

  it('finds a byte far down that is not UTF-8', async () => {
    const late = Buffer.concat([Buffer.from(`a,b\n${'1,x\n'.repeat(600_000)}`), Buffer.from([0x32, 0x2c, 0x80, 0x0a])])
    const { summary, rows } = await read(late)
    expect(summary.encoding).toBe('windows-1252')
    expect(rows.at(-1)).toEqual(['2', '€'])
  })

  it('stops when asked between pieces', async () => {
    let asked = 0
    const outcome = read(quoted('\n'), () => ++asked > 7)
    await expect(outcome).rejects.toThrow(LabError)
    await expect(outcome).rejects.toMatchObject({ code: 'cancelled' })
    expect(asked).toBe(8)
  })

  it('gives up on a quote that swallows the file', async () => {
    const content = `a,b\n1,"2\n${'3,4\n'.repeat(6_000_000)}`
    await expect(read(content)).rejects.toThrow('f.csv, line 2: the row does not end within 16 million characters')
  })

  it('refuses a cell of more than a million characters by line and column', async () => {
    const cell = 'x'.repeat(1_000_000)
    expect((await read(`a,b\n"1\n",${cell}\n`)).rows).toEqual([['1\n', cell]])
    await expect(read(`a,b\n"1\n",2\n3,${cell}x\n`)).rejects.toThrow(
      new LabError(
        'bad-file',
        'f.csv, line 4: the cell in b is longer than 1,000,000 characters. Shorten it or check for a missing quote, then open the file again.',
      ),
    )
  })

  it.each([
    [',a,b', 'column 1 has no name (pandas writes such a column unless index=False). Name it'],
    [',a,', 'column 1 has no name. Name it'],
    ['a,,b', 'column 2 has no name. Name it'],
  ])('refuses the header %j: %s', async (header, message) => {
    await expect(read(`${header}\n0,1,2\n`)).rejects.toThrow(`f.csv, line 1: ${message} or remove the column, then`)
  })

  it('passes on what a receiver throws', async () => {
    const path = folder.write('f.csv', 'a\nx\n')
    const thrown = new Error('receiver')
    const onHeader = () => {
      throw thrown
    }
    await expect(readCsv({ path, name: 'f.csv', onHeader, onRows: () => undefined })).rejects.toBe(thrown)
  })

  it.each([
    ['a,b;c\n1,5;2\n', ','],
    ['a;b\n1,5;2,5\n', ';'],
    ['a|b,c|d\n1|2|3\n', '|'],
    ['a b\n1 2\n', ','],
  ])('finds the delimiter of %j', async (content, delimiter) => {
    expect((await read(content)).summary.delimiter).toBe(delimiter)
  })
})
