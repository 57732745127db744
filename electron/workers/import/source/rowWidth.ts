import type { Reading } from '@shared/spec/reading'

/**
 * `exact`: as wide as the header. `trailing`: it had empty cells beyond that, behind a delimiter too many, which are cut. `filled`: it was short, and
 * empty cells stand for those that it lacked. `uneven`: of another width.
 */
export type RowWidth = 'exact' | 'trailing' | 'filled' | 'uneven'

/** Brings a row to the width of the header where no cell is lost by it; `leaveOut` takes every other width for uneven, as it always did. */
export function fitWidth(row: string[], width: number, rule: Reading['raggedRows']): RowWidth {
  if (row.length === width) return 'exact'
  if (row.length > width) {
    if (rule === 'leaveOut') return 'uneven'
    for (let column = width; column < row.length; column++) {
      if ((row[column] as string).trim() !== '') return 'uneven'
    }
    row.length = width
    return 'trailing'
  }
  if (rule !== 'fill') return 'uneven'
  while (row.length < width) row.push('')
  return 'filled'
}
