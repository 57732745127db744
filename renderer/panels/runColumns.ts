import type { RunSummary } from '@shared/contract/run'
import { activationLabels, standardizationLabels, stateLabels } from '../wording/labels'
import { hiddenText } from '../wording/hiddenText'

export interface RunColumn {
  key: string
  label: string
  title?: string
  numeric: boolean
  /** Left out first where the table is wider than its panel. */
  wideOnly?: true
  /** What rows are ordered by; null and NaN come last either way. */
  value: (run: RunSummary) => number | string | null
}

/** The sortable columns of the run table. */
export const runColumns: readonly RunColumn[] = [
  { key: 'name', label: 'Name', numeric: false, value: (run) => run.name },
  { key: 'hidden', label: 'Hidden', numeric: false, value: (run) => hiddenText(run.spec.network) },
  { key: 'activation', label: 'Activation', numeric: false, wideOnly: true, value: activationText },
  {
    key: 'standardize',
    label: 'Standardize',
    numeric: false,
    wideOnly: true,
    value: (run) => standardizationLabels[run.spec.preparation.standardization],
  },
  { key: 'optimizer', label: 'Optimizer', numeric: false, value: optimizerText },
  {
    key: 'trainLoss',
    label: 'Train loss',
    title: 'Log loss on training rows',
    numeric: true,
    value: (run) => run.trainLoss,
  },
  {
    key: 'validationLoss',
    label: 'Val. loss',
    title: 'Log loss on validation rows',
    numeric: true,
    value: (run) => run.validationLoss,
  },
  {
    key: 'validationAccuracy',
    label: 'Val. acc.',
    title: 'Accuracy on validation rows',
    numeric: true,
    value: (run) => run.metrics?.validation?.accuracy ?? null,
  },
  { key: 'epochs', label: 'Epochs', numeric: true, value: (run) => run.epoch },
  { key: 'fingerprint', label: 'Fingerprint', numeric: false, value: (run) => run.fingerprint },
  { key: 'state', label: 'State', numeric: false, value: (run) => stateLabels[run.state] },
]

export function activationText(run: RunSummary): string {
  return run.spec.network.hidden.length === 0 ? '–' : activationLabels[run.spec.network.activation]
}

/** "adam 0.03". */
export function optimizerText(run: RunSummary): string {
  return `${run.spec.training.optimizer} ${run.spec.training.learningRate}`
}

export interface RunOrder {
  key: string
  descending: boolean
}

/** The runs in an order; runs without a value come last, and equals keep their order. */
export function sortRuns(runs: readonly RunSummary[], order: RunOrder | null): RunSummary[] {
  const column = runColumns.find(({ key }) => key === order?.key)
  if (order === null || column === undefined) return [...runs]
  const sign = order.descending ? -1 : 1
  return [...runs].sort((a, b) => {
    const [left, right] = [column.value(a), column.value(b)]
    const [leftEmpty, rightEmpty] = [isEmpty(left), isEmpty(right)]
    if (leftEmpty || rightEmpty) return Number(leftEmpty) - Number(rightEmpty)
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * String(left).localeCompare(String(right), 'en', { numeric: true })
  })
}

const isEmpty = (value: number | string | null): boolean => value === null || Number.isNaN(value)

/** The row with its column names, for a spreadsheet: full numbers, tabs between the cells. */
export function rowText(run: RunSummary): string {
  const header = runColumns.map(({ label }) => label).join('\t')
  return `${header}\n${runColumns.map(({ value }) => value(run) ?? '').join('\t')}`
}
