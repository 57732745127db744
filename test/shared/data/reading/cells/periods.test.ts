import { expect, it } from 'vitest'
import { periodDate } from '@shared/data/reading/cells/periods'

// Weeks by Python's date.fromisocalendar.
it.each([
  ['2018-01', '2018-01-01'],
  ['2018/1', '2018-01-01'],
  ['12/2018', '2018-12-01'],
  ['January 2020', '2020-01-01'],
  ['Jan-20', '2020-01-01'],
  ['Jan-99', '1999-01-01'],
  ['2021-Q1', '2021-01-01'],
  ['2021Q4', '2021-10-01'],
  ['Q3 2021', '2021-07-01'],
  ['2Q21', '2021-04-01'],
  ['2021-W05', '2021-02-01'],
  ['2021W5', '2021-02-01'],
  ['2020-W53', '2020-12-28'],
  ['2020-W01', '2019-12-30'],
  ['1965-W02', '1965-01-11'],
])('%s is the period that begins on %s', (text, day) => expect(periodDate(text)).toBe(Date.parse(day)))

it.each(['2018-13', '2018-00', '2021-Q5', '2021-W54', '2021-W53', '2021-W00', '2018', '2018-01-01', '20-Jan', 'x'])(
  '%s is no period',
  (text) => expect(periodDate(text)).toBeNaN(),
)
