import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateConstant, dateText, plainDate, readDate } from '@shared/math/dates'

const valueOf = (text: string) => readDate(text)?.dayFirst ?? null
const anyTime = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

describe('readDate', () => {
  // Milliseconds by Python's datetime and by pandas 1.5.3.
  it.each([
    ['0001-01-01', -62_135_596_800_000],
    ['1600-12-31', -11_644_560_000_000],
    ['1900-03-01', -2_203_891_200_000],
    ['2000-02-29', 951_782_400_000],
    ['2000/2/29', 951_782_400_000],
    ['2024-03-01T14:30', 1_709_303_400_000],
    ['2024-03-01 14:30:00Z', 1_709_303_400_000],
    ['1969-12-31T23:59:59.999', -1],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
    ['2024-03-01T14:30:15.250+05:30', 1_709_283_615_250],
    ['1999-12-31T23:00:00-02:15', 946_689_300_000],
    ['29.2.2000', 951_782_400_000],
    ['29/02/2000', 951_782_400_000],
    ['29-02-2000', 951_782_400_000],
  ])('reads %s', (text, value) => expect(valueOf(text)).toBe(value))

  it.each([
    ...['2024-02-30', '1900-02-29', '2023-02-29', '2024-13-01', '2024-00-10', '2024-01-00', '0000-01-01', '31/02/2024'],
    ...[
      '2024-1-1',
      '24-01-01',
      '20240101',
      '2024-01-01T24:00',
      '2024-01-01T10',
      '2024-01-01T10:60',
      '2024-01-01T10:00:60',
    ],
    ...[
      '2024-01-01T10:00+010',
      '2024-01-01Z',
      '2024-01-01  10:00',
      '1.2/2024',
      '01/02/24',
      '2024-01-01x',
      'x2024-01-01',
    ],
    ...['0001-01-01T00:00+01:00', '9999-12-31T23:59-00:01', '2024-01-01T10:00:00.', ''],
  ])('takes %j for no date', (text) => expect(readDate(text)).toBeNull())

  it('reads day and month in both orders, and points with the day first unless told', () => {
    const [april3, march4] = [Date.UTC(2024, 3, 3), Date.UTC(2024, 2, 4)]
    for (const text of ['03/04/2024', '3-4-2024']) {
      expect(readDate(text)).toEqual({ dayFirst: april3, monthFirst: march4, fine: false })
    }
    expect(readDate('3.4.2024')).toEqual({ dayFirst: april3, monthFirst: Number.NaN, fine: false })
    expect(readDate('3.4.2024', true)).toEqual({ dayFirst: Number.NaN, monthFirst: march4, fine: false })
    expect(readDate('13/04/2024')).toMatchObject({ dayFirst: Date.UTC(2024, 3, 13), monthFirst: Number.NaN })
    expect(readDate('04/13/2024')).toMatchObject({ dayFirst: Number.NaN, monthFirst: Date.UTC(2024, 3, 13) })
  })

  it('cuts what is finer than a millisecond, and says so', () => {
    expect(readDate('1970-01-01T00:00:00.1239')).toEqual({ dayFirst: 123, monthFirst: 123, fine: true })
    expect(readDate('1970-01-01T00:00:00.123000')).toMatchObject({ dayFirst: 123, fine: false })
    expect(readDate('1970-01-01T00:00:00.5')).toMatchObject({ dayFirst: 500, fine: false })
  })

  it('reads each day as the calendar of the host has it', () => {
    fc.assert(
      fc.property(anyTime, (date) => {
        const [day, month, year] = [
          date.getUTCDate(),
          date.getUTCMonth() + 1,
          String(date.getUTCFullYear()).padStart(4, '0'),
        ]
        const start = Date.parse(`${date.toISOString().slice(0, 10)}T00:00:00Z`)
        expect(readDate(`${day}.${month}.${year}`)?.dayFirst).toBe(start)
        expect(readDate(`${month}/${day}/${year}`)?.monthFirst).toBe(start)
      }),
    )
  })
})

describe('dateText', () => {
  it('is read back as the same date, with the time where there is one', () => {
    fc.assert(
      fc.property(anyTime, (date) => {
        expect(valueOf(dateText(date.getTime(), true))).toBe(date.getTime())
        const day = Math.floor(date.getTime() / 86_400_000) * 86_400_000
        expect(valueOf(dateText(day, false))).toBe(day)
      }),
    )
  })

  it('shows milliseconds only where there are any', () => {
    expect([0, 1, -1].map((value) => dateText(value, true))).toEqual([
      '1970-01-01T00:00:00Z',
      '1970-01-01T00:00:00.001Z',
      '1969-12-31T23:59:59.999Z',
    ])
    expect(dateText(-62_135_596_800_000, false)).toBe('0001-01-01')
    expect(dateText(1e18, false)).toBe('1000000000000000000')
  })
})

describe('plainDate', () => {
  it('is the date or leaves it to readDate', () => {
    const digit = fc.constantFrom(...'0123456789')
    const shape = fc.constantFrom(
      'dddd-dd-dd',
      'dddd-dd-ddTdd:dd:dd',
      'dddd-dd-dd dd:dd:ddZ',
      'dddd-dd-ddTdd:dd:dd.dddZ',
      'dddd-dd-ddxdd:dd:dd',
    )
    const text = fc.tuple(shape, fc.array(digit, { minLength: 20, maxLength: 20 })).map(([form, digits]) => {
      let at = 0
      return form.replaceAll('d', () => digits[at++]!)
    })
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          anyTime.map((date) => date.toISOString()),
          fc.string(),
        ),
        (spelled) => {
          const plain = plainDate(spelled)
          if (!Number.isNaN(plain))
            expect(readDate(spelled)).toEqual({ dayFirst: plain, monthFirst: plain, fine: false })
        },
      ),
      { numRuns: 2000 },
    )
    expect(plainDate('2024-03-01T14:30:00.250Z')).toBe(Date.UTC(2024, 2, 1, 14, 30, 0, 250))
    expect(plainDate('2024-03-01')).toBe(Date.UTC(2024, 2, 1))
  })
})

it('reads the constant of a date', () => {
  expect(dateConstant(' 2024-03-01 ')).toBe(Date.UTC(2024, 2, 1))
  expect(dateConstant(86_400_000)).toBe(86_400_000)
  expect([dateConstant('03/04/2024'), dateConstant('x')]).toEqual([Number.NaN, Number.NaN])
})
