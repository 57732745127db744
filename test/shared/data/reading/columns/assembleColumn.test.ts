import { describe, expect, it } from 'vitest'
import type { ColumnType } from '@shared/spec/reading'
import { assembleColumn, assembleColumnInPieces } from '@shared/data/reading/columns/assembleColumn'
import { defaultReading } from '@shared/spec/reading'
import { type CategoryColumn, type NumberColumn, cellText, missingCode } from '@shared/data/table/table'
import { type Way, assembled, chunksOf, inMemory } from '../assembling'

const typeOf = (cells: readonly string[], way: Way = {}) => assembled(cells, way).column.type
const textsOf = (cells: readonly string[], way: Way = {}) => {
  const { column } = assembled(cells, way)
  return cells.map((_, row) => cellText(column, row))
}
const valuesOf = (cells: readonly string[], way: Way = {}) =>
  Array.from((assembled(cells, way).column as NumberColumn).values)
const numbers = (count: number) => Array.from({ length: count }, (_, row) => `${row}.5`)
const days = (count: number) =>
  Array.from({ length: count }, (_, row) => new Date(row * 86_400_000).toISOString().slice(0, 10))
const repeated = (count: number, ...cells: string[]) =>
  Array.from({ length: count }, (_, row) => cells[row % cells.length]!)

describe('the type of a column', () => {
  it.each([
    ['integer', ['1', ' 2 ', '-3']],
    ['integer', ['1', 'NA', '3']],
    ['integer', ['1.0', '1e3']],
    ['number', ['1', '2.5']],
    ['boolean', ['true', 'FALSE', '']],
    ['boolean', ['yes']],
    ['category', ['b', 'a']],
    ['category', ['true', 'no']],
    ['category', ['inf', '-inf']],
    ['category', ['NA', '']],
    ['category', ['1', 'x', '007']],
    ['category', ['1', '2024-01-01']],
    ['date', ['2024-01-01', '2024/1/2', '', '2024-01-03T10:00Z']],
    ['identifier', ['1', '007']],
    ['identifier', ['01234', '90210']],
    ['identifier', ['9007199254740993', '9007199254740995', '12']],
    ['integer', ['9007199254740993', '12']],
    ['number', ['1e300', '2e300', '1.5']],
    ['integer', ['1e300', '2e300', '1']],
  ] as const)('is %s for %j', (type, cells) => expect(typeOf(cells)).toBe(type))

  it('is a number with one text in twenty, and not with more or among fewer than twenty numbers', () => {
    expect(typeOf([...numbers(38), 'x', 'y'])).toBe('number')
    expect(typeOf([...numbers(37), 'x', 'y'])).toBe('category')
    expect(typeOf([...numbers(20), 'x'])).toBe('number')
    expect(typeOf([...numbers(19), 'x'])).toBe('category')
  })

  it('is a date with one other cell in twenty, and not with more', () => {
    expect(typeOf([...days(38), 'x', '5'])).toBe('date')
    expect(typeOf([...repeated(37, ...days(9)), 'x', 'y'])).toBe('category')
    expect(typeOf([...repeated(19, ...days(9)), 'x'])).toBe('category')
  })

  it('is an identifier where at least 20 short texts without blanks are nearly all distinct', () => {
    const codes = (count: number) => Array.from({ length: count }, (_, row) => `A-${10_000 + row}`)
    expect(typeOf(codes(20))).toBe('identifier')
    expect(typeOf(codes(19))).toBe('category')
    expect(typeOf([...codes(95), ...repeated(5, 'A-10000')])).toBe('identifier')
    expect(typeOf([...codes(94), ...repeated(6, 'A-10000')])).toBe('category')
    expect(typeOf(codes(20).map((code) => `${code} x`))).toBe('category')
    expect(typeOf([...codes(200), 'two words'])).toBe('text')
    expect(typeOf(codes(200).map((code) => code.padEnd(65, 'x')))).toBe('text')
    expect(typeOf([...numbers(60), ...codes(50)])).toBe('text')
    expect(typeOf([...codes(1000), '007', '1'])).toBe('identifier')
  })

  it('is text beyond 100 levels or 1,000 characters', () => {
    const levels = (count: number) => Array.from({ length: count }, (_, row) => `level ${row}`)
    expect(typeOf(levels(100))).toBe('category')
    expect(typeOf(levels(101))).toBe('text')
    expect(typeOf(['a', 'x'.repeat(1000)])).toBe('category')
    expect(typeOf(['a', 'x'.repeat(1001)])).toBe('text')
    expect(typeOf([`${' '.repeat(1000)}yes`, 'no'])).toBe('text')
  })
})

describe('numbers', () => {
  it('have NaN for what is none', () => {
    const cells = [...numbers(40), 'NA', 'x', 'inf', '9007199254740993']
    expect(valuesOf(cells).slice(39)).toEqual([39.5, Number.NaN, Number.NaN, Number.NaN, 2 ** 53])
  })

  it('are what Number reads, by the marks of the reading', () => {
    const reading = { decimal: ',', thousands: '.' } as const
    expect(valuesOf(['1.234.567,8', '0,1', '-5', '1.000', '2e-3'], { reading })).toEqual([
      1234567.8, 0.1, -5, 1000, 0.002,
    ])
  })
})

describe('dates', () => {
  const [april3, march4, april13] = [Date.UTC(2024, 3, 3), Date.UTC(2024, 2, 4), Date.UTC(2024, 3, 13)]

  it('with the year last are read by the order that fits all of them', () => {
    expect(valuesOf(['03/04/2024', '13/04/2024'])).toEqual([april3, april13])
    expect(valuesOf(['03/04/2024', '04/13/2024'])).toEqual([march4, april13])
    expect(valuesOf(['3.4.2024', '2024-04-13'])).toEqual([april3, april13])
    expect(valuesOf(['03/04/2024', '13/04/2024', '3/3/2024'], { reading: { dateOrder: 'dmy' } })[0]).toBe(april3)
    expect(valuesOf(['03/04/2024'], { reading: { dateOrder: 'mdy' } })).toEqual([march4])
    expect(typeOf(['03/03/2024', '12/12/2023'])).toBe('date')
  })

  it('say the order that they decided', () => {
    const orderOf = (...cells: string[]) => assembled(cells).dateOrder
    expect(orderOf('03/04/2024', '13/04/2024')).toBe('dmy')
    expect(orderOf('04/13/2024')).toBe('mdy')
    expect([orderOf('2024-01-01', '3/3/2024'), orderOf('03/04/2024'), orderOf('5')]).toEqual([null, null, null])
    expect(assembled(['13/04/2024'], { reading: { dateOrder: 'dmy' } }).dateOrder).toBeNull()
  })

  it('that fit both orders stay as they are written, with both readings told', () => {
    const { column, warnings } = assembled(['', '03/04/2024', '05/06/2024'])
    expect(column.type).toBe('category')
    expect(warnings.map(({ code, count, rows }) => [code, count, rows])).toEqual([
      ['missing-values', 1, [1]],
      ['ambiguous-dates', 2, [2, 3]],
    ])
    expect(warnings[1]!.message).toBe(
      '2 dates in c may have the day or the month first: 03/04/2024 in row 2 is 2024-04-03 with the day first and 2024-03-04 with the month first; no date was read. Choose the order of dates.',
    )
  })

  it('of neither order are ambiguous too, and one stray date of the other order is no date', () => {
    expect(typeOf(['13/04/2024', '04/13/2024'])).toBe('category')
    const { column, warnings } = assembled([...repeated(60, '13/04/2024', '01/02/2024'), '04/13/2024'])
    expect(column.type).toBe('date')
    expect((column as NumberColumn).values[1]).toBe(Date.UTC(2024, 1, 1))
    expect(warnings.map(({ code, rows }) => [code, rows])).toEqual([['not-a-date', [61]]])
    const both = assembled([...repeated(98, '01/02/2024'), '04/13/2024', '13/04/2024'])
    expect([both.column.type, both.warnings.map(({ code }) => code)]).toEqual(['category', ['ambiguous-dates']])
  })

  it('are shown with the time of day where one of them has one', () => {
    expect(textsOf(['2024-01-01', '2024-01-02', ''])).toEqual(['2024-01-01', '2024-01-02', null])
    expect(textsOf(['2024-01-01', '2024-01-02T10:00:00.5'])).toEqual([
      '2024-01-01T00:00:00Z',
      '2024-01-02T10:00:00.500Z',
    ])
    expect(assembled(days(3)).column).toMatchObject({ type: 'date', timeOfDay: false })
  })
})

describe('texts', () => {
  it('keep every row in its place, however many there are', () => {
    const cells = Array.from({ length: 5000 }, (_, row) => `t ${(row * 7919) % 3001}`)
    expect(textsOf(cells)).toEqual(cells)
    expect(textsOf(cells, { cuts: [7, 1300, 1300, 4999] })).toEqual(cells)
  })

  it('order few levels by code unit and many as they appear', () => {
    expect((assembled(['b', 'a', 'B', 'b']).column as CategoryColumn).levels).toEqual(['B', 'a', 'b'])
    const many = Array.from({ length: 101 }, (_, index) => `level ${100 - index}`)
    expect((assembled(many).column as CategoryColumn).levels).toEqual(many)
  })

  it('give a missing cell no level, and only missing cells none at all', () => {
    const { column, warnings } = assembled(['b', 'NA', 'a', '?'])
    expect(column).toMatchObject({ levels: ['a', 'b'], codes: Uint32Array.of(1, missingCode, 0, missingCode) })
    expect(warnings.map(({ code, count, rows }) => [code, count, rows])).toEqual([['missing-values', 2, [2, 4]]])
    expect(assembled(['', 'NA']).column).toMatchObject({ levels: [], codes: Uint32Array.of(missingCode, missingCode) })
  })

  it('make one level of several spellings of a boolean, and leave a single spelling alone', () => {
    expect(textsOf(['Yes', 'no', 'YES', 'No'])).toEqual(['yes', 'no', 'yes', 'no'])
    expect(textsOf(['Yes', 'No', 'Yes'])).toEqual(['Yes', 'No', 'Yes'])
    expect(textsOf(['Yes', 'yes', 'maybe'])).toEqual(['Yes', 'yes', 'maybe'])
  })

  it('may be named like what every object has', () => {
    const cells = ['__proto__', 'constructor', '__proto__', 'toString']
    expect(textsOf(cells)).toEqual(cells)
    const odd = { name: 'constructor', index: 0, type: Object as unknown as ColumnType }
    const [chunk] = chunksOf(['1', '2'])
    const source = { ...odd, summaries: [chunk!.summary], load: () => chunk!.data }
    expect(assembleColumn(source, defaultReading, inMemory).column).toMatchObject({
      name: 'constructor',
      type: 'integer',
    })
  })
})

describe('a type that somebody chose', () => {
  const cells = ['1', '2.5', '007', 'x', '', 'yes', '2024-01-02', 'inf', '1e3']
  const told = (type: ColumnType) =>
    assembled(cells, { type }).warnings.map(({ code, count, rows }) => [code, count, rows] as const)

  it('number takes numbers, digits with leading zeros too', () => {
    expect(valuesOf(cells, { type: 'number' })).toEqual([1, 2.5, 7, ...new Array(5).fill(Number.NaN), 1000])
    expect(told('number')).toEqual([
      ['missing-values', 1, [5]],
      ['not-a-number', 3, [4, 6, 7]],
      ['not-finite', 1, [8]],
      ['exponent', 1, [9]],
      ['leading-zeros', 1, [3]],
    ])
  })

  it('integer takes whole numbers only', () => {
    expect(valuesOf(cells, { type: 'integer' })).toEqual([1, Number.NaN, 7, ...new Array(5).fill(Number.NaN), 1000])
    expect(told('integer').slice(1, 3)).toEqual([
      ['not-a-number', 3, [4, 6, 7]],
      ['not-a-number', 1, [2]],
    ])
  })

  it('date takes dates, with the day first where that is open', () => {
    expect(valuesOf(cells, { type: 'date' }).filter((value) => !Number.isNaN(value))).toEqual([Date.UTC(2024, 0, 2)])
    expect(told('date')).toEqual([
      ['missing-values', 1, [5]],
      ['not-a-date', 7, [1, 2, 3, 4, 6, 8, 9]],
    ])
    const open = assembled(['03/04/2024'], { type: 'date' })
    expect((open.column as NumberColumn).values[0]).toBe(Date.UTC(2024, 3, 3))
    expect(open.warnings.map(({ code }) => code)).toEqual(['ambiguous-dates'])
    expect(open.warnings[0]!.message).toContain('read with the day first')
  })

  it('boolean takes words, and 0 and 1', () => {
    expect(textsOf(cells, { type: 'boolean' })).toEqual(['true', ...new Array(4).fill(null), 'true', null, null, null])
    expect(told('boolean')).toEqual([
      ['missing-values', 1, [5]],
      ['not-a-boolean', 6, [2, 3, 4, 7, 8, 9]],
    ])
    expect(assembled(['1', '0', '1'], { type: 'boolean' }).column).toMatchObject({
      type: 'boolean',
      levels: ['0', '1'],
    })
  })

  it.each(['category', 'text', 'identifier'] as const)('%s takes every cell as it is written', (type) => {
    expect(textsOf(cells, { type })).toEqual(cells.map((cell) => (cell === '' ? null : cell)))
    expect(told(type)).toEqual([['missing-values', 1, [5]]])
  })
})

describe('what is told', () => {
  const messages = (cells: string[], way: Way = {}) => assembled(cells, way).warnings.map(({ message }) => message)

  it('names every kind of cell that is not plain', () => {
    const cells = [...numbers(60), 'oops', 'inf', '9007199254740993', '1e5', '2E5', '1,000']
    expect(messages(cells, { reading: { thousands: ',' } })).toEqual([
      '1 of 66 cells in c is not a number: row 61; treated as missing',
      '1 of 66 cells in c is not finite: row 62; treated as missing',
      '1 of 66 cells in c is too long for an exact number: row 63; rounded to 53 binary digits',
      '2 of 66 cells in c are written with an exponent: rows 64, 65; read as numbers',
      '1 of 66 cells in c is written with thousands marks: row 66; read as numbers',
    ])
  })

  it('says why a column is an identifier', () => {
    expect(messages(['01', '2', '003'])).toEqual([
      '2 of 3 cells in c begin with a zero: rows 1, 3; the column is kept as it is written',
    ])
    expect(messages(['9007199254740993', '9007199254740995', '12'])).toEqual([
      'c looks like an identifier: 2 integers are beyond 2^53 (rows 1, 2); the column is kept as it is written',
    ])
    expect(messages(Array.from({ length: 30 }, (_, row) => `A-${row}`))).toEqual([
      'c looks like an identifier: 30 of 30 values are distinct',
    ])
  })

  it('says what times were cut', () => {
    expect(messages(['2024-01-01T00:00:00.1234', '2024-01-01'])).toEqual([
      '1 of 2 cells in c has a time finer than a millisecond: row 1; cut to milliseconds',
    ])
  })

  it('says where numbers have the other decimal mark', () => {
    const codesOf = (cells: string[], way: Way = {}) => assembled(cells, way).warnings.map(({ code }) => code)
    const { column, warnings } = assembled(['31,4', 'NA', '-2,0', ' +0,25 ', '31,4'])
    expect(column.type).toBe('category')
    expect(warnings[1]).toMatchObject({ code: 'decimal-comma', count: 4, rows: [1, 3, 4, 5] })
    const many = Array.from({ length: 190 }, (_, row) => `${row},5`)
    expect(typeOf([...many, ...many])).toBe('text')
    expect(codesOf([...many, ...repeated(10, 'x')])).toEqual(['decimal-comma'])
    expect(codesOf([...many, ...repeated(11, 'x')])).toEqual(['other-reading'])
    expect(codesOf(['1,2,3', '4,5,6', ',5', '5,', '1.5,2'])).toEqual([])
    expect(codesOf(['1,000', '-12,345', '123,456'])).toEqual([])
    for (const clear of ['0,125', '1234,567', '1,5']) expect(codesOf(['1,000', clear])).toEqual(['decimal-comma'])
    expect(codesOf(['1.5', '2.25'], { reading: { decimal: ',' } })).toEqual(['decimal-comma'])
  })

  it('says where both decimal marks are in one column', () => {
    const { column, warnings } = assembled([...numbers(40), '3,5'])
    expect(column.type).toBe('number')
    expect(warnings.map(({ code, rows }) => [code, rows])).toEqual([
      ['not-a-number', [41]],
      ['mixed-decimals', [41]],
    ])
    expect(assembled(['3.5', '3,5']).warnings.map(({ code }) => code)).toEqual(['mixed-decimals'])
  })
})

describe('a column in pieces', () => {
  it.each([[[...numbers(500), 'x', '', '1e3']], [repeated(700, 'b', 'a', 'NA')], [days(300)], [[]]])(
    'has the values of the whole',
    (cells) => {
      const chunks = chunksOf(cells, { cuts: [3, 150, 150, 290].filter((cut) => cut <= cells.length) })
      const source = {
        ...{ name: 'c', index: 0, type: null, summaries: chunks.map(({ summary }) => summary) },
        load: (at: number) => chunks[at]!.data,
      }
      const pieces: number[] = []
      const { column, ...told } = assembleColumnInPieces(source, defaultReading, (piece) => pieces.push(...piece))
      const whole = assembleColumn(source, defaultReading, inMemory)
      const array = whole.column.kind === 'number' ? whole.column.values : whole.column.codes
      expect(pieces).toEqual(Array.from(array))
      expect(whole).toMatchObject({ column, ...told })
    },
  )
})
