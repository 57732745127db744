import type { Reading } from '../../../spec/reading'
import { readDate } from '../../../math/dates'

/** By which orders a cell is a date; null where by none. */
function ordersOf(cell: string): { dayFirst: boolean; monthFirst: boolean } | null {
  const text = cell.trim()
  const dayFirst = !Number.isNaN(readDate(text)?.dayFirst ?? Number.NaN)
  const monthFirst = !Number.isNaN(readDate(text, true)?.monthFirst ?? Number.NaN)
  return dayFirst || monthFirst ? { dayFirst, monthFirst } : null
}

/** Whether the cell is a date by any order of day and month. */
export function isDateLike(cell: string): boolean {
  return ordersOf(cell) !== null
}

/**
 * The order of day and month in dates such as 03/04/2024, from columns of dates in which some can have one order only. `ymd`, which
 * says nothing of them, where there is no proof or proofs contradict each other.
 *
 * @param columns their cells, without missing ones
 */
export function guessDateOrder(columns: readonly (readonly string[])[]): Reading['dateOrder'] {
  let dayFirst = false
  let monthFirst = false
  for (const cells of columns) {
    const orders = cells.map(ordersOf)
    if (orders.some((order) => order === null)) continue
    dayFirst ||= orders.some((order) => order?.monthFirst === false)
    monthFirst ||= orders.some((order) => order?.dayFirst === false)
  }
  if (dayFirst === monthFirst) return 'ymd'
  return dayFirst ? 'dmy' : 'mdy'
}
