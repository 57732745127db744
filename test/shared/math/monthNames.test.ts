import { describe, expect, it } from 'vitest'
import { readDate } from '@shared/math/dates'
import { namedMonth } from '@shared/math/monthNames'

const day = Date.UTC(2021, 0, 5)

describe('dates that name their month', () => {
  it.each([
    ...[
      'Jan 5, 2021',
      'January 5, 2021',
      'January 5th, 2021',
      'Jan. 5 2021',
      'JAN-05-2021',
      '05-Jan-2021',
      '05-JAN-2021',
    ],
    ...['5 January 2021', '5 Jan 2021', '05JAN2021', 'Tue, 5 Jan 2021', 'Tuesday, January 5, 2021', '2021-Jan-05'],
    ...[
      '5. Januar 2021',
      'Di., 5. Jan. 2021',
      '5 janv. 2021',
      'mardi 5 janvier 2021',
      '5 de enero de 2021',
      '5 ene 2021',
    ],
    ...[
      '5 gennaio 2021',
      '5 de janeiro de 2021',
      '5 januari 2021',
      '5. jan. 2021',
      '5. tammikuuta 2021',
      '5 stycznia 2021',
    ],
    ...[
      '5. ledna 2021',
      '5 января 2021 г.',
      '5 січня 2021',
      '5 Ocak 2021',
      '2021. január 5.',
      '5 Ιανουαρίου 2021',
      '2021年1月5日',
    ],
  ])('are read by every order: %s', (text) => {
    expect(readDate(text)).toEqual({ dayFirst: day, monthFirst: day, fine: false })
    expect(readDate(text, true)?.monthFirst).toBe(day)
  })

  it.each([
    ['1 févr. 2022', '2022-02-01'],
    ['9 aout 2022', '2022-08-09'],
    ['31 DÉC. 2022', '2022-12-31'],
    ['1er mars 2022', '2022-03-01'],
    ['12. Mrz 2022', '2022-03-12'],
    ['Feb 29, 2020', '2020-02-29'],
    ['5 Jan 2021 14:30', '2021-01-05T14:30Z'],
    ['January 5, 2021 at 3:04 PM', '2021-01-05T15:04Z'],
    ['Tue, 05 Jan 2021 10:11:12 +0100', '2021-01-05T09:11:12Z'],
    ['Tue Jan 5 10:11:12 +0000 2021', '2021-01-05T10:11:12Z'],
    ['Tue Jan  5 10:11:12 2021', '2021-01-05T10:11:12Z'],
  ])('are read: %s', (text, iso) => expect(readDate(text)?.dayFirst).toBe(Date.parse(iso)))

  it.each([
    ...[
      'Feb 30, 2021',
      '31 Apr 2021',
      '0 Jan 2021',
      '32 Jan 2021',
      'Jan 5, 21',
      'Jan 2021',
      '5 Jan',
      'Invoice 5 Jan 2021',
    ],
    ...[
      '5 Foo 2021',
      'Room 5, 2021',
      '5 Jan 2021 x',
      '5 Jan 2021 25:00',
      'January',
      'Jan 5, 2021 and 6',
      '12345 Jan 2021',
    ],
  ])('are none: %s', (text) => expect(readDate(text)).toBeNull())
})

it.each([
  ['January 2020', '2020', 1],
  ['Jan-20', '20', 1],
  ["Dec '19", '19', 12],
  ['2020-Mar', '2020', 3],
  ['septembre 2020', '2020', 9],
])('a month with its year is found: %s', (text, year, month) => expect(namedMonth(text)).toEqual({ year, month }))

it.each(['Foo 2020', '20-Jan', 'Jan', '2020', 'Jan 5, 2020'])('a month with its year is not in %s', (text) =>
  expect(namedMonth(text)).toBeNull(),
)
