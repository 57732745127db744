import { dayLength, readDate } from '../../../math/dates'
import { namedMonth } from '../../../math/monthNames'
import { wholeYear } from './shortYears'

const yearAndMonth = /^(\d{4})(?:[/-]| ?M)(\d{1,2})$/i
const monthAndYear = /^(\d{1,2})[/-](\d{4})$/
const yearAndQuarter = /^(\d{4})[ /-]?[QT]([1-4])$/i
const quarterAndYear = /^(?:Q([1-4])|([1-4])Q)[ /-]?(\d{4}|\d{2})$/i
const yearAndWeek = /^(\d{4})[ -]?W(\d{1,2})$/i

/**
 * The first day of the month, quarter or week (ISO 8601, from Monday) that a text spells: 2018-01, 2018M01, January 2020, Jan-20, 2021-Q1, 2021-W05.
 * In milliseconds since 1970-01-01 UTC; NaN where a text without blanks around is none.
 */
export function periodDate(text: string): number {
  const [, year, month] = yearAndMonth.exec(text) ?? []
  if (year !== undefined) return firstOf(year, Number(month))
  const [, monthBefore, yearBehind] = monthAndYear.exec(text) ?? []
  if (yearBehind !== undefined) return firstOf(yearBehind, Number(monthBefore))
  const [, ofYear, quarter] = yearAndQuarter.exec(text) ?? []
  if (ofYear !== undefined) return firstOf(ofYear, 3 * Number(quarter) - 2)
  const [, behindQ, beforeQ, yearOfQuarter] = quarterAndYear.exec(text) ?? []
  if (yearOfQuarter !== undefined) return firstOf(yearOfQuarter, 3 * Number(behindQ ?? beforeQ) - 2)
  const [, yearOfWeek, week] = yearAndWeek.exec(text) ?? []
  if (yearOfWeek !== undefined) return firstOfWeek(yearOfWeek, Number(week))
  const named = namedMonth(text)
  return named ? firstOf(named.year, named.month) : Number.NaN
}

function firstOf(year: string, month: number): number {
  return readDate(`${year.length === 2 ? wholeYear(year) : year}/${month}/1`)?.dayFirst ?? Number.NaN
}

/** The week that has the fourth of January is the first; the last has the 28th of December. */
function firstOfWeek(year: string, week: number): number {
  const mondayOf = (date: number): number => {
    const day = Math.floor(date / dayLength)
    // 1970-01-01 was a Thursday.
    return (day - ((((day + 3) % 7) + 7) % 7)) * dayLength
  }
  const first = mondayOf(readDate(`${year}/1/4`)?.dayFirst ?? Number.NaN)
  const last = mondayOf(readDate(`${year}/12/28`)?.dayFirst ?? Number.NaN)
  const found = first + 7 * (week - 1) * dayLength
  return week >= 1 && found <= last ? found : Number.NaN
}
