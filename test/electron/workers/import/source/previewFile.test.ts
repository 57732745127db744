import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { previewSchema } from '@shared/contract/preview'
import type { ReadingChoices } from '@shared/spec/reading'
import { previewFile } from '../../../../../electron/workers/import/source/previewFile'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()
const preview = (content: string | Uint8Array, reading: ReadingChoices = {}) =>
  previewFile({ path: folder.write('f.csv', content), name: 'f.csv', reading })

describe('previewFile', () => {
  it('shows guesses, columns with their types, and rows as they are written', async () => {
    const { reading, guessed, ...rest } = await preview('id;x;when;ok\n1;1,5;31.12.2024;yes\n2;2,5;01.01.2025;no\n')
    expect(reading).toMatchObject({ delimiter: ';', decimal: ',', header: true })
    expect(guessed).toEqual(reading)
    expect(rest).toEqual({
      name: 'f.csv',
      bytes: 54,
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'x', type: 'number' },
        { name: 'when', type: 'date' },
        { name: 'ok', type: 'boolean' },
      ],
      rows: [
        ['1', '1,5', '31.12.2024', 'yes'],
        ['2', '2,5', '01.01.2025', 'no'],
      ],
      skipped: [],
      doubts: [],
      more: false,
      problem: null,
    })
  })

  it('follows the choices, and keeps the guesses beside', async () => {
    const { reading, guessed, columns } = await preview('a;b\n1,5;x\n', { decimal: '.', types: { b: 'text' } })
    expect([reading.decimal, guessed.decimal]).toEqual(['.', ','])
    expect(columns).toEqual([
      { name: 'a', type: 'category' },
      { name: 'b', type: 'text' },
    ])
  })

  it('shows at most a hundred rows, and says whether there are more', async () => {
    const rows = (count: number) => `a,b\n${'1,2\n'.repeat(count)}`
    expect(await preview(rows(100))).toMatchObject({ more: false, problem: null })
    const longer = await preview(rows(101))
    expect([longer.rows.length, longer.more]).toEqual([100, true])
  })

  it('reads the beginning alone, also of gzip', async () => {
    const long = `a,b\n${'1,2\n'.repeat(1_000_000)}3\n`
    expect(await preview(long)).toMatchObject({ more: true, problem: null })
    const packed = gzipSync(long)
    const shown = await preview(packed)
    expect(shown).toMatchObject({ bytes: packed.length, more: true, problem: null })
    expect(shown.rows).toHaveLength(100)
  })

  it('tells what the beginning shows to be wrong, after the rows before it', async () => {
    const ragged = await preview('a,b\n1,2\n3\n4,5\n')
    expect(ragged.problem).toMatch(/^f\.csv, line 3: 1 field where the header has 2\./)
    expect([ragged.columns.length, ragged.rows]).toEqual([2, [['1', '2']]])
    expect(await preview('a,b\n1,2\n3\n4,5\n', { raggedRows: 'leaveOut' })).toMatchObject({ problem: null })
    expect((await preview('a,b\n1,2\n3,"4\n')).problem).toMatch(/^f\.csv, line 3: a quote opens/)
    expect((await preview('a,b\n')).problem).toBe('f.csv has a header but no rows. Choose a file with rows.')
    expect(await preview('\n\n')).toMatchObject({
      columns: [],
      rows: [],
      problem: expect.stringContaining('blank lines'),
    })
  })

  it.each([
    [Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), { encoding: 'windows-1252' }, 'NUL bytes'],
    ['a,b\n1,2\n', { comment: '"' }, 'The comment mark must not'],
    ['a,b\n1,2\n', { decimal: '.', thousands: '.' }, 'Choose another thousands mark than the decimal one'],
  ] as const)('says why a choice does not fit: %#', async (content, choices, problem) => {
    const shown = await preview(content, choices)
    expect(shown).toMatchObject({ columns: [], rows: [], problem: expect.stringContaining(problem) })
    expect(previewSchema.safeParse(shown).success).toBe(true)
  })

  it('refuses what no choice makes readable', async () => {
    await expect(preview('%PDF-1.7\n')).rejects.toMatchObject({ code: 'bad-file' })
    await expect(preview('%PDF-1.7\n', { delimiter: ';' })).rejects.toThrow('it is a PDF document')
    await expect(preview('')).rejects.toThrow('f.csv is empty.')
    await expect(preview(gzipSync('a,b\n1,2\n').subarray(0, -9))).rejects.toThrow('the gzip file is cut off')
  })

  it('is of the contract, whatever the bytes', async () => {
    const choices: fc.Arbitrary<ReadingChoices> = fc.record(
      {
        encoding: fc.constantFrom('utf-8', 'utf-16le', 'windows-1252', 'shift_jis'),
        delimiter: fc.constantFrom(',', 'whitespace'),
        quote: fc.constantFrom('"', 'none'),
        header: fc.boolean(),
        types: fc.constant({ column_1: 'date' as const }),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 50 }), choices, async (content, reading) => {
        const shown = await preview(content, reading).catch((error: unknown) => {
          expect(error).toBeInstanceOf(LabError)
          return null
        })
        if (shown) expect(previewSchema.safeParse(shown).error).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })
})
