import type { Dataset } from '@shared/contract/dataset'
import type { RunDetail } from '@shared/contract/run'

/** Columns padded to their widest cell; numbers are the caller's to format. */
export function alignedTable(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

/** What a person reads after training. */
export function readOut({ run, parts }: RunDetail): string {
  const rows = [['', 'rows', 'log loss', 'accuracy']]
  for (const [name, part] of [
    ['training', run.metrics?.train],
    ['validation', run.metrics?.validation],
    ['test', run.metrics?.test],
  ] as const) {
    if (part) rows.push([name, String(part.rows), part.logLoss.toFixed(4), part.accuracy.toFixed(4)])
  }
  const dropped = parts.dropped === 0 ? '' : `${parts.dropped} rows with missing values were left out.\n`
  return `${run.name}, ${run.epoch} epochs, fingerprint ${run.fingerprint}\n${alignedTable(rows)}${dropped}`
}

const delimiterNames: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' }

/** What a person reads of a file. */
export function describeDataset(dataset: Dataset): string {
  const figure = (value: number | null) => (value === null ? '' : String(Number(value.toPrecision(6))))
  const rows = [['column', 'type', 'missing', 'distinct', 'min', 'max', 'mean', 'sd']]
  for (const column of dataset.columns) {
    const { name, type, missing, distinct, min, max, mean, sd } = column
    rows.push([name, type, String(missing), String(distinct), figure(min), figure(max), figure(mean), figure(sd)])
  }
  const delimiter = delimiterNames[dataset.delimiter] ?? dataset.delimiter
  const head = `${dataset.name}: ${dataset.rows} rows, ${dataset.columnCount} columns, ${delimiter}-separated, ${dataset.encoding}\n`
  const warnings = dataset.warnings.map((warning) => `warning: ${warning.message}\n`).join('')
  return head + alignedTable(rows) + warnings
}
