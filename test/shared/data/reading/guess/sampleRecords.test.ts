import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Reading } from '@shared/spec/reading'
import { sampleRecords } from '@shared/data/reading/guess/sampleRecords'

const sample = (text: string, dialect: Partial<Pick<Reading, 'delimiter' | 'quote' | 'comment'>> = {}, most = 100) =>
  sampleRecords(text, { delimiter: ',', quote: '"', quoteEscape: 'doubled', comment: '', ...dialect }, most)

describe('sampleRecords', () => {
  it('gives so many rows at most, and no blank or comment lines', () => {
    const text = '#x\na,b\n\n  \n1,2\n#y,"\n3,\n'
    expect(sample(text, { comment: '#' }).rows).toEqual([['a', 'b'], ['1', '2'], ['3', '']]) // prettier-ignore
    expect(sample(text, { comment: '#' }, 2).rows).toEqual([['a', 'b'], ['1', '2']]) // prettier-ignore
    expect(sample(' ,\n').rows).toEqual([[' ', '']])
    expect(sample('').rows).toEqual([])
  })

  it('reads quotes where a cell begins, and counts those that do not close where it ends', () => {
    expect(sample('"a,\n""b""",c"d"\n')).toMatchObject({ rows: [['a,\n"b"', 'c"d"']], quoted: 1, faulty: 0 })
    expect(sample('"a" ,"b"x,1\n')).toMatchObject({ rows: [['a', 'b', '1']], quoted: 2, faulty: 1 })
    expect(sample('1,"open\n2,3\n')).toMatchObject({ rows: [['1', 'open\n2,3\n']], quoted: 1, faulty: 1 })
    expect(sample("'a,b',\"c\n", { quote: "'" })).toMatchObject({ rows: [['a,b', '"c']], quoted: 1, faulty: 0 })
    expect(sample('"a,b"\n', { quote: 'none' })).toMatchObject({ rows: [['"a', 'b"']], quoted: 0, faulty: 0 })
  })

  it('takes runs of blanks for one delimiter, those at the ends of a line for none', () => {
    const { rows, quoted } = sample('  a \t b\n1  "x  y"  \n \t\n  #c\n2 3', { delimiter: 'whitespace', comment: '#' })
    expect([rows, quoted]).toEqual([[['a', 'b'], ['1', 'x  y'], ['2', '3']], 1]) // prettier-ignore
  })

  it('reads what papaparse writes', () => {
    const cell = fc.stringMatching(/^[ ,;"\n\dx]{0,6}$/)
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.boolean(), (list, quotes) => {
        const found = sample(`${Papa.unparse(list, { newline: '\n', quotes })}\n`)
        expect([found.rows, found.faulty]).toEqual([list, 0])
      }),
    )
  })

  it('comes to an end with any text', () => {
    const mark = fc.constantFrom('"', "'", ',', ' ', '\t', '\n', '#', 'x')
    const dialect = fc.record({
      delimiter: fc.constantFrom(',' as const, 'whitespace' as const),
      quote: fc.constantFrom('"' as const, "'" as const, 'none' as const),
      comment: fc.constantFrom('', '#', ' ', '\n', '"'),
    })
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 30 }), dialect, (marks, given) => {
        const { rows } = sample(marks.join(''), given)
        expect(rows.every((row) => row.length > 1 || row[0]!.trim() !== '')).toBe(true)
      }),
    )
  })
})
