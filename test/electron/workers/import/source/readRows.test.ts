import { createHash } from 'node:crypto'
import { appendFileSync, rmSync, utimesSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it, vi } from 'vitest'
import { LabError } from '@shared/contract/labError'
import type { ReadingChoices } from '@shared/spec/reading'
import { inspectFile } from '../../../../../electron/workers/import/source/inspectFile'
import { type ReadingProgress, readRows } from '../../../../../electron/workers/import/source/readRows'
import { tries } from '../../../../support/thoroughness'
import { temporaryFolder } from '../../temporary'
import { type ReadAllOptions, readAll } from './readAll'

const folder = temporaryFolder()
const read = (content: string | Uint8Array, reading: ReadingChoices = {}, options: Partial<ReadAllOptions> = {}) =>
  readAll({ path: folder.write('f.csv', content), reading, ...options })
/** About 5 MB, so that pieces are cut within rows, cells, characters and line ends. */
const wideRows = Array.from({ length: 60_000 }, (_, row) => [
  String(row),
  `ä“${row}”\n€ "${'x'.repeat(row % 50)}"`,
  'end',
])
const quoted = (newline: string) =>
  ['n,text,last', ...wideRows.map(([n, text, last]) => `${n},"${text!.replaceAll('"', '""')}",${last}`)].join(newline)

describe('readRows', () => {
  for (const [name, newline] of [
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
  ] as const) {
    it(`joins rows that are cut between pieces, lines ending in ${name}`, async () => {
      const progress: ReadingProgress[] = []
      const content = quoted(newline)
      const result = await read(content, {}, { onProgress: (report) => progress.push({ ...report }) })
      expect(result.rows).toEqual(wideRows)
      expect(result).toMatchObject({ rowCount: 60_000, encoding: 'utf-8', warnings: [] })
      expect(result.source).toBe(createHash('sha256').update(content).digest('hex'))
      expect(progress.length).toBeGreaterThan(2)
      expect(progress.at(-1)).toEqual({ bytes: result.bytes, total: result.bytes, rows: 60_000 })
    })
  }

  it('counts physical lines across pieces', async () => {
    await expect(read(`${quoted('\r\n')}\r\n1,2\r\n`)).rejects.toThrow('f.csv, line 120002: 2 fields')
  })

  it('finds a byte far down that is not UTF-8', async () => {
    const late = Buffer.concat([Buffer.from(`a,ä\n${'1,x\n'.repeat(600_000)}`), Buffer.from([0x32, 0x2c, 0x80, 0x0a])])
    const { encoding, rows, header, file } = await read(late)
    expect([encoding, file.reading.encoding, file.guessed.encoding]).toEqual(Array(3).fill('windows-1252'))
    expect(header).toEqual(['a', 'Ã¤'])
    expect(rows.at(-1)).toEqual(['2', '€'])
    const chosen = await read(late, { encoding: 'utf-8' })
    expect([chosen.header, chosen.rows.at(-1)]).toEqual([
      ['a', 'ä'],
      ['2', '\uFFFD'],
    ])
    expect(chosen.warnings.map(({ code, count }) => [code, count])).toEqual([['replacement-character', 1]])
  })

  it('finds Shift-JIS far down, where the beginning is ASCII', async () => {
    const words = Buffer.from('82d082e782aa82c8', 'hex')
    const late = Buffer.concat([Buffer.from(`a,b\n${'1,x\n'.repeat(600_000)}2,`), words, Buffer.from('\n')])
    const { encoding, rows } = await read(late)
    expect([encoding, rows.at(-1)]).toEqual(['shift_jis', ['2', 'ひらがな']])
    expect((await read(gzipSync(late))).rows.at(-1)).toEqual(['2', 'ひらがな'])
  })

  it('stops when asked between pieces', async () => {
    let asked = 0
    const outcome = read(quoted('\n'), {}, { shouldStop: () => ++asked > 7 })
    await expect(outcome).rejects.toThrow(LabError)
    await expect(outcome).rejects.toMatchObject({ code: 'cancelled' })
    expect(asked).toBe(8)
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

  it('unpacks gzip and names the sha-256 of the file itself', async () => {
    const packed = gzipSync(quoted('\n'))
    const result = await read(packed, {}, { chunkBytes: 5000 })
    expect(result.rows).toEqual(wideRows)
    expect(result).toMatchObject({ bytes: packed.length, source: createHash('sha256').update(packed).digest('hex') })
  })

  it('passes on what a receiver throws', async () => {
    const thrown = new Error('receiver')
    const onProgress = () => {
      throw thrown
    }
    await expect(read('a\nx\n', {}, { onProgress })).rejects.toBe(thrown)
  })
})

describe('rows that are none', () => {
  it('are refused by line, width and wanted width', async () => {
    await expect(read('a,b\n1,2\n\n3\n')).rejects.toMatchObject({
      code: 'bad-file',
      message:
        'f.csv, line 4: 1 field where the header has 2. Check for a stray delimiter or a missing quote, or choose what becomes of rows with too few or too many fields, then open the file again.',
    })
    await expect(read('# x\n# y\na,b\n"1\n",2\n# z\n1,2,3\n')).rejects.toThrow('f.csv, line 7: 3 fields where')
  })

  it('are left out where so chosen, counted and located', async () => {
    const { rows, warnings } = await read('a,b\n1,2\n3\n"4\n",5\n6,7,8\n9,10\n', { raggedRows: 'leaveOut' })
    expect(rows).toEqual([
      ['1', '2'],
      ['4\n', '5'],
      ['9', '10'],
    ])
    expect(warnings).toEqual([
      {
        code: 'ragged-row',
        column: null,
        count: 2,
        rows: [2, 3],
        message: '2 rows left out for not having 2 fields: lines 3, 6',
      },
    ])
  })

  it('are blank or comments: counted and located by the row that follows, blank ones not at the end', async () => {
    const { rows, warnings } = await read('\n# "head\na,b\n\n1,2\n  \n# x\n3,4\n#end\n\n\n')
    expect(rows).toHaveLength(2)
    expect(warnings.map(({ code, count, rows: first }) => [code, count, first])).toEqual([
      ['blank-line', 3, [1, 2]],
      ['comment-line', 3, [1, 2, 3]],
    ])
  })

  it('are not blank where an empty cell of the only column is in quotes', async () => {
    const { rows, warnings } = await read('x\n1\n""\n\n2\n""')
    expect(rows).toEqual([['1'], [''], ['2'], ['']])
    expect(warnings.map(({ code, count, rows }) => [code, count, rows])).toEqual([['blank-line', 1, [3]]])
  })

  it('are comments at the end of the file, too', async () => {
    expect((await read('#a\nb\n1\n#c\n#d')).warnings.map(({ code, count, rows }) => [code, count, rows])).toEqual([
      ['comment-line', 3, [1, 2]],
    ])
  })

  it.each([
    ['f.csv is empty. Choose a file with a header and rows.', ''],
    ['f.csv is empty. Choose a file with a header and rows.', '\uFEFF'],
    ['f.csv holds only blank lines. Choose a file with a header and rows.', '\n \n'],
    ['f.csv has a header but no rows. Choose a file with rows.', 'a,b\n\n'],
  ])('leave nothing: %s', async (message, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'bad-file', message })
  })
})

describe('odd characters', () => {
  it('are kept: quotes within cells, NUL far down, blanks, lone surrogates', async () => {
    const long = 'x'.repeat(100_000)
    const { rows, warnings } = await read(`a,b\n5" pipe, "y" \n${long},\0\n`)
    expect(rows).toEqual([
      ['5" pipe', ' "y" '],
      [long, '\0'],
    ])
    expect(warnings.map(({ message }) => message)).toEqual([
      '1 row holds a quote inside an unquoted cell: row 1; kept as text',
    ])
    const surrogate = Buffer.from('a,b\n1,\ud800x\n', 'utf16le')
    expect((await read(surrogate)).rows).toEqual([['1', '\uFFFDx']])
  })
})

describe('any file', () => {
  const chunkSizes = [1, 2, 3, 5, 8, 13, 1000]
  const outcome = (content: Uint8Array, reading: ReadingChoices, chunkBytes?: number) =>
    read(content, reading, { ...(chunkBytes !== undefined && { chunkBytes }) }).then(
      ({ rows, warnings, encoding, source }) => ({ rows, warnings, encoding, source }),
      (error: unknown) => {
        expect(error).toBeInstanceOf(LabError)
        return (error as LabError).toProblem()
      },
    )
  const choices: fc.Arbitrary<ReadingChoices> = fc.record(
    {
      encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'),
      delimiter: fc.constantFrom(',', ';', '\t', '|', 'whitespace'),
      quote: fc.constantFrom('"', "'", 'none'),
      header: fc.boolean(),
      comment: fc.constantFrom('', '#', '##', '"', '\n'),
      raggedRows: fc.constantFrom('refuse', 'leaveOut', 'fill'),
    },
    { requiredKeys: [] },
  )

  it('is read or refused the same in pieces of any size', async () => {
    const mark = fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      ' ',
      '\t',
      '\n',
      '\r',
      '\r\n',
      '#',
      'x',
      '1',
      'ä',
      '日本',
      '\uFEFF',
    )
    const text = fc.array(mark, { maxLength: 40 }).map((marks) => Buffer.from(marks.join('')))
    const bytes = fc.oneof(
      text,
      fc.uint8Array({ maxLength: 60 }),
      text.map((content) => gzipSync(content)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, choices, async (content, reading) => {
        const whole = await outcome(content, reading)
        for (const size of chunkSizes) expect(await outcome(content, reading, size)).toEqual(whole)
      }),
      { numRuns: tries(150) },
    )
  })

  it('that papaparse writes in any dialect comes back', async () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[ ,;|"'#\n\dx]{0,8}$/))
    const fits = (text: string) => !/[\r\0\ud800-\udfff\uFEFF]/u.test(text)
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell.filter(fits), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    const dialect = fc.record({
      delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
      quoteChar: fc.constantFrom('"' as const, "'" as const),
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      quotes: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(table, dialect, async (rows, format) => {
        const header = (rows[0] as string[]).map((_, index) => `h${index}`)
        const content = Papa.unparse([header, ...rows], format)
        const { delimiter, quoteChar: quote } = format
        const result = await read(content, { encoding: 'utf-8', header: true, comment: '', delimiter, quote })
        expect([result.header, result.rows]).toEqual([header, rows])
      }),
      { numRuns: tries(200) },
    )
  })
})

describe('the work of parsing', () => {
  /** Characters that the parser was handed, by those of the text. */
  const share = async (content: string, reading: ReadingChoices = {}): Promise<number> => {
    let handed = 0
    const { Parser } = Papa
    const spy = vi.spyOn(Papa, 'Parser').mockImplementation(function (config) {
      const parser = new Parser(config)
      const { parse } = parser
      parser.parse = (text: string, ...rest) => {
        handed += text.length
        return parse(text, ...rest)
      }
      return parser
    })
    await read(content, { comment: '', ...reading }).catch((error: unknown) => expect(error).toBeInstanceOf(LabError))
    spy.mockRestore()
    return handed / content.length
  }
  it('is what is counted here', async () => expect(await share('a,b\n1,2\n')).toBe(2))

  const lines = (line: string) => `a,b\n${line.repeat(Math.ceil(6_000_000 / line.length))}`

  it.each([
    ['plain numbers', lines('1.5,2.5\n')],
    ['quoted cells', lines('"1.5","x"\n')],
    ['cells with line ends', lines('"1\n5",2\n')],
    ['a cell of 900,000 lines', `a,b\n1,"${'\n'.repeat(900_000)}"\n`.repeat(3)],
    ['one long line', `a,b${',1'.repeat(3_000_000)}`],
    ['a line that is too long for a row', `a\n${'1,'.repeat(12_000_000)}`],
    ['blank lines', lines('\n')],
    ['stray quotes', lines('5" x "y"" ,2\n')],
    ['a quote that never closes', `a,b\n1,"2\n${'3,4\n'.repeat(6_000_000)}`],
    ['blanks before a quote', lines(`1,${' '.repeat(1000)}"\n`)],
  ])('never hands a character over twice but for the beginning: %s', async (_, content) => {
    // The beginning, 1 MiB at most, is parsed once to find the header.
    const beginning = Math.min(content.length, 1024 * 1024) / content.length
    expect(await share(content)).toBeLessThanOrEqual(1 + beginning + 0.001)
  })
})

describe('a file that changes', () => {
  const content = (first: string) => `${first}\n${'1,2\n'.repeat(600_000)}`
  const changed = 'f.csv changed while it was read. Open it again.'

  it('is refused where its header is another by then: the rows would be told under the old names', async () => {
    const path = folder.write('changes.csv', content('a,b'))
    const rewrite = (): void => {
      folder.write('changes.csv', content('x,y'))
      utimesSync(path, new Date(), new Date(Date.now() + 5000))
    }
    const file = await inspectFile({ path, name: 'f.csv', reading: {} })
    let begun = false
    const onStart = (): void => {
      begun = true
      rewrite()
    }
    await expect(readRows(file, { onStart, onRows: () => undefined })).rejects.toThrow(changed)
    expect(begun).toBe(true)
  })

  it('is refused where it grew since its beginning was looked at', async () => {
    const path = folder.write('grows.csv', content('a,b'))
    const file = await inspectFile({ path, name: 'f.csv', reading: {} })
    appendFileSync(path, '3,4\n')
    await expect(readRows(file, { onRows: () => undefined })).rejects.toThrow(changed)
  })

  it('is refused where it is gone at the end', async () => {
    const path = folder.write('goes.csv', content('a,b'))
    const file = await inspectFile({ path, name: 'f.csv', reading: {} })
    const onRows = (): void => rmSync(path, { force: true })
    await expect(readRows(file, { onRows })).rejects.toThrow(changed)
  })
})
