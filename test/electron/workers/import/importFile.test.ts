import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it, vi } from 'vitest'
import { importWarningSchema } from '@shared/contract/dataset'
import { columnInfoSchema } from '@shared/spec/columnInfo'
import { LabError } from '@shared/contract/labError'
import { cellText } from '@shared/data/table/table'
import type { ImportRequest } from '../../../../electron/workers/import/importMessages'
import { type OpenTable, openTable } from '../../../../electron/workers/table/tableAccess'
import { take as takeFile } from './blocks/importing'
import { cancelFlag } from '../entries'
import { temporaryFolder } from '../temporary'

const folder = temporaryFolder()
const take = async (content: string | Uint8Array, request: Partial<ImportRequest> = {}) => {
  const { table, ...rest } = await takeFile(folder.write('f.csv', content), request)
  if (!table) throw new Error('The table is not in memory.')
  return { ...rest, table }
}

describe('importFile', () => {
  it('reads the admissions table into shared memory with the statistics of NumPy', async () => {
    const bytes = readFileSync('test/data/admissions.csv')
    const result = await take(bytes)
    const reference = JSON.parse(readFileSync('test/data/reference.json', 'utf8')) as {
      admissions: { mean: number[]; population_sd: number[] }
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(result).toMatchObject({ id: sha256, source: sha256, rows: 100, bytes: bytes.length, layout: null })
    expect(result).toMatchObject({ reading: { delimiter: ',', header: true }, suggestedTarget: 'admitted' })
    expect(result.table.rows).toBe(100)
    expect(result.columns.map(({ type }) => type)).toEqual(['number', 'number', 'integer'])
    for (const index of [0, 1]) {
      expect(result.columns[index]!.mean).toBeCloseTo(reference.admissions.mean[index]!, 12)
      expect(result.columns[index]!.sd).toBeCloseTo(reference.admissions.population_sd[index]!, 12)
    }
    for (const column of result.table.columns) {
      expect((column.kind === 'number' ? column.values : column.codes).buffer).toBeInstanceOf(SharedArrayBuffer)
    }
    columnInfoSchema.array().parse(result.columns)
    importWarningSchema.array().parse(result.warnings)
  })

  it('reads back every table of texts and numbers that is written', async () => {
    const name = fc.stringMatching(/^[A-Za-z_äöü "',;|]{0,8}[A-Za-zäöü]$/)
    const text = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      // Blanks around a level do not count.
      .map((value) => `t${value.replaceAll('\r', '')}t`)
      .filter((value) => !value.includes('\uFFFD') && value.isWellFormed())
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => String(value === 0 ? 0 : value))
    const tables = fc
      .uniqueArray(name, { minLength: 1, maxLength: 4, selector: (value) => value.trim() })
      .chain((header) =>
        fc.record({
          header: fc.constant(header),
          rows: fc.array(fc.tuple(...header.map((_, index) => (index % 2 === 0 ? text : number))), { minLength: 1 }),
        }),
      )
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(',', ';', '\t'),
        async (table, newline, delimiter) => {
          const { header, rows } = table
          const written = Papa.unparse([header, ...rows], { newline, delimiter, quotes: true })
          const result = await take(written, { reading: { delimiter, quote: '"' } })
          expect(result.table.columns.map((column) => column.name)).toEqual(header.map((cell) => cell.trim()))
          const read = rows.map((_, row) => result.table.columns.map((column) => cellText(column, row)))
          expect(read).toEqual(rows)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('reads any bytes to a table or to a refusal', async () => {
    const likely = fc.array(fc.constantFrom(...Buffer.from('a1,;"\n\r\t|. \u00e4-')), { maxLength: 60 })
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      likely.map((list) => Uint8Array.from(list)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const outcome = await take(content).catch((error: unknown) => error)
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(LabError)
          expect(outcome).toMatchObject({ code: 'bad-file', message: expect.stringContaining('f.csv') as string })
        } else expect((outcome as { table: { rows: number } }).table.rows).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })

  it('reads once more where numbers turn to text far down', async () => {
    const numbers = Array.from({ length: 25_000 }, (_, row) => `${row}.5`)
    const texts = Array.from({ length: 5_000 }, (_, row) => `x${row}`)
    const { columns, table } = await take(['a', ...numbers, ...texts].join('\n'))
    expect(columns[0]).toMatchObject({ type: 'text', distinct: 30_000, missing: 0 })
    expect(cellText(table.columns[0]!, 0)).toBe('0.5')
  })

  for (const asText of [true, false]) {
    it(`stops between columns when asked, read ${asText ? 'as text' : 'in blocks'}`, async () => {
      const cancel = cancelFlag(0)
      const path = folder.write('f.csv', 'a,b,c\n1,x,2\n')
      const onStage = (): void => {
        Atomics.store(new Int32Array(cancel), 0, 1)
      }
      const stages = vi.fn(onStage)
      await expect(takeFile(path, { cancel }, { asText, onStage: stages })).rejects.toMatchObject({ code: 'cancelled' })
      expect(stages.mock.calls).toEqual([['read']])
    })
  }

  it('gives other cells another identity', async () => {
    const content = 'a;b\n1,5;x\n2,5;y\n'
    const guessed = await take(content)
    const chosen = await take(content, { reading: { types: { a: 'text' } } })
    expect(guessed.id).toBe(guessed.source)
    expect(chosen.source).toBe(guessed.source)
    expect(chosen.id).not.toBe(guessed.id)
    expect(chosen.columns.map(({ type }) => type)).toEqual(['text', 'category'])
  })

  it('refuses what is not there or not a file', async () => {
    const none = folder.path('none.csv')
    await expect(takeFile(none, { name: 'none.csv' })).rejects.toThrow(
      new LabError('bad-file', 'none.csv cannot be read: it does not exist. Check the file, then open it again.'),
    )
    await expect(takeFile(folder.path('.'), { name: 'folder' })).rejects.toThrow('it is not a file')
  })
})

describe('the column file of an import', () => {
  const rows = 3000
  const content = [
    'number,word,late,free',
    ...Array.from({ length: rows }, (_, row) => {
      const late = row < 2000 ? `${row}.5` : `x${row}`
      return `${row / 8},${row % 3 === 0 ? 'a' : 'b'},${late},${row % 7 === 0 ? '' : `text ${row}`}`
    }),
  ].join('\n')
  const cellsOf = ({ columns }: OpenTable) =>
    columns.map((column) => Array.from({ length: rows }, (_, row) => cellText(column, row)))
  const expected = [
    Array.from({ length: rows }, (_, row) => String(row / 8)),
    Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? 'a' : 'b')),
    Array.from({ length: rows }, (_, row) => (row < 2000 ? `${row}.5` : `x${row}`)),
    Array.from({ length: rows }, (_, row) => (row % 7 === 0 ? null : `text ${row}`)),
  ]

  for (const [what, memory, asText] of [
    ['within memory', 1e9, false],
    ['beyond memory', 10_000, false],
    ['beyond memory, read as text', 10_000, true],
  ] as const) {
    it(`holds every cell of a table ${what}, and nothing else is left`, async () => {
      const target = mkdtempSync(folder.path('columns-'))
      const path = folder.write('f.csv', content)
      const result = await takeFile(path, { folder: target, memory, threads: 2 }, { blockBytes: 9000, asText })
      expect(readdirSync(target)).toEqual([`${result.id}.columns`])
      expect(result.table === null).toBe(memory < 1e9)
      for (const { offset } of result.layout!) expect(offset % 8).toBe(0)
      const file = join(target, `${result.id}.columns`)
      const table = openTable({ kind: 'file', path: file, rows, layout: result.layout! })
      expect(cellsOf(table)).toEqual(expected)
      table.close()
      expect(result.columns.map(({ type, missing }) => [type, missing])).toEqual([
        ['number', 0],
        ['category', 0],
        ['text', 0],
        ['text', 429],
      ])
      expect(result.columns).toEqual((await take(content)).columns)
      expect(result.warnings).toEqual((await take(content)).warnings)
    })
  }

  for (const memory of [1e9, 0]) {
    it(`says whether dates have a time of day, with ${memory} bytes of memory`, async () => {
      const target = mkdtempSync(folder.path('columns-'))
      const path = folder.write('f.csv', 'day,time\n2024-02-29,2024-02-29T12:30\n2024-03-01,2024-03-01T00:00\n')
      const { layout } = await takeFile(path, { folder: target, memory })
      expect(layout).toMatchObject([
        { name: 'day', type: 'date', timeOfDay: false },
        { name: 'time', type: 'date', timeOfDay: true },
      ])
    })
  }

  it('leaves nothing behind when the import ends early', async () => {
    const target = mkdtempSync(folder.path('columns-'))
    const path = folder.write('f.csv', content)
    const cancel = cancelFlag(0)
    const stop = (): void => {
      Atomics.store(new Int32Array(cancel), 0, 1)
    }
    const request = { folder: target, memory: 10_000, cancel }
    await expect(takeFile(path, request, { blockBytes: 9000, onStage: stop })).rejects.toThrow('cancelled')
    expect(readdirSync(target)).toEqual([])
    const broken = folder.write('g.csv', `${content}\n1,2\n`)
    await expect(takeFile(broken, { folder: target, memory: 10_000 }, { blockBytes: 9000 })).rejects.toThrow('2 fields')
    expect(readdirSync(target)).toEqual([])
  })
})

describe('dates whose order only a late row proves', () => {
  const late = ['d,e', ...Array.from({ length: 30_000 }, (_, row) => `03/04/2024,${row}`), '13/04/2024,1'].join('\n')

  it('are read by it in every column, and the reading says so', async () => {
    const { reading, id, source, columns, table } = await take(late)
    expect(reading.dateOrder).toBe('dmy')
    expect(id).toBe(source)
    expect(columns[0]).toMatchObject({ name: 'd', type: 'date', missing: 0 })
    expect(cellText(table.columns[0]!, 0)).toBe('2024-04-03')
  })

  it('are read as somebody chose, whatever they prove', async () => {
    const { reading, columns } = await take(late, { reading: { dateOrder: 'mdy', types: { d: 'date' } } })
    expect(reading.dateOrder).toBe('mdy')
    expect(columns[0]).toMatchObject({ type: 'date', missing: 1 })
  })
})
