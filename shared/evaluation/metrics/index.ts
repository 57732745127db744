import type { Task } from '../../spec/runSpec'
import { accuracy } from './accuracy'
import { balancedAccuracy } from './balancedAccuracy'
import { logLoss } from './logLoss'
import { mae } from './mae'
import type { ClassMetric, Metric, NumberMetric } from './metric'
import { r2 } from './r2'
import { rmse } from './rmse'

export type { Metric, MetricFormat } from './metric'

/** Every metric, in the order in which they are shown, the main one of a task first. */
export const metrics: readonly Metric[] = [logLoss, accuracy, balancedAccuracy, rmse, mae, r2]

/** The metrics of a task. */
export function metricsOfTask(task: 'classification'): ClassMetric[]
export function metricsOfTask(task: 'regression'): NumberMetric[]
export function metricsOfTask(task: Task): Metric[]
export function metricsOfTask(task: Task): Metric[] {
  return metrics.filter((metric) => metric.task === task)
}
