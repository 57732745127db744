import type { Dataset, ImportWarning, Remedy } from '@shared/contract/dataset'
import { shellWord } from '@shared/spec/words/commandLine'
import { writeChoices } from '@shared/spec/words/readingWords'
import type { ReadingChoices } from '@shared/spec/reading'
import type { RunDetail } from '@shared/contract/run'
import { figureDigits } from '@shared/evaluation/figureDigits'
import { type MetricFormat, metricsOfRun, wordsOf } from '@shared/evaluation/metrics'
import { eventOf } from '@shared/spec/event'
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
  const shown = metricsOfRun(run.spec.preparation.task, run.classes.length).filter(
    ({ inRunTable }) => inRunTable !== 'never',
  )
  const weights = measured.some(({ metrics }) => metrics.weighted === true) ? run.spec.preparation.weights : null
  const head = ['', 'rows', ...shown.map((metric) => wordsOf(metric, run.classes.length).label)]
  const rows = measured.map(({ name, metrics }) => [
    name,
    String(metrics.rows),
    ...shown.map(({ key, format }) => figure(metrics.values[key] ?? null, format)),
  ])
  const epochs = run.epoch === 1 ? '1 epoch' : `${run.epoch} epochs`
  const dropped = parts.dropped === 0 ? '' : `${parts.dropped} rows with missing values were left out.\n`
  const kept = run.bestEpoch === null ? '' : `, weights of epoch ${run.bestEpoch}`
  const weighted = weights === null ? '' : `Rows are weighted by ${weights}.\n`
  const event = eventOf(run.classes)
  const told = event === null ? '' : `The event is ${run.spec.preparation.target} = ${event}.\n`
  const table = alignedTable([head, ...rows])
  return plainText(
    `${run.name}, ${epochs}${kept}, fingerprint ${run.fingerprint}\n${table}${told}${weighted}${dropped}`,
  )
}

const partNames = { train: 'training', validation: 'validation', test: 'test' }

export function figure(value: number | null, format: MetricFormat): string {
  return value === null ? '' : figureDigits(value, format)
}

/** Six digits, or as many as the whole number in it has and one more. */
function rounded(value: number | null): string {
  if (value === null) return ''
  const digits = Math.abs(value) < 1 ? 0 : String(Math.trunc(Math.abs(value))).length
  return String(Number(value.toPrecision(Math.min(17, Math.max(6, digits + 1)))))
}

const counted = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

/** What a person reads of a file. `choices` is what was overruled of how it is read. */
export function describeDataset(dataset: Dataset, choices: ReadingChoices = {}): string {
  const exact = (value: number | null) => (value === null ? '' : String(value))
  const day = (value: number | null) =>
    value === null ? '' : new Date(value).toISOString().replace(/T00:00:00\.000Z$/, '')
  const rows = [['column', 'type', 'missing', 'distinct', 'min', 'max', 'mean', 'sd']]
  for (const column of dataset.columns) {
    const { name, type, missing, distinct, min, max, mean, sd } = column
    const figures = type === 'date' ? [day(min), day(max)] : [exact(min), exact(max), rounded(mean), rounded(sd)]
    rows.push([name, type, String(missing), String(distinct), ...figures])
  }
  const head = `${dataset.name}: ${counted(dataset.rows, 'row')}, ${counted(dataset.columnCount, 'column')}\n`
  const warnings = dataset.warnings.map((warning) => `warning: ${warningText(warning)}\n`).join('')
  return plainText(`${head}${readingText(dataset.reading, choices)}\n${alignedTable(rows)}${warnings}`)
}

/** What a warning says, and under it the flags that read it otherwise. */
export function warningText({ message, remedies = [] }: ImportWarning): string {
  return [message, ...remedies.map(remedyText)].join('\n')
}

/** A choice and its flags. */
export function remedyText({ label, changes }: Remedy): string {
  const words = writeChoices(changes).map(([flag, word]) => (word === null ? flag : `${flag} ${shellWord(word)}`))
  return `  ${label}: ${words.join(' ')}`
}
