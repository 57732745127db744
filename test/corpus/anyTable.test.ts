import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReadingChoices, delimiters, thousandsMarks } from '@shared/spec/reading'
import { outerKey } from '@shared/data/reading/cells/levelKeys'
import { type Column, cellText } from '@shared/data/table/table'
import { take } from '../electron/workers/import/blocks/importing'
import { temporaryFolder } from '../electron/workers/temporary'
import { tries } from '../support/thoroughness'
import { alphabetOf, writtenEncodings } from './encodeText'
import { type Dialect, type WrittenColumn, writeTable } from './writeTable'

const folder = temporaryFolder()

/** Numbers of every magnitude, most of them with a short spelling. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((value) => value / 1000),
  fc.constantFrom(0, -0, 5e-324, 1.7976931348623157e308, 2 ** 53 - 1, 0.1, 1e21, 123456.789e-10),
)

/** What is awkward for some dialect. */
const awkward = [
  ',',
  ';',
  '\t',
  '|',
  ' ',
  '  ',
  '"',
  '""',
  "'",
  '\n',
  '#',
  '=',
  '007',
  '1,5',
  'NA',
  '\\',
  '\u00A0',
  '-',
]

/** Texts of characters that the dialect can write. */
function textOf({ encoding, quote, delimiter }: Dialect): fc.Arbitrary<string> {
  const legacy = encoding === 'windows-1252' || encoding === 'shift_jis'
  const character = legacy ? fc.constantFrom(...alphabetOf(encoding)) : fc.string({ unit: 'binary', maxLength: 3 })
  const piece = fc.oneof(character, fc.constantFrom(...awkward), fc.constantFrom('x', 'yes', '3.5', '2024-01-02'))
  const has = (text: string): boolean => !legacy || [...text].every((mark) => alphabetOf(encoding).includes(mark))
  return fc.array(piece, { maxLength: 6 }).map((pieces) => {
    // NUL bytes make a file binary, a mark at the beginning is no text, and line ends are unified.
    const text = pieces
      .filter(has)
      .join('')
      .replace(/[\0\uFEFF]/g, '')
      .replace(/\r\n?/g, '\n')
    if (quote !== 'none') return text
    // Nothing can be escaped.
    return (delimiter === 'whitespace' ? text.replace(/[\s]/g, '_') : text.replaceAll(delimiter, '_')).replace(
      /[\r\n]/g,
      '_',
    )
  })
}

const dialects: fc.Arbitrary<Dialect> = fc
  .record({
    delimiter: fc.constantFrom(...delimiters),
    quote: fc.constantFrom('"' as const, '"' as const, "'" as const, 'none' as const),
    encoding: fc.constantFrom(...writtenEncodings),
    decimal: fc.constantFrom('.' as const, ',' as const),
    thousands: fc.constantFrom('none' as const, 'none' as const, ...thousandsMarks),
    lineEnd: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
    mark: fc.boolean(),
    quoteAll: fc.boolean(),
    lastLineEnd: fc.boolean(),
    gzip: fc.boolean(),
  })
  .filter(({ decimal, thousands }) => decimal !== thousands)
  // Without quotes a number must not hold the delimiter.
  .filter(({ quote, delimiter, decimal, thousands }) => {
    const blanks = delimiter === 'whitespace' && thousands === ' '
    return quote !== 'none' || (!blanks && delimiter !== decimal && delimiter !== thousands)
  })
  .filter(({ quote, thousands }) => quote !== 'none' || thousands !== "'")

const unquotedCell = (dialect: Dialect): boolean => dialect.quote === 'none'

/** After a hundred rows cells that plainly spell a number are read from their bytes. */
const rowCounts = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 1, arbitrary: fc.integer({ min: 101, max: 140 }) },
)

/** A table whose columns are of numbers or of any texts, and its dialect. */
const tables = dialects.chain((dialect) =>
  rowCounts.chain((rows) => {
    const cells = <Cell>(cell: fc.Arbitrary<Cell>) =>
      fc.array(fc.option(cell, { freq: 5 }), { minLength: rows, maxLength: rows })
    // A blank line and an empty cell between blanks can be written in quotes only.
    const bare = unquotedCell(dialect)
    const text = textOf(dialect).map((value) => {
      // A cell of nothing but invisible marks is missing.
      const isUnseen = value.trim() !== '' && outerKey(value) === ''
      return isUnseen || (bare && value.trim() === '') ? 'x' : value
    })
    const column = fc.oneof(
      fc.record({
        kind: fc.constant('number' as const),
        cells: bare ? fc.array(number, { minLength: rows, maxLength: rows }) : cells(number),
      }),
      fc.record({
        kind: fc.constant('text' as const),
        cells: bare ? fc.array(text, { minLength: rows, maxLength: rows }) : cells(text),
      }),
    )
    const name = textOf(dialect)
      .map(outerKey)
      .filter((value) => value !== '')
    return fc
      .uniqueArray(name, { minLength: 1, maxLength: 4 })
      .chain((names) =>
        fc.tuple(fc.constant(names), fc.array(column, { minLength: names.length, maxLength: names.length })),
      )
      .map(([names, columns]) => ({
        dialect,
        columns: columns.map(({ kind, cells: values }, index) => ({
          kind,
          name: names[index] as string,
          cells: values,
        })),
      }))
  }),
)

/** Bits of numbers, texts without what does not count in a level; a cell of blanks is a missing value. */
function wantedCells({ cells }: WrittenColumn): unknown[] {
  return cells.map((cell) => (typeof cell === 'string' ? (cell.trim() === '' ? null : outerKey(cell)) : cell))
}

function foundCells(column: Column, rows: number): unknown[] {
  return Array.from({ length: rows }, (_, row) => {
    const shown = cellText(column, row)
    if (shown === null) return shown
    return column.kind === 'category' ? outerKey(shown) : (column.values[row] as number)
  })
}

describe('a table that was written', () => {
  it('is read again, cell for cell, by choice of its dialect', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 70 }), async ({ dialect, columns }, size) => {
        const path = folder.write('chosen', writeTable(columns, dialect))
        const { delimiter, quote, encoding, decimal, thousands } = dialect
        const reading: ReadingChoices = {
          ...{ delimiter, quote, encoding, decimal, thousands },
          ...{ header: true, comment: '', missingWords: [] },
          types: Object.fromEntries(columns.map(({ name, kind }) => [name, kind])),
        }
        const ways = [{ asText: true, chunkBytes: size }, { blockBytes: size }]
        for (const way of ways) {
          const { table, rows } = await take(path, { reading, threads: 2 }, way)
          expect(rows).toBe(columns[0]?.cells.length)
          expect(table?.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name))
          expect(table?.columns.map((column) => foundCells(column, rows))).toEqual(columns.map(wantedCells))
        }
      }),
      { numRuns: tries(600), interruptAfterTimeLimit: 90_000 },
    )
  }, 120_000)

  it('is read again by guess where its dialect is beyond doubt', async () => {
    const word = fc.constantFrom('red', 'Grün', 'blue', 'x', "it's", 'Łódź', 'été', 'a-b', 'q.')
    const ofDialect = ({ delimiter }: Dialect): fc.Arbitrary<string> =>
      delimiter === 'whitespace'
        ? word
        : fc
            .array(fc.oneof({ weight: 4, arbitrary: word }, fc.constantFrom('"', '\n', delimiter)), {
              minLength: 1,
              maxLength: 4,
            })
            .map((pieces) => pieces.join(' ').trim())
            .map((text) => (/[a-zŁé]/.test(text) ? text : `x${text}`))
    const guessable = fc
      .record({
        delimiter: fc.constantFrom(...delimiters),
        encoding: fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const),
        decimal: fc.constantFrom('.' as const, ',' as const),
        lineEnd: fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
        mark: fc.boolean(),
        quoteAll: fc.boolean(),
        lastLineEnd: fc.boolean(),
        gzip: fc.boolean(),
      })
      .map((dialect): Dialect => ({ ...dialect, quote: '"', thousands: 'none' }))
      .chain((dialect) =>
        fc.integer({ min: 2, max: 8 }).chain((rows) => {
          const cells = <Cell>(cell: fc.Arbitrary<Cell>) => fc.array(cell, { minLength: rows, maxLength: rows })
          // Two decimals, so that a mark is decimal beyond doubt.
          const price = fc.integer({ min: -1e7, max: 1e7 }).map((value) => (10 * value + 1) / 100)
          return fc.record({
            dialect: fc.constant(dialect),
            prices: cells(price),
            texts: fc.array(cells(ofDialect(dialect)), { minLength: 1, maxLength: 3 }),
          })
        }),
      )
    await fc.assert(
      fc.asyncProperty(guessable, async ({ dialect, prices, texts }) => {
        const columns: WrittenColumn[] = [
          { name: 'price', cells: prices },
          ...texts.map((cells, index) => ({ name: `text_${index}`, cells })),
        ]
        const path = folder.write('guessed', writeTable(columns, dialect))
        const { table, rows, reading } = await take(path)
        const { delimiter, encoding, decimal } = dialect
        expect(reading).toMatchObject({ delimiter, encoding, decimal, quote: '"', thousands: 'none', header: true })
        expect(table?.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name))
        expect(table?.columns.map((column) => foundCells(column, rows))).toEqual(columns.map(wantedCells))
      }),
      { numRuns: tries(400), interruptAfterTimeLimit: 90_000 },
    )
  }, 120_000)
})
