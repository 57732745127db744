import { type SpelledDate, readDate } from '../../../math/dates'
import { namedDate } from '../../../math/monthNames'
import type { Reading } from '../../../spec/reading'

const pattern = /^(\d{1,2})([./-])(\d{1,2})\2(\d{1,2})(?=$|[ T,])(.*)$/

/** POSIX: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068. */
export function wholeYear(year: string): string {
  return String(Number(year) + (Number(year) < 69 ? 2000 : 1900))
}

/** The date that a text with a year of two digits spells by an order (the year first with `ymd`), in milliseconds; NaN where none. */
export function shortYearDate(text: string, order: Reading['dateOrder']): number {
  const found = pattern.exec(text)
  if (!found) return namedShortYear(text, order)
  const [, first = '', , second = '', third = '', time = ''] = found
  const year = order === 'ymd' ? first : third
  if (year.length !== 2) return Number.NaN
  const month = order === 'mdy' ? first : second
  const day = order === 'dmy' ? first : order === 'mdy' ? second : third
  const date: SpelledDate | null = readDate(`${wholeYear(year)}/${month}/${day}${time}`)
  return date === null ? Number.NaN : date.dayFirst
}

/** A month by its name leaves no order of day and month open; the year comes last. */
function namedShortYear(text: string, order: Reading['dateOrder']): number {
  const named = order === 'ymd' ? null : namedDate(text)
  if (named?.year.length !== 2) return Number.NaN
  return readDate(`${wholeYear(named.year)}/${named.month}/${named.day}${named.time}`)?.dayFirst ?? Number.NaN
}

export function hasShortYear(text: string): boolean {
  return pattern.test(text)
}
