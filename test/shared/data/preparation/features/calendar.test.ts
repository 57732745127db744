import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDay, datePart } from '@shared/data/preparation/features/calendar'

const day = 86_400_000
/** The days that a Date of JavaScript can hold. */
const days = fc.integer({ min: -99_999_000, max: 99_999_000 })

describe('calendarDay', () => {
  it('is the day that JavaScript finds', () => {
    fc.assert(
      fc.property(days, (count) => {
        const date = new Date(count * day)
        const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
        const first = new Date(0)
        first.setUTCFullYear(year, 0, 1)
        const dayOfYear = Math.round((count * day - first.getTime()) / day) + 1
        expect(calendarDay(count)).toEqual({ year, month: month + 1, day: date.getUTCDate(), dayOfYear })
      }),
      { numRuns: 2000, examples: [[0], [-1], [11_016], [11_017], [19_782], [-719_468], [-25_509]] },
    )
  })
})

describe('datePart', () => {
  const at = Date.UTC(2024, 1, 29, 18, 30)

  it('takes each part', () => {
    const parts = ['elapsed', 'year', 'month', 'day', 'weekday', 'hour', 'dayOfYear'] as const
    // 29 February 2024 was a Thursday.
    expect(parts.map((part) => datePart(part, at))).toEqual([19_782 + 18.5 / 24, 2024, 2, 29, 4, 18, 60])
    expect(parts.map((part) => datePart(part, Number.NaN))).toEqual(parts.map(() => Number.NaN))
  })

  it('counts weekdays from Monday, also before 1970', () => {
    fc.assert(
      fc.property(days, (count) => {
        expect(datePart('weekday', count * day)).toBe(new Date(count * day).getUTCDay() || 7)
        expect(datePart('hour', count * day - 1)).toBe(23)
      }),
    )
  })
})
