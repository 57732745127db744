import type { Part, PartMetrics } from '@shared/contract/metrics'
import type { RunSummary } from '@shared/contract/run'
import { type Metric, type MetricFormat, metricsOfTask } from '@shared/evaluation/metrics'
import { eventOf } from '@shared/spec/event'
import { type Task, tasks } from '@shared/spec/runSpec'
import { classLabel } from './classLabel'
import { formatNumber, formatShare } from './formatNumber'

const texts: Record<MetricFormat, (value: number | null) => string> = {
  nats: (value) => formatNumber(value),
  unit: (value) => formatNumber(value),
  share: (value) => formatShare(value),
  // Four places, as the command line has: 0.9969 is not 1.
  coefficient: (value) => formatShare(value, 4),
}

/** Null where the run was not measured by it, or nothing is known yet. */
export function metricValue({ key }: Metric, part: PartMetrics | null | undefined): number | null {
  return part?.values[key] ?? null
}

export function metricText(metric: Metric, part: PartMetrics | null | undefined): string {
  return texts[metric.format](metricValue(metric, part))
}

/** "Log loss", where it begins a line. */
export function metricTitle({ label }: Metric): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}

/** What it is and which way it is better. */
export function metricHint({ hint, better }: Metric): string {
  return `${hint}; ${better} is better`
}

/**
 * The metrics that any of the runs has that stand beside runs, by their tasks and classes: those of an event of two classes only. All of them
 * are in the evaluation of a run.
 */
export function metricsOf(runs: readonly Pick<RunSummary, 'spec' | 'classes'>[]): Metric[] {
  const present = new Set(
    runs.flatMap(({ spec, classes }) =>
      metricsBesideRuns(spec.preparation.task).filter(({ ofEvent }) => ofEvent !== true || classes.length <= 2),
    ),
  )
  return tasks.flatMap((task) => metricsOfTask(task).filter((metric) => present.has(metric)))
}

/** The metrics of a task that stand beside runs. */
export function metricsBesideRuns(task: Task): Metric[] {
  return metricsOfTask(task).filter(({ inRunTable }) => inRunTable !== 'never')
}

/** The event of a run as it is named on screen: "churn = yes"; null unless it has two classes. */
export function eventText({ spec, classes }: Pick<RunSummary, 'spec' | 'classes'>): string | null {
  const event = eventOf(classes)
  return event === null ? null : classLabel(spec.preparation.target, event)
}

/** "20" where every run has as many rows in that part; empty where they differ or nothing is known yet. */
export function sharedRows(runs: readonly Pick<RunSummary, 'metrics'>[], part: Part): string {
  const counts = new Set(runs.flatMap((run) => run.metrics?.[part]?.rows ?? []))
  const [only] = counts
  return counts.size === 1 && only !== undefined ? only.toLocaleString('en-US') : ''
}
