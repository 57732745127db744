import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { columnInfoSchema, importWarningSchema } from '@shared/contract/dataset'
import { LabError } from '@shared/contract/labError'
import { cellText } from '@shared/data/table'
import { importFile } from '../../../electron/workers/importFile'
import { temporaryFolder } from './temporary'

const folder = temporaryFolder()
const take = (content: string | Uint8Array, name = 'f.csv') => importFile({ path: folder.write(name, content), name })

describe('importFile', () => {
  it('reads the admissions table into shared memory with the statistics of NumPy', async () => {
    const path = 'test/data/admissions.csv'
    const result = await importFile({ path, name: 'admissions.csv' })
    const bytes = readFileSync(path)
    const reference = JSON.parse(readFileSync('test/data/reference.json', 'utf8')) as {
      admissions: { mean: number[]; population_sd: number[] }
    }
    expect(result.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(result).toMatchObject({ bytes: bytes.length, delimiter: ',', header: true, suggestedTarget: 'admitted' })
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
      .map((value) => `t${value.replaceAll('\r', '')}`)
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
          const result = await take(written)
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

  it('stops when asked while the statistics of the columns are worked out', async () => {
    const path = folder.write('f.csv', 'a,b,c\n1,x,2\n')
    let read = false
    let askedAfter = 0
    const outcome = importFile({
      path,
      name: 'f.csv',
      onProgress: ({ bytes, total }) => {
        read = bytes === total
      },
      shouldStop: () => read && ++askedAfter === 2,
    })
    await expect(outcome).rejects.toMatchObject({ code: 'cancelled' })
    expect(askedAfter).toBe(2)
  })

  it('warns of a column of decimal commas', async () => {
    const { columns, warnings, suggestedTarget } = await take('Punkte;bestanden\n31,4;ja\n20,1;nein\n44,0;ja\n')
    expect(columns[0]!.type).toBe('category')
    expect(suggestedTarget).toBe('bestanden')
    expect(warnings).toEqual([
      {
        code: 'decimal-comma',
        column: 'Punkte',
        count: 3,
        rows: [1, 2, 3],
        message:
          'Punkte looks like numbers with a decimal comma; it was read as text. Replace the comma by a point to use it as numbers.',
      },
    ])
    importWarningSchema.array().parse(warnings)
  })

  it('refuses what is not there or not a file', async () => {
    await expect(importFile({ path: folder.path('none.csv'), name: 'none.csv' })).rejects.toThrow(
      new LabError('bad-file', 'none.csv cannot be read: it does not exist. Check the file, then open it again.'),
    )
    await expect(importFile({ path: folder.path('.'), name: 'folder' })).rejects.toThrow('it is not a file')
  })
})
