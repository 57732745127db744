import type { ImportWarning, Remedy } from '@shared/contract/dataset'
import { count } from '../counts'

/** How much there is to look at. */
export function warningHeadline(warnings: readonly ImportWarning[]): string {
  return warnings.length === 0
    ? 'Every cell was read as written.'
    : `${count(warnings.length, 'remark')} on what was read`
}

/** `lost`: something of the file is not in the table. `check`: it could have been meant otherwise. `note`: all of it is there. */
export const severities = ['lost', 'check', 'note'] as const
export type Severity = (typeof severities)[number]

const severityOf: Record<ImportWarning['code'], Severity> = {
  'not-a-number': 'lost',
  'not-a-date': 'lost',
  'not-a-boolean': 'lost',
  'not-finite': 'lost',
  'not-exact': 'lost',
  'ragged-row': 'lost',
  'replacement-character': 'lost',
  'other-reading': 'check',
  'mixed-units': 'check',
  'missing-word': 'check',
  'missing-number': 'check',
  'notes-below': 'check',
  'alike-levels': 'check',
  'repeated-header': 'check',
  'label-row': 'check',
  'totals-row': 'check',
  'row-left-out': 'note',
  'column-form': 'note',
  'merged-levels': 'note',
  'boolean-digits': 'note',
  'number-form': 'note',
  'mixed-decimals': 'check',
  'ambiguous-dates': 'check',
  'unquoted-quote': 'check',
  'blank-name': 'check',
  'duplicate-name': 'check',
  'no-header': 'check',
  'doubtful-header': 'check',
  'doubtful-encoding': 'check',
  'lines-above': 'note',
  'missing-values': 'note',
  exponent: 'note',
  'leading-zeros': 'note',
  thousands: 'note',
  'decimal-comma': 'note',
  identifier: 'note',
  'long-integers': 'note',
  'filled-row': 'check',
  'trailing-delimiter': 'note',
  'constant-column': 'note',
  'blank-line': 'note',
  'comment-line': 'note',
}

export interface Remark {
  severity: Severity
  text: string
  /** The first rows of the table that it is about, from 1; none where it is about no cell. */
  rows: readonly number[]
  /** How many cells it is about. */
  count: number
  /** Readings that keep more, the one that loses least first. */
  remedies: readonly Remedy[]
}

/** Longer names of columns are cut where they are said again and again, in characters. */
const longestName = 60

export function shortName(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name
}

export interface RemarkGroup {
  /** The column's name; null for rows and the file. */
  column: string | null
  remarks: Remark[]
}

/** By column in the order in which they come, rows and file first; in each what was lost comes first. */
export function groupRemarks(warnings: readonly ImportWarning[]): RemarkGroup[] {
  const groups = new Map<string | null, Remark[]>()
  const fileFirst = [...warnings].sort((a, b) => Number(a.column !== null) - Number(b.column !== null))
  for (const { code, column, message, rows, count: about, remedies = [] } of fileFirst) {
    const remarks = groups.get(column) ?? []
    groups.set(column, remarks)
    // Rows that were left out are none of the table.
    const cells = column === null ? [] : rows
    const text = column === null ? message : message.replace(column, () => shortName(column))
    remarks.push({ severity: severityOf[code], text, rows: cells, count: about, remedies })
  }
  return [...groups].map(([column, remarks]) => ({
    column,
    remarks: remarks.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
  }))
}

/** What is shown of the rows that it is about: only the first of many are known. */
export function showLabel({ rows, count: about }: Remark): string {
  if (about > rows.length) return `Show the first ${rows.length}`
  return rows.length === 1 ? 'Show the row' : 'Show the rows'
}

/** "1 lost, 2 to check, 3 notes". */
export function severityCounts(remarks: readonly Remark[]): string {
  const number = (severity: Severity) => remarks.filter((remark) => remark.severity === severity).length
  const parts: [number, string][] = [
    [number('lost'), `${number('lost')} lost`],
    [number('check'), `${number('check')} to check`],
    [number('note'), count(number('note'), 'note')],
  ]
  return parts.flatMap(([some, text]) => (some > 0 ? [text] : [])).join(', ')
}
