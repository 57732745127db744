import type { DatePart } from '../../../spec/runSpec'
import { dayLength } from '../../../math/dates'

const hourLength = 3_600_000

/** Days of 400 years of the Gregorian calendar, of 100 without a leap day at their end, of 4 and of 1. */
const [days400, days100, days4, days1] = [146_097, 36_524, 1461, 365]
/** Days from 0000-03-01 to 1970-01-01, proleptic Gregorian calendar. */
const daysBefore1970 = 719_468

interface CalendarDay {
  year: number
  /** 1 to 12. */
  month: number
  /** 1 to 31. */
  day: number
  /** 1 to 366. */
  dayOfYear: number
}

/** The day so many days after 1970-01-01, proleptic Gregorian calendar. Years are counted from March, so that a leap day is the last. */
export function calendarDay(days: number): CalendarDay {
  const sinceMarch = days + daysBefore1970
  const era = Math.floor(sinceMarch / days400)
  let rest = sinceMarch - era * days400
  const centuries = Math.min(3, Math.floor(rest / days100))
  rest -= centuries * days100
  const fours = Math.floor(rest / days4)
  rest -= fours * days4
  const ones = Math.min(3, Math.floor(rest / days1))
  rest -= ones * days1
  // From March on, five months have 153 days: 31, 30, 31, 30, 31.
  const monthFromMarch = Math.floor((5 * rest + 2) / 153)
  const day = rest - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const marchYear = era * 400 + centuries * 100 + fours * 4 + ones
  const january = monthFromMarch >= 10
  const year = january ? marchYear + 1 : marchYear
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return {
    year,
    month: january ? monthFromMarch - 9 : monthFromMarch + 3,
    day,
    dayOfYear: january ? rest - 305 : rest + (leap ? 60 : 59) + 1,
  }
}

/**
 * One part of a date, UTC: `elapsed` days since 1970-01-01 with their fraction; year; month 1 to 12; day 1 to 31; weekday 1
 * (Monday) to 7 (Sunday), as in ISO 8601; hour 0 to 23; dayOfYear 1 to 366. NaN stays NaN.
 * @param milliseconds since 1970-01-01, UTC
 */
export function datePart(part: DatePart, milliseconds: number): number {
  if (part === 'elapsed') return milliseconds / dayLength
  const days = Math.floor(milliseconds / dayLength)
  if (part === 'hour') return Math.floor((milliseconds - days * dayLength) / hourLength)
  // 1970-01-01 was a Thursday.
  if (part === 'weekday') return ((((days + 3) % 7) + 7) % 7) + 1
  return calendarDay(days)[part]
}
