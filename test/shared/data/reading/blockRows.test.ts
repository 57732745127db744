import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { type BlockFormat, createBlockReader } from '@shared/data/reading/blockRows'
import type { ChunkBuilder } from '@shared/data/reading/columns/columnChunk'

const format: BlockFormat = { delimiter: ',', quote: '"', decimal: '.', width: 2, raggedRows: 'refuse' }
const decode = (bytes: Uint8Array, from: number, to: number): string => (bytes as Buffer).toString('utf8', from, to)

/** Keeps what it is given: numbers as numbers, texts as texts, null for an empty cell. */
class Keeper implements ChunkBuilder {
  readonly cells: (number | string | null)[] = []
  constructor(readonly wantsTexts: boolean) {}
  get rows() {
    return this.cells.length
  }
  addNumber(value: number): void {
    this.cells.push(value)
  }
  addMissing(): void {
    this.cells.push(null)
  }
  addText(text: string): void {
    this.cells.push(text)
  }
  finish(): never {
    throw new Error('Not here.')
  }
}

function read(text: string, changes: Partial<BlockFormat> = {}, wantsTexts = false) {
  const all = { ...format, ...changes }
  const columns = Array.from({ length: all.width }, () => new Keeper(wantsTexts))
  const bytes = Buffer.from(text)
  const found = createBlockReader(all, decode).read(Buffer.concat([bytes, Buffer.alloc(2)]), bytes.length, columns)
  return { found, columns: columns.map(({ cells }) => cells) }
}

describe('createBlockReader', () => {
  it('reads numbers from their digits and everything else as text', () => {
    const { found, columns } = read('1.5,red\n-2,\n"3",1e5\n007,"a,b"\n')
    expect(columns).toEqual([
      [1.5, -2, 3, '007'],
      ['red', null, '1e5', 'a,b'],
    ])
    expect(found).toMatchObject({
      rows: 4,
      leftOut: 0,
      lines: 4,
      blanks: [],
      openBlanks: 0,
      trailing: { count: 0, rows: [] },
    })
  })

  it('leaves numbers as they are written where texts are wanted', () => {
    expect(read('1.50,"2.0"\n', {}, true).columns).toEqual([['1.50'], ['2.0']])
  })

  it('leaves empty cells beyond the width out, and no other', () => {
    const { found, columns } = read('1,2,\n3,4\r\n5,6,,\r\n7,8,')
    expect(columns).toEqual([
      [1, 3, 5, 7],
      [2, 4, 6, 8],
    ])
    expect(found).toMatchObject({ rows: 4, lines: 4, trailing: { count: 3, rows: [0, 2, 3] } })
    expect(read('1,2, \n').found).toBeNull()
    expect(read('1,2,,3\n').found).toBeNull()
  })

  it('needs no last line end, and an empty last cell is one', () => {
    expect(read('1,2\n3,').columns).toEqual([
      [1, 3],
      [2, null],
    ])
    expect(read('1,"x"').columns).toEqual([[1], ['x']])
  })

  it('counts blank lines and the lines inside quotes', () => {
    const { found } = read('\n \n1,2\r\n\r\n"a\r\nb",4\r\u00a0\n\n')
    expect(found).toMatchObject({
      rows: 2,
      lines: 8,
      blanks: [
        { before: 0, count: 2 },
        { before: 1, count: 1 },
      ],
      openBlanks: 2,
      trailing: { count: 0, rows: [] },
    })
  })

  it('gives up what bytes alone do not settle', () => {
    const long = 'x'.repeat(1_000_001)
    for (const text of [
      '1\n',
      '1,2,3\n',
      '1,2\n3\n',
      '"a"b,1\n',
      '"a" ,1\n',
      'a"b,1\n',
      '"open,1\n',
      `${long},1\n`,
      `"${long}",1\n`,
    ]) {
      expect(read(text).found, text.slice(0, 20)).toBeNull()
    }
    expect(read('"a"b,1\n', { quote: 'none' }).columns).toEqual([['"a"b'], [1]])
  })

  it('leaves out the columns that nobody asked for', () => {
    const kept = new Keeper(false)
    const bytes = Buffer.from('1,"a\nb",3\n4,5,6\n  ')
    const reader = createBlockReader({ ...format, width: 3 }, decode)
    expect(reader.read(bytes, bytes.length - 2, [null, null, kept])?.rows).toBe(2)
    expect(kept.cells).toEqual([3, 6])
  })

  it('has the cells of papaparse in files of well-formed quotes', () => {
    const cell = fc.oneof(
      fc.constantFrom('1', '2.25', '-0', 'NA', 'Ärger', ' 1', 'x'.repeat(33)),
      fc.stringMatching(/^[ä1"\n\r,;]{1,6}$/).map((text) => `"${text.replaceAll('"', '""')}"`),
    )
    const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('\n', '\r\n', '\r')), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(rows, fc.boolean(), (list, wantsTexts) => {
        const text = list.map(([first, second, end]) => `${first},${second}${end}`).join('')
        const unified = text.replace(/\r\n?/g, '\n')
        const parsed = Papa.parse<string[]>(unified, { delimiter: ',', newline: '\n' }).data.slice(0, -1)
        const { found, columns } = read(text, {}, wantsTexts)
        expect(found?.rows).toBe(parsed.length)
        columns.forEach((cells, column) => {
          const wanted = parsed.map((row) => row[column]!)
          expect(cells.map((found_, row) => (typeof found_ === 'number' ? Number(wanted[row]) : found_))).toEqual(
            wanted.map((text_, row) => (typeof cells[row] === 'number' ? Number(text_) : text_)),
          )
          if (wantsTexts) expect(cells).toEqual(wanted)
        })
      }),
      { numRuns: 1000 },
    )
  })
})
