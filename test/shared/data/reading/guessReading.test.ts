import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Reading, type ReadingChoices, defaultReading, readingSchema } from '@shared/contract/reading'
import { parseNumber } from '@shared/data/reading/cells'
import { guessReading } from '@shared/data/reading/guessReading'

const guess = (text: string, choices: ReadingChoices = {}): Reading => guessReading(text, true, 'utf-8', choices)
/** Cells of one column, one a line. */
const column = (...cells: string[]) => guess(['x', ...cells.map((cell) => `"${cell}"`)].join('\n'))
const style = ({ decimal, thousands }: Reading) => [decimal, thousands]

describe('guessReading', () => {
  it('is the default for a plain table, and takes choices as they are', () => {
    expect(guess('a,b\n1,x\n')).toEqual(defaultReading)
    const choices: ReadingChoices = {
      ...{ encoding: 'shift_jis', delimiter: '|', quote: 'none', header: false, decimal: ',', thousands: "'" },
      ...{ comment: '%', missingWords: ['x'], dateOrder: 'mdy', raggedRows: 'leaveOut', types: { a: 'text' } },
    }
    expect(guess('a;b\n1;2\n', choices)).toEqual(choices)
  })

  it('takes a choice that is undefined for none', () => {
    expect(guess('a;b\n1;2\n', { delimiter: undefined, header: undefined })).toMatchObject({
      delimiter: ';',
      header: true,
    })
  })

  it('guesses the rest given the choices', () => {
    expect(guess('1,5;2\n3,5;4\n', { delimiter: ',' })).toMatchObject({ delimiter: ',', decimal: '.' })
    expect(guess('a;b\n1,5;2\n', { comment: 'a' })).toMatchObject({ header: false, decimal: ',' })
    expect(guess('a;b\n1.234;2\n', { decimal: ',' })).toMatchObject({ thousands: 'none' })
    expect(guess('a;b\n1,5;2\n', { thousands: ',' })).toMatchObject({ decimal: '.', thousands: ',' })
    expect(guess('a;b\n1.5;2\n', { thousands: '.' })).toMatchObject({ decimal: ',', thousands: '.' })
  })

  it('does not look at a last line that may be cut off', () => {
    expect(guessReading('a;b\n1;2\n3,4,5', false, 'utf-8', {}).delimiter).toBe(';')
  })

  it('never fails, and gives a reading that holds', () => {
    const mark = fc.constantFrom('"', "'", ',', ';', '\t', '|', ' ', '\n', '#', '1', '.', 'x', '-', '2024-01-05', '\0')
    const text = fc.oneof(
      fc.array(mark, { maxLength: 60 }).map((marks) => marks.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, fc.boolean(), (content, complete) => {
        const reading = guessReading(content, complete, 'utf-8', {})
        expect(readingSchema.safeParse(reading).success).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the delimiter', () => {
  it.each([
    ['a,b;c\n1,x;2\n', ','],
    ['a;b\n1,5;2,5\n', ';'],
    ['1,5;2,5\n3,5;4,5\n', ';'],
    ['name;value, EUR\nx;1,5\ny;2,5\n', ';'],
    ['a|b,c|d\n1|2|3\n', '|'],
    ['a\tb c\n1\tx y\n', '\t'],
    ['a,b\n"x;y;z",1\n', ','],
    ['a\n1\n2\n', ','],
    ['title\nhello, world\nno more\n', ';'],
    ['x\n1,5\n2,5\n', ';'],
    ['a b\n1 2\n', 'whitespace'],
    ['  sepal   petal\n  1.5     2\n  12.5    3\n', 'whitespace'],
    ['1,5 2,5\n3,5 4,5\n', 'whitespace'],
    ['comment\nhello world\nfoo bar\n', ','],
    ['a b\n1 2\n3\n', ','],
    ['first name,last name\nA B,C D\n', ','],
    ['date,x\n2024-01-05 10:00,1\n2024-01-06 10:00,2\n', ','],
    ['1 234,5;2\n5 678,5;3\n', ';'],
    ['', ','],
  ])('of %j is %j', (text, delimiter) => expect(guess(text).delimiter).toBe(delimiter))
})

describe('the quote', () => {
  it.each([
    ["a,b\n'x,y',1\n'z',2\n", "'"],
    ["a,b\nO'Brien,1\n'tis,2\n", '"'],
    ["a,b\n\"it's\",1\n'x',2\n", '"'],
    ["a;b\n'x;y';1\n", '"'],
  ])('of %j is %s', (text, quote) => expect(guess(text).quote).toBe(quote))
})

describe('the header', () => {
  it.each([
    ['1,2\n3,4\n', false],
    ['2024-01-05,1\n2024-01-06,2\n', false],
    ['31.12.2024;1,5\n01.01.2025;2,5\n', false],
    ['1,NA\n2,3\n', false],
    ['a,1\nb,2\n', true],
    [',a\n0,1\n', true],
    ['NA,NA\n1,2\n', true],
    ['007,008\n1,2\n', true],
  ])('of %j: %j', (text, header) => expect(guess(text).header).toBe(header))
})

describe('comments', () => {
  it.each([
    ['# made by x\na,b\n1,2\n', '#'],
    ['\n# made by x, y\nname,b\n1,2\n', '#'],
    ['# made by x, y\n# on Monday, at 9\nname,b\n1,2\n', '#'],
    ['#a note\nname,b\n1,2\n', '#'],
    ['#id,b\n1,2\n', ''],
    ['# id,b\n1,2\n', ''],
    ['## format 4\n## of x\n#id\tb\n1\t2\n', '##'],
    ['# by x\n#id,b\n1,2\n', '# '],
    ['a,b\n#1,2\n', ''],
    ['#ff0000\n#00ff00\n', ''],
  ])('of %j begin with %j', (text, comment) => expect(guess(text).comment).toBe(comment))
})

describe('number styles', () => {
  it.each([
    ['the United States', ['1,234.56', '0.9', '12.5', '1,234,567.00'], '.', ','],
    ['Germany', ['1.234,56', '0,9', '12,5', '1.234.567,00'], ',', '.'],
    ['France', ['1\u202f234,56', '0,9', '12,5'], ',', ' '],
    ['France on old computers', ['1 234,56', '0,9'], ',', ' '],
    ['Switzerland', ["1'234.56", '0.9', '12.5'], '.', "'"],
    ['Switzerland in print', ['1\u2019234\u2019567.5', '0.9'], '.', "'"],
    ['no country: a decimal point', ['0.9', '12.5', '3'], '.', 'none'],
    ['Germany without thousands', ['0,9', '12,5', '3'], ',', 'none'],
  ] as const)('of %s', (_, cells, decimal, thousands) => {
    expect(style(column(...cells))).toEqual([decimal, thousands])
  })

  it.each([
    [['1.234'], '.', 'none'],
    [['1.234', '5.678', '9.012'], '.', 'none'],
    [['1,234', '5,678'], '.', 'none'],
    [['1.234', '0.9'], '.', 'none'],
    [['12', '1234'], '.', 'none'],
    [['1.234,5', 'x', 'y'], '.', 'none'],
    [['10.0.0.1', '192.168.100.200'], '.', 'none'],
    [['1.234.567'], ',', '.'],
    [['1,234,567'], '.', ','],
    [['1,5', '2.5'], '.', 'none'],
    [['1e5', '2.5e-3'], '.', 'none'],
    [['2,5e-3'], ',', 'none'],
  ] as const)('of %j alone: decimal %j, thousands %j', (cells, decimal, thousands) => {
    expect(style(column(...cells))).toEqual([decimal, thousands])
  })

  it('take an ambiguous comma for decimal only where other cells prove it', () => {
    expect(style(guess('a;b\n1,234;12,5\n'))).toEqual([',', 'none'])
    expect(style(guess('a;b\n1,234;x\n'))).toEqual(['.', 'none'])
    expect(style(guess('a;b\n1,234;12.5\n'))).toEqual(['.', 'none'])
  })

  it('never group thousands where columns contradict each other', () => {
    expect(style(guess('a;b\n1.234,5;0.9\n2.345,5;0.8\n'))[1]).toBe('none')
    expect(style(guess('a;b\n1.234,5;0.9\n2.345,5;1\n'))).toEqual([',', 'none'])
    expect(style(guess('a;b;c\n12,5;48.137;1\n3,5;11.575;2\n'))).toEqual([',', 'none'])
  })

  it('never make 900 or 9 of 0.9', () => {
    const cell = fc.constantFrom(
      '0.9',
      '1.234',
      '1,234',
      '12,5',
      '1.234,5',
      '1,234.5',
      '1.234.567',
      "1'234",
      '1 234',
      '7',
    )
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, (table) => {
        const text = ['a;b', '0.9;x', ...table.map((row) => row.join(';'))].join('\n')
        const value = parseNumber('0.9', guess(text))
        expect([0.9, null]).toContain(value)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the order of dates', () => {
  it.each([
    ['x\n31/12/2024\n01/02/2024\n', 'dmy'],
    ['x\n12/31/2024\n01/02/2024\n', 'mdy'],
    ['x\n01/02/2024\n03/04/2024\n', 'ymd'],
    ['x\n2024-12-31\n', 'ymd'],
    ['x\n31/12/2024\n12/31/2024\n', 'ymd'],
    ['x,y\n31/12/2024,12/31/2024\n', 'ymd'],
    ['x\n31/12/2024\nsoon\n', 'ymd'],
  ])('of %j is %s', (text, order) => expect(guess(text).dateOrder).toBe(order))
})
