import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/contract/reading'
import { areBooleans, booleanWord, isLongText, isMissing, parseNumber, readNumber } from '@shared/data/reading/cells'

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    ['-12', -12],
    ['+3.5', 3.5],
    ['.5', 0.5],
    ['5.', 5],
    [' 1e3 ', 1000],
    ['1E-2', 0.01],
    ['0.000', 0],
    ['0.1000000000000000055511151231257827', 0.1],
  ])('reads %j', (cell, value) => expect(parseNumber(cell)).toBe(value))

  it.each([
    '',
    '.',
    '-',
    'e5',
    '1e',
    '007',
    '-01',
    '00.5',
    '0x1f',
    '1,000',
    '1_000',
    '1 000',
    '12px',
    '--1',
    '٣',
    'NaN',
  ])('takes %j for no number', (cell) => expect(parseNumber(cell)).toBeNull())

  it('takes what is not finite for no number', () => {
    expect(['inf', '-Infinity', '1e400', '-1e400'].map((cell) => parseNumber(cell))).toEqual([null, null, null, null])
    expect(['INF', '-inf', '-1e400'].map((cell) => readNumber(cell))).toEqual([Infinity, -Infinity, -Infinity])
  })

  it('reads by the marks of the reading', () => {
    const german = { ...defaultReading, decimal: ',' as const, thousands: '.' as const }
    const cells = ['1.234.567,8', '0,5', '1.234', '0.900', '1.5', '12.34.567']
    expect(cells.map((cell) => readNumber(cell, german))).toEqual([
      1234567.8,
      0.5,
      1234,
      ...new Array(3).fill(Number.NaN),
    ])
  })
})

describe('isMissing', () => {
  it.each(['', '  ', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', '?', '-'])('takes %j for missing', (cell) =>
    expect(isMissing(cell)).toBe(true),
  )
  it.each(['0', 'none', 'na', '--', 'missing', 'nullable'])('takes %j for a value', (cell) =>
    expect(isMissing(cell)).toBe(false),
  )

  it('goes by the words of the reading, numbers however they are written', () => {
    const reading = { ...defaultReading, missingWords: ['none', ' -999 '] }
    const cells = [' none ', '-999', '-999.0', '-9.99e2', '', 'NA', '999', 'None']
    expect(cells.map((cell) => isMissing(cell, reading))).toEqual([true, true, true, true, true, false, false, false])
  })
})

describe('booleans', () => {
  it('are two pairs of words in any case', () => {
    expect([' Yes', 'TRUE', 'y', '1', 'falsehood'].map(booleanWord)).toEqual(['yes', 'true', null, null, null])
    expect(areBooleans(['No', 'yes', 'YES'])).toBe(true)
    expect(areBooleans(['true', 'no'])).toBe(false)
    expect(areBooleans([])).toBe(false)
  })
})

it('takes more than 1,000 units for a long text', () => {
  expect(['x'.repeat(1000), 'x'.repeat(1001)].map(isLongText)).toEqual([false, true])
})
