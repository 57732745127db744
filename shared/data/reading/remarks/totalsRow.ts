import type { ImportWarning } from '../../../contract/dataset'
import type { Reading } from '../../../spec/reading'
import { counted, nameList, withThousands } from '../../../spec/words/wording'
import type { ColumnInfo } from '../../../spec/columnInfo'

/** What a last row begins with that holds sums or means of the rows above. */
const totalWords =
  /^(?:(?:grand|overall|sub|all)?[ -]?totals?|total g[ée]n[ée]ra?l|totale|totaux|sum|sums|summe|summa|suma|somme|gesamt(?:summe)?|insgesamt|zusammen|razem|celkem|összesen|yhteensä|toplam|i alt|averages?|mean|mittelwert|durchschnitt|moyenne|promedio|media|średnia|итого|всего|合计|总计|合計|平均)\s*:?$/iu

export function namesTotal(text: string): boolean {
  return totalWords.test(text.trim())
}

/** The beginning of a table's last row. */
export interface LastRow {
  /** Index of the first column in which it has a cell. */
  column: number
  /** That cell as it is written. */
  text: string
  /** Rows that have the same cell in that column. */
  count: number
}

/**
 * Tells of a last row that holds totals: it says so, and either a number of it is the sum or the mean of the column above, or the
 * column in which it says so holds no texts otherwise.
 */
export function totalsRowWarnings(
  { column: index, text, count }: LastRow,
  rows: number,
  columns: readonly { info: ColumnInfo; endsInTotal: boolean }[],
  { leaveOutRows }: Pick<Reading, 'leaveOutRows'>,
): ImportWarning[] {
  const first = columns[index]?.info
  if (first === undefined) return []
  const proven = columns.filter(({ endsInTotal: isTotal }) => isTotal).map(({ info }) => info.name)
  const among = first.type === 'number' || first.type === 'integer' || first.type === 'date'
  if (proven.length === 0 && !among) return []
  const why =
    proven.length > 0
      ? `${nameList(proven, 3)} ${proven.length === 1 ? 'is' : 'are'} the sum or the mean of the rows above`
      : `${first.name} holds no other texts`
  return [totalsWarning(text.trim(), count, rows, `seems to hold totals, since ${why}; read as data`, leaveOutRows)]
}

/** The same of a file that is scored, whose last row says that it holds totals. */
export function lastRowWarnings(
  row: readonly string[],
  rows: number,
  { leaveOutRows }: Pick<Reading, 'leaveOutRows'>,
): ImportWarning[] {
  const first = row.find((cell) => cell.trim() !== '')?.trim() ?? ''
  return namesTotal(first)
    ? [totalsWarning(first, 1, rows, 'seems to hold totals; it is scored as data', leaveOutRows)]
    : []
}

function totalsWarning(
  name: string,
  count: number,
  rows: number,
  what: string,
  leaveOutRows: readonly string[],
): ImportWarning {
  const message = `The last row (“${name}”) ${what}`
  const kept = rows - count
  const label = `Leave out ${count === 1 ? 'the row that begins' : `${counted(count, 'row')} that begin`} with ${name}: ${withThousands(kept)} of ${counted(rows, 'row')} kept`
  const remedy = { label, changes: { leaveOutRows: [...leaveOutRows, name] }, kept, lost: count }
  return { code: 'totals-row', column: null, count, rows: [rows], message, remedies: [remedy] }
}

/** Values above a total that prove it. */
const fewestAbove = 3

/** Whether the last value is the sum or the mean of those before, as far as its decimals say. */
export function endsInTotal(values: Float64Array): boolean {
  const last = values.at(-1) ?? Number.NaN
  let sum = 0
  let size = 0
  let count = 0
  for (const value of values.subarray(0, -1)) {
    if (Number.isNaN(value)) continue
    sum += value
    size += Math.abs(value)
    count += 1
  }
  if (Number.isNaN(last) || count < fewestAbove || size === 0) return false
  const decimals = /\.(\d+)$/.exec(String(last))?.[1]?.length ?? 0
  const near = 0.5 * 10 ** -decimals + 1e-12 * size
  return (
    Math.abs(last - sum) <= Math.min(near, 1e-6 * size) ||
    Math.abs(last - sum / count) <= Math.min(near, 1e-2 * (size / count))
  )
}
