import type { ColumnType, Reading } from '../../../spec/reading'
import type { Tally } from './tally'

/** What a column holds, as the tally of its cells says; which of the types of texts is for the texts to say. */
export type Holding =
  | { kind: 'number'; type: 'number' | 'integer' }
  /** `order` is how dates that may have day or month first are read; null where such cells are no dates. */
  | { kind: 'date'; order: 'dayFirst' | 'monthFirst' | null; ambiguous: boolean }
  | { kind: 'texts'; ambiguous: boolean; why: 'texts' | 'leadingZeros' | 'large' }

const share = 0.95
const fewest = 20

/** Every present cell fits, or at least 95 % and 20 of them do. */
function mostFit(fitting: number, others: number): boolean {
  return fitting > 0 && (others === 0 || (fitting >= fewest && fitting >= share * (fitting + others)))
}

/** @param overruled the type that somebody chose, or null */
export function holdingOf(tally: Tally, overruled: ColumnType | null, reading: Pick<Reading, 'dateOrder'>): Holding {
  if (overruled === 'number' || overruled === 'integer') return { kind: 'number', type: overruled }
  const dates = datesOf(tally, reading)
  if (overruled === 'date') {
    const order = dates.order ?? (reading.dateOrder === 'mdy' ? 'monthFirst' : 'dayFirst')
    return { kind: 'date', order, ambiguous: dates.ambiguous }
  }
  if (overruled !== null) return { kind: 'texts', ambiguous: false, why: 'texts' }
  const numbers = numbersOf(tally)
  if (numbers) return numbers
  if (dates.fits) return { kind: 'date', order: dates.order, ambiguous: false }
  return { kind: 'texts', ambiguous: dates.ambiguous, why: 'texts' }
}

function numbersOf(tally: Tally): Holding | null {
  const { number, notFinite, leadingZeros, large, exponent, fraction } = tally
  const texts = tally.text.count + tally.boolean.count + dateCount(tally)
  if (number.count + leadingZeros.count === 0) return null
  if (!mostFit(number.count + notFinite.count + leadingZeros.count, texts)) return null
  if (leadingZeros.count > 0) return { kind: 'texts', ambiguous: false, why: 'leadingZeros' }
  // A number with an exponent may be large as well, so that this many at least are plain digits.
  const identifiers = fraction.count === 0 && 2 * (large.count - exponent.count) > number.count
  if (identifiers) return { kind: 'texts', ambiguous: false, why: 'large' }
  return { kind: 'number', type: fraction.count === 0 ? 'integer' : 'number' }
}

/** Cells that are dates by some order. */
export function dateCount({ date, dayFirst, monthFirst, eitherFirst }: Tally): number {
  return date.count + dayFirst.count + monthFirst.count + eitherFirst.count
}

/** The order of day and month that fits all dates; where both do, they are ambiguous. */
function datesOf(tally: Tally, { dateOrder }: Pick<Reading, 'dateOrder'>) {
  const [certain, either] = [tally.date.count, tally.eitherFirst.count]
  const [byDay, byMonth] = [tally.dayFirst.count, tally.monthFirst.count]
  const others =
    tally.number.count + tally.notFinite.count + tally.leadingZeros.count + tally.boolean.count + tally.text.count
  const dayFits = mostFit(certain + either + byDay, others + byMonth)
  const monthFits = mostFit(certain + either + byMonth, others + byDay)
  if (dateOrder !== 'ymd') return { fits: dayFits, order: null, ambiguous: false }
  if (dayFits && monthFits) {
    const oneFitsAll = byDay > 0 !== byMonth > 0
    if (oneFitsAll)
      return { fits: true, order: byDay > 0 ? ('dayFirst' as const) : ('monthFirst' as const), ambiguous: false }
    const certainFit = mostFit(certain, others + byDay + byMonth + either)
    return { fits: either === 0 && certainFit, order: null, ambiguous: either > 0 }
  }
  if (dayFits) return { fits: true, order: 'dayFirst' as const, ambiguous: false }
  if (monthFits) return { fits: true, order: 'monthFirst' as const, ambiguous: false }
  const onlyOne = byDay > 0 !== byMonth > 0
  return {
    fits: false,
    order: onlyOne ? (byDay > 0 ? ('dayFirst' as const) : ('monthFirst' as const)) : null,
    ambiguous: false,
  }
}
