import type { ImportWarning } from '../../../contract/dataset'
import type { Reading } from '../../../spec/reading'
import { counted, nameList, withThousands } from '../../../spec/words/wording'

/** A row at the end of a table with one text in it. */
export interface Note {
  /** Without blanks around it. */
  text: string
  /** Rows that begin with it. */
  count: number
}

/** Of a text by which rows are left out. */
const longestText = 200

/** Tells of rows at the end that look like notes below the table, which a spreadsheet filled up. @param notes the last row first */
export function notesBelowWarnings(
  notes: readonly Note[],
  rows: number,
  { leaveOutRows }: Pick<Reading, 'leaveOutRows'>,
): ImportWarning[] {
  if (notes.length === 0 || notes.some(({ text }) => text.length > longestText)) return []
  const texts = [...new Set(notes.map(({ text }) => text))].reverse()
  const lost = texts.reduce((sum, text) => sum + (notes.find((note) => note.text === text)?.count ?? 0), 0)
  const kept = rows - lost
  const what = notes.length === 1 ? 'The last row holds one text' : `The last ${notes.length} rows hold one text each`
  const message = `${what} and nothing else (${nameList(
    texts.map((text) => `“${text}”`),
    3,
  )}): most likely notes below the table; read as data`
  const label = `Leave them out: ${withThousands(kept)} of ${counted(rows, 'row')} kept`
  const remedy = { label, changes: { leaveOutRows: [...leaveOutRows, ...texts] }, kept, lost }
  const first = Array.from({ length: Math.min(10, notes.length) }, (_, index) => rows - notes.length + 1 + index)
  return [{ code: 'notes-below', column: null, count: notes.length, rows: first, message, remedies: [remedy] }]
}
