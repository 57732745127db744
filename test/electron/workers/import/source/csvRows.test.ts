import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Reading } from '@shared/spec/reading'
import { checkDialect, lineOfRow, parseRecords } from '../../../../../electron/workers/import/source/csvRows'

const parse = (text: string, delimiter: Reading['delimiter'] = ',', quote: Reading['quote'] = '"') =>
  parseRecords(text, { delimiter, quote, quoteEscape: 'doubled' })

describe('parseRecords', () => {
  it('splits at the delimiter it is given, outside quotes', () => {
    expect(parse('a,b;"c;d,""e"""\n1;2\n', ';')).toEqual([
      ['a,b', 'c;d,"e"'],
      ['1', '2'],
    ])
    expect(parse("a,b|'c|''d'\n", '|', "'")).toEqual([['a,b', "c|'d"]])
    expect(parse('"a,b"\n', ',', 'none')).toEqual([['"a', 'b"']])
  })

  it('keeps blank lines and blanks as they are, and a mark that begins the text', () => {
    expect(parse('\uFEFFa, b \n\n ,\n')).toEqual([['\uFEFFa', ' b '], [''], [' ', '']])
    expect(parse('')).toEqual([])
  })

  it('takes runs of blanks for one delimiter, those at the ends of a line for none', () => {
    expect(parse('  a \t b\n\n1   2  \n \t\n', 'whitespace')).toEqual([['a', 'b'], [''], ['1', '2'], ['']])
  })

  it('keeps blanks within quotes, and quotes within cells', () => {
    expect(parse(' "a  b"  c"  d \n5" "" "x\n ""y"  \n', 'whitespace')).toEqual([
      ['a  b', 'c"', 'd'],
      ['5"', '', 'x\n "y'],
    ])
  })

  it('reads what papaparse writes in any dialect', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[ ,;\t|"'\n\dx]{0,8}$/)).filter((text) => !/[\r]/.test(text))
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('"', "'"), (table, delimiter, quote) => {
        const text = Papa.unparse(table, { delimiter, quoteChar: quote, newline: '\n', quotes: true })
        expect(parse(`${text}\n`, delimiter, quote)).toEqual(table)
      }),
      { numRuns: 500 },
    )
  })
})

describe('lineOfRow', () => {
  it('counts line ends within cells and comment lines', () => {
    const rows = [['a'], ['x\ny', '\n'], ['b'], ['c']]
    const batch = { text: '', line: 10, comments: [1, 1, 3], strayQuotes: [], quotedBlanks: new Set<number>() }
    expect(rows.map((_, index) => lineOfRow(batch, rows, index))).toEqual([10, 13, 16, 18])
  })
})

describe('checkDialect', () => {
  it.each([
    [',', '"', ',#'],
    ['whitespace', '"', ' #'],
    ['whitespace', 'none', '\t'],
    [';', "'", "'"],
    [',', '"', '#\n'],
    [',', '"', '\r'],
  ] as const)('refuses, beside %j and %j, the comment mark %j', (delimiter, quote, comment) => {
    expect(() => checkDialect({ delimiter, quote, comment })).toThrow('The comment mark must not')
  })

  it('takes any other mark', () => {
    for (const comment of ['', '#', '//', '%', '"'])
      expect(() => checkDialect({ delimiter: ',', quote: 'none', comment })).not.toThrow()
  })
})
