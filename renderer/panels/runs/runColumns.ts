import type { RunSummary } from '@shared/contract/run'
import type { Metric } from '@shared/evaluation/metrics'
import { relevantSettings } from '@shared/spec/relevantSettings'
import { shownLoss } from '@shared/spec/shownLoss'
import { choiceLabel, settingAt } from '@shared/spec/settings/table'
import { formatTick } from '../../wording/formatNumber'
import { stateLabels } from '../../wording/settings/labels'
import { metricHint, metricTitle, metricValue, metricsBesideRuns, metricsOf } from '../../wording/metricRows'

type PanelWidth = 960 | 1200 | 1400

export interface RunColumn {
  key: string
  label: string
  title?: string
  numeric: boolean
  /** The width of the panel in CSS px from which there is room for it; always where nothing is said. */
  from?: PanelWidth
  /** What rows are ordered by; null and NaN come last either way. */
  value: (run: RunSummary) => number | string | null
}

const before: readonly RunColumn[] = [
  { key: 'name', label: 'Name', numeric: false, value: (run) => run.name },
  {
    key: 'hidden',
    label: 'Hidden',
    numeric: false,
    value: (run) => settingAt('network.hidden').text(run.spec.network.hidden),
  },
  { key: 'activation', label: 'Activation', numeric: false, from: 960, value: activationText },
  {
    key: 'standardize',
    label: 'Standardize',
    numeric: false,
    from: 960,
    value: (run) => choiceLabel('preparation.standardization', run.spec.preparation.standardization),
  },
  { key: 'optimizer', label: 'Optimizer', numeric: false, value: optimizerText },
  {
    key: 'trainLoss',
    label: 'Train loss',
    title:
      'Loss on the training rows, of the kept weights once training has ended: log loss for classification; squared error or Huber loss of the standardized target for regression',
    numeric: true,
    value: (run) => shownLoss(run.spec.training, run.trainLoss),
  },
  {
    key: 'validationLoss',
    label: 'Val. loss',
    title:
      'Loss on the validation rows, of the kept weights once training has ended: log loss for classification; squared error or Huber loss of the standardized target for regression',
    numeric: true,
    value: (run) => shownLoss(run.spec.training, run.validationLoss),
  },
]

const after: readonly RunColumn[] = [
  { key: 'epochs', label: 'Epochs', numeric: true, value: (run) => run.epoch },
  { key: 'state', label: 'State', numeric: false, value: (run) => stateLabels[run.state] },
  { key: 'fingerprint', label: 'Fingerprint', numeric: false, value: (run) => run.fingerprint },
]

const widthFor: Record<Metric['inRunTable'], { from?: PanelWidth }> = {
  always: {},
  wide: { from: 1200 },
  veryWide: { from: 1400 },
  never: {},
  asLoss: {},
}

/** A metric on validation rows as a column. */
export interface MetricColumn extends RunColumn {
  metric: Metric
}

/** The columns that only runs of some tasks have; before there is a run those of classes. */
export function metricColumns(runs: readonly RunSummary[]): MetricColumn[] {
  const metrics = runs.length === 0 ? metricsBesideRuns('classification') : metricsOf(runs)
  return metrics
    .filter(({ inRunTable }) => inRunTable !== 'asLoss')
    .map((metric) => ({
      key: metric.key,
      ...widthFor[metric.inRunTable],
      label: `Val. ${metric.short}`,
      title: `${metricTitle(metric)} on validation rows. ${metricHint(metric)}`,
      numeric: true,
      value: (run) => metricValue(metric, run.metrics?.validation),
      metric,
    }))
}

/** From which width the standardization is shown: several metrics that are there in any panel take its room. */
export function standardizationFrom(metrics: readonly MetricColumn[]): 960 | 1200 {
  return metrics.filter(({ from }) => from === undefined).length > 1 ? 1200 : 960
}

/** The sortable columns of a table of these runs. */
export function runColumns(runs: readonly RunSummary[]): RunColumn[] {
  const metrics = metricColumns(runs)
  const first = before.map((column) =>
    column.key === 'standardize' ? { ...column, from: standardizationFrom(metrics) } : column,
  )
  return [...first, ...metrics, ...after]
}

export function activationText(run: RunSummary): string {
  return run.spec.network.hidden.length === 0 ? '–' : choiceLabel('network.activation', run.spec.network.activation)
}

/** "Adam 0.03"; "gradient descent auto (0.21)", as the data said; "L-BFGS", which has no learning rate. */
export function optimizerText({ spec, learningRate: used }: RunSummary): string {
  const { learningRate } = spec.training
  const optimizer = choiceLabel('training.optimizer', spec.training.optimizer)
  if (!relevantSettings(spec).has('training.learningRate')) return optimizer
  if (learningRate !== 0) return `${optimizer} ${formatTick(learningRate)}`
  return used === null ? `${optimizer} auto` : `${optimizer} auto (${formatTick(Number(used.toPrecision(3)))})`
}

export interface RunOrder {
  key: string
  descending: boolean
}

/** The runs in an order; runs without a value come last, and equals keep their order. */
export function sortRuns(runs: readonly RunSummary[], order: RunOrder | null): RunSummary[] {
  const column = runColumns(runs).find(({ key }) => key === order?.key)
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
  const columns = runColumns([run])
  const header = columns.map(({ label }) => label).join('\t')
  return `${header}\n${columns.map(({ value }) => value(run) ?? '').join('\t')}`
}
