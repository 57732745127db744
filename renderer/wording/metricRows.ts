import type { Metrics, NumberMetrics, PartMetrics, RunSummary } from '@shared/contract/run'
import type { Task } from '@shared/spec/runSpec'
import { formatNumber, formatShare } from '../charts/formatNumber'

export type Part = keyof Metrics

export interface Metric {
  key: string
  /** "Log loss", and what heads a narrow column: "acc." */
  label: string
  short: string
  hint: string
  /** Null where the run is not of this kind, or nothing is known yet. */
  value: (metrics: PartMetrics | null | undefined) => number | null
  text: (value: number | null) => string
}

const isNumberMetrics = (metrics: PartMetrics): metrics is NumberMetrics => 'rmse' in metrics

function numberMetric(key: 'rmse' | 'mae' | 'r2', words: Pick<Metric, 'label' | 'short' | 'hint' | 'text'>): Metric {
  return { key, ...words, value: (metrics) => (metrics && isNumberMetrics(metrics) ? metrics[key] : null) }
}

function classMetric(key: 'logLoss' | 'accuracy', words: Pick<Metric, 'label' | 'short' | 'hint' | 'text'>): Metric {
  return { key, ...words, value: (metrics) => (metrics && !isNumberMetrics(metrics) ? metrics[key] : null) }
}

const number = (value: number | null) => formatNumber(value)
const share = (value: number | null) => formatShare(value)
/** Four places, as the command line has: 0.9969 is not 1. */
const determination = (value: number | null) => (value === null ? '–' : value.toFixed(4).replace('-', '−'))

/** What says how well the runs of a task predict, the main one first. */
export const taskMetrics: Record<Task, readonly Metric[]> = {
  classification: [
    classMetric('logLoss', { label: 'Log loss', short: 'log loss', hint: 'Mean cross-entropy, in nats', text: number }),
    classMetric('accuracy', { label: 'Accuracy', short: 'acc.', hint: 'Share of rows predicted right', text: share }),
  ],
  regression: [
    numberMetric('rmse', {
      label: 'RMSE',
      short: 'RMSE',
      hint: 'Root of the mean squared error, in the unit of the target',
      text: number,
    }),
    numberMetric('mae', {
      label: 'MAE',
      short: 'MAE',
      hint: 'Mean absolute error, in the unit of the target',
      text: number,
    }),
    numberMetric('r2', {
      label: 'R²',
      short: 'R²',
      hint: '1 − squared error / squared deviation from the mean of these rows',
      text: determination,
    }),
  ],
}

/** The metrics of the tasks that are among the runs. */
export function metricsOf(runs: readonly Pick<RunSummary, 'spec'>[]): Metric[] {
  const tasks = new Set(runs.map((run) => run.spec.preparation.task))
  return (['classification', 'regression'] as const).flatMap((task) => (tasks.has(task) ? taskMetrics[task] : []))
}

/** "20" where every run has as many rows in that part; empty where they differ or nothing is known yet. */
export function sharedRows(runs: readonly Pick<RunSummary, 'metrics'>[], part: Part): string {
  const counts = new Set(runs.flatMap((run) => run.metrics?.[part]?.rows ?? []))
  const [only] = counts
  return counts.size === 1 && only !== undefined ? only.toLocaleString('en-US') : ''
}
