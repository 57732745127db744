import { namedDate } from './monthNames'

/** A date's cell: what it is by each order of day and month, in milliseconds since 1970-01-01 UTC; NaN where it is none. */
export interface SpelledDate {
  dayFirst: number
  monthFirst: number
  /** Digits beyond milliseconds, not all 0, which are cut off. */
  fine: boolean
}

/** In milliseconds. */
export const dayLength = 86_400_000
/** Days from 0001-01-01 to 1970-01-01, proleptic Gregorian calendar. */
const daysBefore1970 = 719_162
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Hours of one or two digits, seconds and their fraction, AM or PM (a. m. too), and an offset: Z, UTC, GMT, +01, +0100, +01:00 or GMT+1. */
const time =
  '(?:(?:T|, | )(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?(?:[ \u00a0\u202f]?([AaPp])(?:\\.[ \u00a0\u202f]?)?[Mm]\\.?)?(?: ?Z| ?(?:UTC|GMT)| ?(?:(?:UTC|GMT) ?)?([+-])(\\d{2}|(?<=(?:UTC|GMT) ?[+-])\\d):?(\\d{2})?)?)?'
const yearFirstPattern = new RegExp(`^(\\d{4})(?:-(\\d{2})-(\\d{2})|/(\\d{1,2})/(\\d{1,2}))${time}$`)
const yearLastPattern = new RegExp(`^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})${time}$`)
const shortest = 8

/**
 * The date that a text without blanks around spells, or null. ISO 8601 (date, or date and time with T or a blank between, seconds, fraction
 * and offset optional, hours of one digit and with AM or PM too), yyyy/mm/dd, and d.m.yyyy, d/m/yyyy, m/d/yyyy, d-m-yyyy and m-d-yyyy, with a time too. Without an offset
 * the time is UTC. Dates with the month's name (5 January 2021, Jan 5, 2021, 05-Jan-2021), as `namedDate` has them, read the same by every order.
 * Years 0001 to 9999. With points the day is first, unless `monthFirst` says otherwise.
 */
export function readDate(text: string, pointsMonthFirst = false): SpelledDate | null {
  if (text.length < shortest) return null
  if (text.charCodeAt(0) < 48 || text.charCodeAt(0) > 57) return readNamedDate(text)
  const yearFirst = yearFirstPattern.exec(text)
  if (yearFirst) {
    const [, year, month, day, monthToo, dayToo] = yearFirst
    const start = dayNumber(Number(year), Number(month ?? monthToo), Number(day ?? dayToo))
    return spelled(start, start, yearFirst.slice(6))
  }
  const yearLast = yearLastPattern.exec(text)
  if (!yearLast) return readNamedDate(text)
  const [, first, separator, second, year] = yearLast
  const points = separator === '.'
  const dayFirst = points && pointsMonthFirst ? Number.NaN : dayNumber(Number(year), Number(second), Number(first))
  const monthFirst = points && !pointsMonthFirst ? Number.NaN : dayNumber(Number(year), Number(first), Number(second))
  return spelled(dayFirst, monthFirst, yearLast.slice(5))
}

function readNamedDate(text: string): SpelledDate | null {
  const named = namedDate(text)
  return named?.year.length === 4 ? readDate(`${named.year}/${named.month}/${named.day}${named.time}`) : null
}

const zero = 48
const [dash, colon, point, letterT, letterZ, blank] = [45, 58, 46, 84, 90, 32]

/** The number that `count` digits spell from a place on, NaN where one is no digit. */
function digitsAt(text: string, from: number, count: number): number {
  let value = 0
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - zero
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/**
 * The date of a text in the most common forms, yyyy-mm-dd and with Thh:mm:ss (or a blank between), Thh:mm:ss.sss and Z or nothing
 * behind, as `readDate` has it; NaN where it takes a closer look.
 */
export function plainDate(text: string): number {
  const { length } = text
  if (length < 10 || length > 24 || text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return Number.NaN
  const start = dayNumber(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2)) * dayLength
  if (length === 10) return start
  const end = text.charCodeAt(length - 1) === letterZ ? length - 1 : length
  const between = text.charCodeAt(10)
  if ((between !== letterT && between !== blank) || (end !== 19 && end !== 23)) return Number.NaN
  if (text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon) return Number.NaN
  const [hour, minute, second] = [digitsAt(text, 11, 2), digitsAt(text, 14, 2), digitsAt(text, 17, 2)]
  if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN
  if (end === 23 && text.charCodeAt(19) !== point) return Number.NaN
  const milliseconds = end === 23 ? digitsAt(text, 20, 3) : 0
  return start + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds
}

/** Days since 1970-01-01, or NaN where the calendar has no such day. */
function dayNumber(year: number, month: number, day: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = (monthLengths[month - 1] ?? 0) + (leap && month === 2 ? 1 : 0)
  if (!(year >= 1 && day >= 1 && day <= length)) return Number.NaN
  const past = year - 1
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
  const before = (daysBeforeMonth[month - 1] as number) + (leap && month > 2 ? 1 : 0)
  return 365 * past + leapDays + before + day - 1 - daysBefore1970
}

const earliest = -daysBefore1970 * dayLength
/** The end of 9999-12-31. */
const latest = 2_932_897 * dayLength

/** From the hours of a clock of twelve: 12 AM is 0, 12 PM is 12. NaN where such a clock has none. */
export function hourOfDay(hour: number, half: string): number {
  if (!(hour >= 1 && hour <= 12)) return Number.NaN
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

/** @param parts hour, minute, second, fraction, A or P, sign and hours and minutes of the offset, as they are written */
function spelled(dayFirst: number, monthFirst: number, parts: readonly (string | undefined)[]): SpelledDate | null {
  const [written = '0', minute = '0', second = '0', fraction = '', half, sign, offsetHours = '0', offsetMinutes = '0'] =
    parts
  const hour = half === undefined ? Number(written) : hourOfDay(Number(written), half)
  if (!(hour < 24) || Number(minute) > 59 || Number(second) > 59) return null
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return null
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1)
  const ofDay = ((hour * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000 + milliseconds
  const at = (days: number): number => {
    const value = days * dayLength + ofDay
    return value >= earliest && value < latest ? value : Number.NaN
  }
  const [byDay, byMonth] = [at(dayFirst), at(monthFirst)]
  if (Number.isNaN(byDay) && Number.isNaN(byMonth)) return null
  return { dayFirst: byDay, monthFirst: byMonth, fine: /[1-9]/.test(fraction.slice(3)) }
}

/** "2024-03-01", or with the time "2024-03-01T14:30:00Z" (and milliseconds where there are any). */
export function dateText(value: number, withTime: boolean): string {
  if (!(value >= earliest && value < latest)) return String(value)
  const text = new Date(value).toISOString()
  if (!withTime) return text.slice(0, 10)
  return text.endsWith('.000Z') ? `${text.slice(0, 19)}Z` : text
}

/** The constant of a date: milliseconds since 1970-01-01, UTC, or a text that begins with the year. NaN where it is no date. */
export function dateConstant(constant: number | string): number {
  if (typeof constant === 'number') return constant
  const spelled = readDate(constant.trim())
  return spelled !== null && spelled.dayFirst === spelled.monthFirst ? spelled.dayFirst : Number.NaN
}
