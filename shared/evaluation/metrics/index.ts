import type { Task } from '../../spec/runSpec'
import { accuracy } from './accuracy'
import { averagePrecision } from './averagePrecision'
import { balancedAccuracy } from './balancedAccuracy'
import { brier } from './brier'
import { calibrationError } from './calibrationError'
import { f1 } from './f1'
import { kappa } from './kappa'
import { logLoss } from './logLoss'
import { mae } from './mae'
import { mape } from './mape'
import { matthews } from './matthews'
import { medianAbsoluteError } from './medianAbsoluteError'
import type { ClassMetric, Metric, NumberMetric } from './metric'
import { precision } from './precision'
import { r2 } from './r2'
import { recall } from './recall'
import { rmse } from './rmse'
import { rocAuc } from './rocAuc'
import { rocAucHandTill } from './rocAucHandTill'
import { specificity } from './specificity'

export type { Metric, MetricFormat } from './metric'

/** Every metric, in the order in which they are shown, the main one of a task first. */
export const metrics: readonly Metric[] = [
  ...[logLoss, accuracy, balancedAccuracy, precision, recall, f1, specificity, matthews, kappa],
  ...[rocAuc, rocAucHandTill, averagePrecision, brier, calibrationError],
  ...[rmse, mae, medianAbsoluteError, mape, r2],
]

/** The metrics of a run of so many classes; 0 where it predicts a number, or has not told yet. */
export function metricsOfRun(task: 'classification', classes: number): ClassMetric[]
export function metricsOfRun(task: Task, classes: number): Metric[]
export function metricsOfRun(task: Task, classes: number): Metric[] {
  return metricsOfTask(task).filter(({ onlySeveral }) => onlySeveral !== true || classes > 2)
}

/** What a metric is called, and what it is, of a model of so many classes. */
export function wordsOf({ label, hint, ofSeveral }: Metric, classes: number): { label: string; hint: string } {
  return classes > 2 && ofSeveral !== undefined ? ofSeveral : { label, hint }
}

/** The metrics of a task. */
export function metricsOfTask(task: 'classification'): ClassMetric[]
export function metricsOfTask(task: 'regression'): NumberMetric[]
export function metricsOfTask(task: Task): Metric[]
export function metricsOfTask(task: Task): Metric[] {
  return metrics.filter((metric) => metric.task === task)
}
