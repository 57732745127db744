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

/** How much there is to look at. */
export function warningHeadline(warnings: readonly ImportWarning[]): string {
  return warnings.length === 0
    ? 'Every cell was read as it stands.'
    : `${count(warnings.length, 'remark')} on what was read`
}
