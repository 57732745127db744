import type { Dataset, ImportWarning } from '@shared/contract/dataset'
import { bytesText, count } from './counts'

const delimiterNames: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
  ' ': 'space',
}

/** What was read and how, as label and value. */
export function importFacts(dataset: Dataset): { label: string; value: string }[] {
  return [
    { label: 'Rows', value: dataset.rows.toLocaleString('en-US') },
    { label: 'Columns', value: dataset.columnCount.toLocaleString('en-US') },
    { label: 'Size', value: bytesText(dataset.bytes) },
    { label: 'Delimiter', value: delimiterNames[dataset.delimiter] ?? dataset.delimiter },
    { label: 'Encoding', value: dataset.encoding },
    { label: 'Header', value: dataset.header ? 'first line' : 'none, columns are numbered' },
  ]
}

/** Where a warning shows: "rows 3, 17 and 25", "rows 1, 2, 3 and 40 more". */
export function warningPlace(warning: Pick<ImportWarning, 'rows' | 'count'>): string {
  const shown = warning.rows.slice(0, 5)
  if (shown.length === 0) return ''
  const more = warning.count - shown.length
  const listed = shown.map((row) => row.toLocaleString('en-US'))
  if (more > 0) return `rows ${listed.join(', ')} and ${more.toLocaleString('en-US')} more`
  const last = listed.pop() ?? ''
  return listed.length === 0 ? `row ${last}` : `rows ${listed.join(', ')} and ${last}`
}

/** "Nothing was altered." where that is so, else how many things to look at. */
export function warningHeadline(warnings: readonly ImportWarning[]): string {
  return warnings.length === 0
    ? 'Every cell was read as it stands.'
    : `${count(warnings.length, 'remark')} on what was read`
}
