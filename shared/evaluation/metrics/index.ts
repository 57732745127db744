import type { Task } from '../../spec/runSpec'
import { accuracy } from './accuracy'
import { balancedAccuracy } from './balancedAccuracy'
import { logLoss } from './logLoss'
import { mae } from './mae'
import type { ClassMetric, Metric, NumberMetric } from './metric'
import { precision } from './precision'
import { r2 } from './r2'
import { recall } from './recall'
import { rmse } from './rmse'

export type { Metric, MetricFormat } from './metric'

/** Every metric, in the order in which they are shown, the main one of a task first. */
export const metrics: readonly Metric[] = [logLoss, accuracy, balancedAccuracy, precision, recall, rmse, mae, r2]

/** The metrics of a run of so many classes; 0 where it predicts a number, or has not told yet. */
export function metricsOfRun(task: Task, classes: number): Metric[] {
  return metricsOfTask(task).filter(({ ofEvent }) => ofEvent !== true || classes <= 2)
}

/** The metrics of a task. */
export function metricsOfTask(task: 'classification'): ClassMetric[]
export function metricsOfTask(task: 'regression'): NumberMetric[]
export function metricsOfTask(task: Task): Metric[]
export function metricsOfTask(task: Task): Metric[] {
  return metrics.filter((metric) => metric.task === task)
}
