import type { Dataset } from '@shared/contract/dataset'
import type { ReadingChoices } from '@shared/spec/reading'
import type { PartMetrics, RunDetail } from '@shared/contract/run'
import { plainText } from './plainText'
import { readingText } from './readingText'

/** Columns padded to their widest cell; numbers are the caller's to format. */
export function alignedTable(table: string[][]): string {
  const rows = table.map((row) => row.map(plainText))
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

/** What a person reads after training. */
export function readOut({ run, parts }: RunDetail): string {
  const measured = (['train', 'validation', 'test'] as const).flatMap((part) => {
    const metrics = run.metrics?.[part]
    return metrics ? [{ name: partNames[part], metrics }] : []
  })
  const regression = run.spec.preparation.task === 'regression'
  const head = ['', 'rows', ...(regression ? ['RMSE', 'MAE', 'R²'] : ['log loss', 'accuracy'])]
  const rows = measured.map(({ name, metrics }) => [name, String(metrics.rows), ...figuresOf(metrics)])
  const epochs = run.epoch === 1 ? '1 epoch' : `${run.epoch} epochs`
  const dropped = parts.dropped === 0 ? '' : `${parts.dropped} rows with missing values were left out.\n`
  return plainText(`${run.name}, ${epochs}, fingerprint ${run.fingerprint}\n${alignedTable([head, ...rows])}${dropped}`)
}

const partNames = { train: 'training', validation: 'validation', test: 'test' }

/** Numbers of a target have its own unit, of any size; shares and nats have few digits. */
function figuresOf(metrics: PartMetrics): string[] {
  if ('logLoss' in metrics) return [metrics.logLoss.toFixed(4), metrics.accuracy.toFixed(4)]
  const { rmse, mae, r2 } = metrics
  return [rmse.toPrecision(5), mae.toPrecision(5), r2 === null ? '' : r2.toFixed(4)]
}

const counted = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

/** What a person reads of a file. `choices` is what was overruled of how it is read. */
export function describeDataset(dataset: Dataset, choices: ReadingChoices = {}): string {
  const figure = (value: number | null) => (value === null ? '' : String(Number(value.toPrecision(6))))
  const day = (value: number | null) =>
    value === null ? '' : new Date(value).toISOString().replace(/T00:00:00\.000Z$/, '')
  const rows = [['column', 'type', 'missing', 'distinct', 'min', 'max', 'mean', 'sd']]
  for (const column of dataset.columns) {
    const { name, type, missing, distinct, min, max, mean, sd } = column
    const figures = type === 'date' ? [day(min), day(max)] : [min, max, mean, sd].map(figure)
    rows.push([name, type, String(missing), String(distinct), ...figures])
  }
  const head = `${dataset.name}: ${counted(dataset.rows, 'row')}, ${counted(dataset.columnCount, 'column')}\n`
  const warnings = dataset.warnings.map((warning) => `warning: ${warning.message}\n`).join('')
  return plainText(`${head}${readingText(dataset.reading, choices)}\n${alignedTable(rows)}${warnings}`)
}
