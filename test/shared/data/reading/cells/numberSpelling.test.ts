import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultReading, thousandsMarks } from '@shared/spec/reading'
import { type Mark, markNames, marks } from '@shared/data/reading/cells/marks'
import { createNumberReader, losesDigits, otherDecimal, plainNumber } from '@shared/data/reading/cells/numberSpelling'

const bits = (value: number) => new BigUint64Array(Float64Array.of(value).buffer)[0]
const point = '.'.charCodeAt(0)
const comma = ','.charCodeAt(0)
const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const english = createNumberReader({ decimal: '.', thousands: ',' })
const german = createNumberReader({ decimal: ',', thousands: '.' })

describe('numbers', () => {
  it('come back from their text bit for bit, with a point or a comma', () => {
    fc.assert(
      fc.property(finite, (value) => {
        const text = Object.is(value, -0) ? '-0' : String(value)
        expect(bits(createNumberReader(defaultReading).value(text))).toBe(bits(value))
        expect(bits(german.value(text.replace('.', ',')))).toBe(bits(value))
      }),
      { numRuns: 2000 },
    )
  })

  it('that are plain are rounded as Number rounds them, or left to a closer look', () => {
    const digits = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(
        fc.boolean(),
        digits(99_999_999),
        digits(9_999_999_999),
        digits(10),
        (negative, whole, part, places) => {
          const fraction = String(part).padStart(10, '0').slice(0, places)
          const text = `${negative ? '-' : ''}${whole}${places > 0 ? '.' : ''}${fraction}`
          const value = plainNumber(text, point)
          if (text.length <= 16) expect(bits(value)).toBe(bits(Number(text)))
          else if (!Number.isNaN(value)) expect(bits(value)).toBe(bits(Number(text)))
          expect(plainNumber(text.replace('.', ','), comma)).toBe(value)
        },
      ),
      { numRuns: 2000 },
    )
    const others = ['', '-', '.', '.5', '+1', '01', '-00', '1e5', ' 1', '1 ', '1,5', '1.2.3', '--1', '9007199254740993']
    expect(others.map((text) => plainNumber(text, point))).toEqual(others.map(() => Number.NaN))
    expect(plainNumber('9007199254740991', point)).toBe(Number.MAX_SAFE_INTEGER)
  })

  it('may have groups of exactly three digits with the mark between', () => {
    const grouped = fc.tuple(
      fc.integer({ min: 1, max: 999 }),
      fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 4 }),
    )
    fc.assert(
      fc.property(grouped, fc.constantFrom(...thousandsMarks), ([first, groups], mark) => {
        if (mark === 'none') return
        const parts = [String(first), ...groups.map((group) => String(group).padStart(3, '0'))]
        const decimal = mark === '.' ? ',' : '.'
        const reader = createNumberReader({ decimal, thousands: mark })
        expect(reader.value(`-${parts.join(mark)}${decimal}25`)).toBe(Number(`-${parts.join('')}.25`))
        expect(reader.value(parts.join(`${mark}${mark}`))).toBeNaN()
        expect(reader.value(`${parts.join(mark)}${mark}12`)).toBeNaN()
        expect(reader.value(`0${mark}${parts.join(mark)}`)).toBeNaN()
      }),
    )
    expect(german.value('1.234.567,8')).toBe(1234567.8)
    const blanks = createNumberReader({ decimal: ',', thousands: ' ' })
    expect(['1 234', '1\u00a0234,5', '1\u202f234\u00a0567'].map(blanks.value)).toEqual([1234, 1234.5, 1234567])
    expect(['1,2345', '12345,678', ',123', '1,23'].map(english.value)).toEqual(new Array(4).fill(Number.NaN))
  })
})

describe('marks', () => {
  const named = (text: string): Mark[] => {
    const found = english.marks(text, english.value(text))
    return markNames.filter((name) => (found & marks[name]) !== 0)
  }
  it.each([
    ['12', ['number']],
    ['1.5', ['number', 'fraction']],
    ['1e5', ['number', 'exponent']],
    ['2.5E-3', ['number', 'exponent', 'fraction']],
    ['1,000', ['number', 'thousands']],
    ['inf', ['notFinite']],
    ['1E400', ['notFinite']],
    ['9007199254740993', ['number', 'notExact', 'large']],
    ['9,007,199,254,740,993', ['number', 'thousands', 'notExact', 'large']],
    ['-9007199254740994', ['number', 'large']],
    ['1e-400', ['number', 'exponent', 'notExact']],
    ['0e5', ['number', 'exponent']],
  ] as const)('of %s are %j', (text, names) => expect(named(text)).toEqual(names))

  it('tell integers that float64 cannot hold', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (integer) => {
        expect(losesDigits(String(integer), Number(integer))).toBe(BigInt(Number(integer)) !== integer)
      }),
    )
  })
})

describe('otherDecimal', () => {
  it('finds a number with the other mark, and where that may separate thousands', () => {
    expect(['31,4', '0,125', '1234,567', '-1,5'].map((text) => otherDecimal(text, '.'))).toEqual(
      new Array(4).fill('clear'),
    )
    expect(['1,000', '-12,345'].map((text) => otherDecimal(text, '.'))).toEqual(['maybe', 'maybe'])
    expect(['1,2,3', ',5', '5,', '1.5,2', '1.5'].map((text) => otherDecimal(text, '.'))).toEqual(
      new Array(5).fill('no'),
    )
    expect(['1.5', '1.500', '1,5'].map((text) => otherDecimal(text, ','))).toEqual(['clear', 'maybe', 'no'])
  })
})

describe('a spelling', () => {
  const { value } = createNumberReader(defaultReading)

  it.each([
    ['0', 0],
    ['-12', -12],
    ['+3.5', 3.5],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1E-2', 0.01],
    ['0.000', 0],
    ['0.1000000000000000055511151231257827', 0.1],
    ['INF', Infinity],
    ['-1e400', -Infinity],
  ])('of %j is read', (text, number) => expect(value(text)).toBe(number))

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
  ])('such as %j is none', (text) => expect(value(text)).toBeNaN())

  it('goes by the marks of the reading', () => {
    const texts = ['1.234.567,8', '0,5', '1.234', '0.900', '1.5', '12.34.567']
    expect(texts.map(german.value)).toEqual([1234567.8, 0.5, 1234, Number.NaN, Number.NaN, Number.NaN])
  })
})
