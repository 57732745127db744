import type { Reading } from '../../../spec/reading'

/** What of a reading says what a cell is. */
export type CellReading = Pick<Reading, 'decimal' | 'thousands' | 'missingWords' | 'dateOrder'>

/** The same with what else is known of the file and its columns. */
export type ColumnReading = CellReading & Partial<Pick<Reading, 'delimiter' | 'forms'>>

const longestLevel = 1000

/** Whether a text of more than 1,000 UTF-16 code units cannot be a level of a category: its column is free text. */
export function isLongText(cell: string): boolean {
  return cell.length > longestLevel
}
