import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { readingFixes } from '@renderer/wording/data/readingFix'
import { previewFile } from '../../../../electron/workers/import/source/previewFile'
import { startReadingHere, take } from './blocks/importing'
import { shownTable } from '../../../corpus/corpusFiles'
import { temporaryFolder } from '../temporary'

const folder = join(import.meta.dirname, '../../../data/cases/import')

async function read(path: string, reading: ReadingChoices = {}) {
  const result = await take(path, { name: 'f.csv', reading, threads: 1 }, { startReading: startReadingHere })
  const columns = new Map((shownTable(result) ?? []).map(([name, type, cells]) => [name, { type, cells }]))
  const told = (column: string | null) => result.warnings.filter((warning) => warning.column === column)
  return { ...result, columns, told }
}
const readCase = (name: string, reading: ReadingChoices = {}) => read(join(folder, name), reading)
type Read = Awaited<ReturnType<typeof read>>

const typeOf = (result: Read, name: string) => result.columns.get(name)?.type
const levelsOf = (result: Read, name: string) => [...new Set(result.columns.get(name)?.cells)].toSorted()
const codesOf = (result: Read, column: string | null) => result.told(column).map(({ code }) => code)
const remediesOf = (result: Read, column: string | null) => result.told(column).flatMap(({ remedies = [] }) => remedies)

const own = temporaryFolder()
const numbersOf = ({ table }: Read, name: string): number[] => {
  const column = table?.columns.find((candidate) => candidate.name === name)
  return column?.kind === 'number' ? Array.from(column.values) : []
}
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
/** A file of one column c beside a number. */
const columnFile = (cells: readonly string[]) =>
  own.write('f.csv', `c;y\n${cells.map((cell, row) => `${cell};${row}`).join('\n')}\n`)
const repeated = (count: number, ...cells: string[]) =>
  Array.from({ length: count }, (_, row) => cells[row % cells.length] as string)

describe('long integers', () => {
  it('of few values that come again are levels, as they are written', async () => {
    const result = await readCase('R01_big_ids.csv')
    expect([typeOf(result, 'account'), levelsOf(result, 'account').length]).toEqual(['category', 6])
    expect(codesOf(result, 'account')).toEqual(['long-integers'])
  })

  it('of many values, or of values that hardly come twice, are identifiers', async () => {
    const long = (count: number) => Array.from({ length: count }, (_, row) => `12345678901234567${100 + row}`)
    expect(typeOf(await read(columnFile(repeated(400, ...long(101)))), 'c')).toBe('identifier')
    expect(typeOf(await read(columnFile(long(12))), 'c')).toBe('identifier')
    expect(typeOf(await read(columnFile(repeated(36, ...long(12)))), 'c')).toBe('category')
  })
})

describe('codes of few levels', () => {
  it('are no numbers of which half would be lost', async () => {
    const result = await readCase('R08_e_codes.csv')
    expect([typeOf(result, 'code'), levelsOf(result, 'code').length]).toEqual(['category', 8])
    expect(result.told('code')).toEqual([])
  })

  it.each([
    ['rooms', ['101', '101A', '205B', '310', '102', '103']],
    ['one letter', ['101', '101A', '102', '103']],
    ['numbers beside more words than are missing words', ['1', '2', '3', '4', 'north', 'south', 'east', 'west']],
  ])('are offered nothing that loses levels: %s', async (_, levels) => {
    const result = await read(columnFile(repeated(60, ...levels)))
    expect([typeOf(result, 'c'), levelsOf(result, 'c').length]).toEqual(['category', levels.length])
    expect(result.told('c')).toEqual([])
  })

  it('leave numbers with one word for missing among them, which is offered as such', async () => {
    const [remedy] = remediesOf(await read(columnFile(repeated(60, '1', '2', '3', '4', 'unknown'))), 'c')
    expect(remedy).toMatchObject({ kept: 48, lost: 12 })
  })

  it('leave numbers that all have one unit', async () => {
    const [remedy] = remediesOf(await read(columnFile(repeated(60, '10A', '16A', '32A'))), 'c')
    expect(remedy).toMatchObject({ kept: 60, lost: 0 })
  })
})

describe('a delimiter too many', () => {
  it('at the end of each row shifts no column', async () => {
    const result = await readCase('R05_trailing_delimiter.csv')
    expect([...result.columns.keys()]).toEqual(['A', 'B', 'C'])
    expect(meanOf(numbersOf(result, 'A'))).toBe(10.5)
    expect(meanOf(numbersOf(result, 'B'))).toBeCloseTo(5.01, 10)
    expect(levelsOf(result, 'C')).toEqual(['u', 'v'])
    expect(codesOf(result, null)).toEqual(['trailing-delimiter'])
  })

  it.each([
    ['behind other cells than 1, 2, 3', 'A,B\n7,x,\n9,y,\n7,x,\n'],
    ['at the end of the header only', 'A,B,\n7,x\n9,y\n7,x\n'],
    ['at the end of some rows', 'A,B\n7,x,\n9,y\n7,x,\n'],
    ['at the end of the header and some rows', 'A,B,\n7,x,\n9,y\n7,x\n'],
    ['twice', 'A,B\n7,x,,\n9,y,,\n7,x,,\n'],
    ['below a title', 'Report\nA,B\n7,x,\n9,y,\n7,x,\n'],
    ['behind decimal commas', 'A;B\n7,0;x;\n9,0;y;\n7,0;x;\n'],
  ])('is told and left out: %s', async (_, text) => {
    const result = await read(own.write('f.csv', text))
    expect([...result.columns.keys()]).toEqual(['A', 'B'])
    expect(numbersOf(result, 'A')).toEqual([7, 9, 7])
    expect(result.columns.get('B')?.cells).toEqual(['x', 'y', 'x'])
    expect(codesOf(result, null)).toContain('trailing-delimiter')
  })

  it('is none where a cell stands behind it', async () => {
    await expect(read(own.write('f.csv', 'A,B\n7,x,\n9,y,\n7,x,z\n'))).rejects.toMatchObject({ code: 'bad-file' })
    const named = await read(own.write('f.csv', 'A,B\n1,7,x\n2,9,y\n3,7,\n'))
    expect(numbersOf(named, 'A')).toEqual([7, 9, 7])
  })
})

describe('short rows', () => {
  it('leave the delimiter that all cells speak for, and can be filled', async () => {
    await expect(readCase('R03_month_comma.csv')).rejects.toThrow('line 22: 5 fields where the header has 6')
    const result = await readCase('R03_month_comma.csv', { raggedRows: 'fill' })
    expect([result.reading.delimiter, result.rows, result.columns.size]).toEqual([';', 24, 6])
    expect(result.columns.get('column_6')?.cells.slice(-3)).toEqual([null, null, null])
    expect(codesOf(result, null)).toContain('filled-row')
    expect((await readCase('R03_month_comma.csv', { raggedRows: 'leaveOut' })).rows).toBe(21)
  })

  it('are filled by both ways of reading', async () => {
    const path = own.write('f.csv', 'a,b,c\n1,2,3\n4,5\n6\n7,8,9\n')
    const [blocks, text] = await Promise.all(
      [false, true].map((asText) =>
        take(
          path,
          { name: 'f.csv', reading: { raggedRows: 'fill' }, threads: 1 },
          { startReading: startReadingHere, asText },
        ),
      ),
    )
    expect(text).toEqual(blocks)
    expect(shownTable(blocks!)?.map(([, , cells]) => cells)).toEqual([
      ['1', '4', '6', '7'],
      ['2', '5', null, '8'],
      ['3', null, null, '9'],
    ])
  })
})

describe('lines above a table that a spreadsheet filled up', () => {
  it('are no header, though they have several cells', async () => {
    const result = await readCase('R12_preamble_footer.csv')
    expect([...result.columns.keys()]).toEqual(['person', 'group', 'score', 'speaks'])
    expect(result.reading.skipLines).toBe(1)
    const scores = numbersOf(result, 'score').filter((value) => !Number.isNaN(value))
    expect([scores.length, meanOf(scores)]).toEqual([40, expect.closeTo(5.0325, 10)])
    expect(codesOf(result, null)).toContain('lines-above')
  })

  const rows = 'x,1,2.5,a\ny,2,3.5,b\nx,3,4.5,a\ny,4,5.5,b\n'
  it.each([
    ['two of them', `Shop export,2024-05-01,,\nRegion,North,,\nname,n,v,c\n${rows}`, 2, 'name'],
    ['an empty one between', `Shop export,2024-05-01,,\n,,,\nname,n,v,c\n${rows}`, 2, 'name'],
    ['one above names of which the first is empty', `Shop export,,,\n,n,v,c\n${rows}`, 1, 'column_1'],
    ['one not filled up above one that is', `Shop export\nRegion,North,,\nname,n,v,c\n${rows}`, 2, 'name'],
    ['one with a group of columns', `,Sizes,,\nname,n,v,c\n${rows}`, 1, 'name'],
  ])('are found: %s', async (_, text, lines, first) => {
    const result = await read(own.write('f.csv', text))
    expect(result.reading.skipLines).toBe(lines)
    expect([...result.columns.keys()]).toEqual([first, 'n', 'v', 'c'])
    expect(numbersOf(result, 'n')).toEqual([1, 2, 3, 4])
  })

  it.each([
    ['a header without some names', 'name,n,,\nx,1,2.5,a\ny,2,3.5,b\n'],
    ['a first row that lacks cells', 'a,b,c\nx,,\ny,2,3\nz,4,5\n'],
  ])('are none: %s', async (_, text) => {
    expect((await read(own.write('f.csv', text))).reading.skipLines).toBe(0)
  })
})

describe('dates whose months are named', () => {
  it.each([
    ['R04_quoted_months.csv', 'requested', 36, '2020-01-01', '2022-12-09'],
    ['R17_french_months.csv', 'date', 36, '2022-01-01', '2024-12-09'],
  ])('are dates: %s', async (name, column, count, first, last) => {
    const result = await readCase(name)
    const values = numbersOf(result, column)
    expect([typeOf(result, column), values.length, values[0]]).toEqual(['date', count, Date.parse(first)])
    expect(values.at(-1)).toBe(Date.parse(last))
  })

  it('are dates beside digits, in a file without a header', async () => {
    const result = await readCase('R03_month_comma.csv', { raggedRows: 'fill' })
    expect([result.reading.header, new Set(numbersOf(result, 'column_1')).size]).toEqual([false, 24])
  })

  it('with years of two digits are dates by the rule for these', async () => {
    const cells = Array.from(
      { length: 24 },
      (_, row) => `${String(row + 1).padStart(2, '0')}-Jan-${row < 12 ? '21' : '98'}`,
    )
    const result = await read(columnFile(cells))
    expect([typeOf(result, 'c'), codesOf(result, 'c')]).toEqual(['date', ['column-form']])
    expect([numbersOf(result, 'c')[0], numbersOf(result, 'c')[23]]).toEqual([
      Date.parse('2021-01-01'),
      Date.parse('1998-01-24'),
    ])
  })

  it('leave proof to others where day and month are digits', async () => {
    const result = await read(columnFile(['5 Jan 2021', ...repeated(20, '03/04/2021', '13/04/2021')]))
    expect([typeOf(result, 'c'), result.reading.dateOrder]).toEqual(['date', 'dmy'])
  })
})

describe('months, quarters and weeks', () => {
  it.each([
    ['2018-01', ['2018-01', '2018-02', '2019-12']],
    ['January 2020', ['January 2020', 'Feb 2020', 'March 2021']],
    ['Jan-20', ['Jan-20', 'Feb-20', 'Mar-21']],
    ['2021-Q1', ['2021-Q1', '2021-Q2', '2022-Q4']],
    ['2021W05', ['2021W05', '2021W06', '2021W51']],
  ])('look like dates, which is told with what reads them as such: %s', async (_, cells) => {
    const result = await read(columnFile(repeated(30, ...cells)))
    expect([typeOf(result, 'c'), codesOf(result, 'c')]).toEqual(['category', ['other-reading']])
    const [remedy] = remediesOf(result, 'c')
    expect(remedy).toMatchObject({ kept: 30, lost: 0, changes: { forms: { c: { dates: ['period'] } } } })
    expect(typeOf(await read(columnFile(repeated(30, ...cells)), remedy?.changes), 'c')).toBe('date')
  })

  it('are no codes and ranges', async () => {
    for (const cells of [
      ['2018-13', '2018-14', '2018-01'],
      ['12-18', '19-30', '31-99'],
      ['Q1', 'Q2', 'Q3'],
    ])
      expect(remediesOf(await read(columnFile(repeated(30, ...cells))), 'c')).toEqual([])
  })
})

describe('numbers that stand for missing values', () => {
  it('are told with what reads them as missing, and stay numbers', async () => {
    const result = await readCase('R11_sentinel.csv')
    expect([codesOf(result, 'lead'), Math.min(...numbersOf(result, 'lead'))]).toEqual([['missing-number'], -999])
    const [remedy] = remediesOf(result, 'lead')
    expect(remedy).toMatchObject({ lost: 6, kept: result.rows - 6 })
    const again = await readCase('R11_sentinel.csv', remedy?.changes)
    const left = numbersOf(again, 'lead').filter((value) => !Number.isNaN(value))
    expect([left.length, Math.min(...left) >= 2, Math.max(...left) <= 10]).toEqual([result.rows - 6, true, true])
    expect(codesOf(again, 'lead')).not.toContain('missing-number')
  })

  it('are read by the form that the column has besides, and its decimal comma', async () => {
    const cells = [...repeated(30, '1,5 kg', '2,5 kg', '3,0 kg'), '999,9 kg', '999,9 kg']
    const [remedy] = (await read(columnFile(cells)))
      .told('c')
      .filter(({ code }) => code === 'missing-number')
      .flatMap(({ remedies = [] }) => remedies)
    expect(remedy).toMatchObject({ kept: 30, lost: 2 })
    expect(remedy?.changes.forms?.c).toMatchObject({ units: ['kg'] })
    expect(remedy?.changes.forms?.c?.missingWords?.at(-1)).toBe('999,9')
    const again = numbersOf(await read(columnFile(cells), remedy?.changes), 'c')
    expect([again[0], again.filter(Number.isNaN).length, again.length]).toEqual([1.5, 2, 32])
  })

  it('are told of tables beyond memory', async () => {
    const path = join(folder, 'R11_sentinel.csv')
    const result = await take(
      path,
      { name: 'f.csv', reading: {}, threads: 1, memory: 0, folder: own.path('.') },
      { startReading: startReadingHere },
    )
    expect(result.table).toBeNull()
    expect(result.warnings.map(({ code }) => code)).toContain('missing-number')
  })
})

describe('a carriage return inside a row', () => {
  const cut = 'f.csv, line 9: a carriage return cuts this row in two'

  it('is the cause that is named, in an import and its preview', async () => {
    await expect(readCase('R19_bare_cr.csv')).rejects.toThrow(cut)
    const preview = await previewFile({ path: join(folder, 'R19_bare_cr.csv'), name: 'f.csv', reading: {} })
    expect(preview.problem).toContain(cut)
    expect(readingFixes(preview.problem ?? '', preview.reading)).toEqual([])
  })

  it.each([
    ['in the last cell', 'a,b\n1,x\n2,y\rz\n3,x\n', 'line 4: a carriage return'],
    ['where lines end with both', 'a,b\r\n1,x\r\n2\r2,y\r\n3,x\r\n', 'line 3: a carriage return'],
    ['in UTF-16', Buffer.from('\ufeffa,b\n1,x\n2\r2,y\n3,x\n', 'utf16le'), 'line 3: a carriage return'],
    ['no more than elsewhere', 'a,b\r1,x\r2\r3,x\r', 'line 3: 1 field where'],
    ['in another row', 'a,b\n1,"x\ry"\n3,x\n2\n', 'line 5: 1 field where'],
  ])('is the cause or not: %s', async (_, content, message) => {
    await expect(read(own.write('f.csv', content))).rejects.toThrow(message)
  })
})

describe('notes below a table that a spreadsheet filled up', () => {
  it('are told with what leaves them out', async () => {
    const result = await readCase('R12_preamble_footer.csv')
    const [told] = result.told(null).filter(({ code }) => code === 'notes-below')
    expect(told).toMatchObject({ count: 2, rows: [41, 42] })
    const again = await readCase('R12_preamble_footer.csv', told?.remedies?.[0]?.changes)
    expect([again.rows, typeOf(again, 'person')]).toEqual([40, 'integer'])
    expect(codesOf(again, null)).not.toContain('notes-below')
  })

  it.each([
    ['below texts', `name,n,v\n${'x,1,2\ny,2,3\n'.repeat(10)}Source: survey,,\n`, 1],
    ['below numbers', `id,n,v\n${'1,1,2\n2,2,3\n'.repeat(200)}Source: survey,,\n\nPage 1,,\n`, 2],
    ['one that holds more', `name,n,v\n${'x,1,2\ny,2,3\n'.repeat(10)}z,,4\n`, 0],
    ['in a table of two columns', `name,n\n${'x,1\ny,2\n'.repeat(10)}z,\n`, 0],
    ['where all rows are so', `name,n,v\n${'x,,\ny,,\n'.repeat(30)}`, 0],
  ])('are found or not: %s', async (_, text, count) => {
    const found = (await read(own.write('f.csv', text))).told(null).filter(({ code }) => code === 'notes-below')
    expect(found.reduce((sum, warning) => sum + warning.count, 0)).toBe(count)
  })
})
