import { expect, it } from 'vitest'
import { dateText, dayOf, dayStart, shortDateText, spanText } from '@renderer/panels/data/columns/dateText'

const noon = Date.UTC(2024, 1, 29, 12, 30)

it('shows a day without a time at midnight, and with it otherwise', () => {
  expect(dateText(Date.UTC(2024, 1, 29))).toBe('2024-02-29')
  expect(dateText(noon)).toBe('2024-02-29 12:30')
  expect(dateText(noon + 5000)).toBe('2024-02-29 12:30:05')
  expect(dateText(noon + 5123)).toBe('2024-02-29 12:30:05.123')
  expect(dateText(Date.UTC(1969, 11, 31))).toBe('1969-12-31')
  expect(dateText(NaN)).toBe('–')
})

it('leaves the time out of a long span', () => {
  expect(shortDateText(noon, 30 * 86_400_000)).toBe('2024-02-29')
  expect(shortDateText(noon, 86_400_000)).toBe('2024-02-29 12:30')
})

it('says a span in the largest unit that it fills', () => {
  expect([spanText(36e5 * 36), spanText(90_000), spanText(1500)]).toEqual(['1.5 days', '1.5 minutes', '1.5 s'])
})

it('reads the day of a field, from its first to its last millisecond', () => {
  expect(dayStart('2024-02-29')).toBe(Date.UTC(2024, 1, 29))
  expect(dayStart('2024-02-29', true)).toBe(Date.UTC(2024, 2, 1) - 1)
  expect([dayStart(''), dayStart('29.2.2024')]).toEqual([NaN, NaN])
  expect([dayOf(noon), dayOf(null)]).toEqual(['2024-02-29', ''])
})
