import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadingChoices } from '@shared/spec/reading'
import { createNumberReader } from '@shared/data/reading/cells/numberSpelling'
import { guessNumberStyle, isNumberLike } from '@shared/data/reading/guess/numberStyles'

const styleOf = (columns: readonly (readonly string[])[], chosen: ReadingChoices = {}) => {
  const { decimal, thousands } = guessNumberStyle(columns, chosen)
  return [decimal, thousands]
}

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
    expect(styleOf([cells])).toEqual([decimal, thousands])
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
    expect(styleOf([cells])).toEqual([decimal, thousands])
  })

  it('take an ambiguous comma for decimal only where other cells prove it', () => {
    expect(styleOf([['1,234'], ['12,5']])).toEqual([',', 'none'])
    expect(styleOf([['1,234'], ['x']])).toEqual(['.', 'none'])
    expect(styleOf([['1,234'], ['12.5']])).toEqual(['.', 'none'])
  })

  it('never group thousands where columns contradict each other', () => {
    expect(
      styleOf([
        ['1.234,5', '2.345,5'],
        ['0.9', '0.8'],
      ])[1],
    ).toBe('none')
    expect(
      styleOf([
        ['1.234,5', '2.345,5'],
        ['0.9', '1'],
      ]),
    ).toEqual([',', 'none'])
    expect(
      styleOf([
        ['12,5', '3,5'],
        ['48.137', '11.575'],
        ['1', '2'],
      ]),
    ).toEqual([',', 'none'])
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
        const columns = [
          ['0.9', ...table.map(([first]) => first)],
          ['x', ...table.map(([, second]) => second)],
        ]
        const value = createNumberReader(guessNumberStyle(columns, {})).value('0.9')
        expect([0.9, Number.NaN]).toContain(value)
      }),
      { numRuns: 500 },
    )
  })

  it('are silenced by more than one word in twenty, not by one', () => {
    const column = (...words: string[]) => [...Array.from({ length: 19 }, (_, row) => `${row},5`), ...words]
    expect(styleOf([column('x')])).toEqual([',', 'none'])
    expect(styleOf([column('x', 'y')])).toEqual(['.', 'none'])
  })

  it('are what was chosen: a mark between thousands leaves the other for decimals', () => {
    expect(styleOf([['1,5']], { thousands: ',' })).toEqual(['.', ','])
    expect(styleOf([['1.5']], { thousands: '.' })).toEqual([',', '.'])
    expect(styleOf([['1.234.567']], { thousands: 'none' })).toEqual([',', 'none'])
    expect(styleOf([['1.234.567']], { decimal: '.' })).toEqual(['.', 'none'])
    expect(styleOf([['1 234 567']], { decimal: ',' })).toEqual([',', ' '])
    expect(styleOf([])).toEqual(['.', 'none'])
  })
})

it.each([
  ['1', true],
  [' -1.5e3 ', true],
  ["1'234,5", true],
  ['1.234.567', true],
  ['1.234,5', true],
  ['1,23,456', false],
  ['12.34.56', false],
  ['2024-01-05', false],
  ['007', false],
  ['x1', false],
  ['inf', false],
  ['-', false],
  ['', false],
])('isNumberLike(%j) is %s: a number in some style', (cell, like) => expect(isNumberLike(cell)).toBe(like))
