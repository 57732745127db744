import { hourOfDay } from '../../../math/dates'

const pattern = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?: ?([AaPp])\.?[Mm]\.?)?$/

/** A time of day or a duration (7:05, 2:12:17, 7:05 PM) in hours; NaN where a text without blanks around is none. */
export function clockHours(text: string): number {
  const found = pattern.exec(text)
  if (!found) return Number.NaN
  const [, written, minute, second = '0', fraction = '', half] = found
  const hour = half === undefined ? Number(written) : hourOfDay(Number(written), half)
  const seconds = fraction === '' ? Number(second) : Number(`${second}.${fraction}`)
  return hour + (Number(minute) * 60 + seconds) / 3600
}
