import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areBooleans, booleanWord, isMissing, kindOf, losesDigits, parseNumber, readNumber } from '@shared/data/cells'

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
    expect(['inf', '-Infinity', '1e400', '-1e400'].map(parseNumber)).toEqual([null, null, null, null])
    expect(['INF', '-inf', '-1e400'].map(readNumber)).toEqual([Infinity, -Infinity, -Infinity])
  })

  it('reads every finite number back from its text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

describe('isMissing', () => {
  it.each(['', '  ', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', '?', '-'])('takes %j for missing', (cell) =>
    expect(isMissing(cell)).toBe(true),
  )
  it.each(['0', 'none', 'na', '--', 'missing', 'nullable'])('takes %j for a value', (cell) =>
    expect(isMissing(cell)).toBe(false),
  )
})

describe('kindOf', () => {
  it('tells integers that float64 cannot hold', () => {
    expect(losesDigits('9007199254740993', 9007199254740992)).toBe(true)
    expect(losesDigits('+9007199254740994', 9007199254740994)).toBe(false)
    expect(losesDigits('1e300', 1e300)).toBe(false)
    expect(kindOf('9007199254740993', 9007199254740992)).toBe('not-exact')
  })

  it('tells identifiers, texts, missing and infinite cells', () => {
    const kinds = ['007', 'x', 'NA', 'inf', '7'].map((cell) => kindOf(cell, readNumber(cell)))
    expect(kinds).toEqual(['identifier', 'text', 'missing', 'not-finite', 'number'])
  })
})

describe('booleans', () => {
  it('knows two pairs of words in any case', () => {
    expect([' Yes', 'TRUE', 'y', '1'].map(booleanWord)).toEqual(['yes', 'true', null, null])
    expect(areBooleans(['No', 'yes', 'YES'])).toBe(true)
    expect(areBooleans(['true', 'no'])).toBe(false)
    expect(areBooleans([])).toBe(false)
  })
})
