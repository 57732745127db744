import type { PartMetrics, RunDetail } from '@shared/contract/run'
import type { RunSpec } from '@shared/spec/runSpec'
import { alignedTable } from './text/output'

/** The same experiment once for each fold of each repeat. */
export function specsOfFolds(spec: RunSpec): RunSpec[] {
  const { preparation } = spec
  return Array.from({ length: preparation.folds * preparation.repeats }, (_, fold) => ({
    ...spec,
    preparation: { ...preparation, fold },
  }))
}

/** How a metric varies over the folds. */
export interface Spread {
  folds: number
  mean: number
  /** Sample standard deviation (divided by folds - 1). */
  sd: number
}

/** The validation metrics of all folds by name; a fold in which one is not defined does not count for it. */
export function foldMetrics(details: readonly RunDetail[]): Record<string, Spread> {
  const values: Record<string, number[]> = {}
  for (const { run } of details) {
    for (const [name, value] of figuresOf(run.metrics?.validation ?? null)) (values[name] ??= []).push(value)
  }
  return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, spreadOf(list)]))
}

function figuresOf(metrics: PartMetrics | null): [string, number][] {
  if (metrics === null) return []
  const { rmse, mae, r2, logLoss, accuracy } = {
    rmse: null,
    mae: null,
    r2: null,
    logLoss: null,
    accuracy: null,
    ...metrics,
  }
  return Object.entries({ rmse, mae, r2, logLoss, accuracy }).filter(
    (entry): entry is [string, number] => entry[1] !== null,
  )
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { folds: values.length, mean, sd: Math.sqrt(squares / (values.length - 1)) }
}

const names: Record<string, string> = { rmse: 'RMSE', mae: 'MAE', r2: 'R²', logLoss: 'log loss', accuracy: 'accuracy' }

/** What a person reads after the last fold. */
export function foldsReadOut(details: readonly RunDetail[]): string {
  const rows = Object.entries(foldMetrics(details)).map(([name, { mean, sd }]) => [
    names[name] ?? name,
    `${mean.toPrecision(5)} ± ${sd.toPrecision(2)}`,
  ])
  const count = details.length
  return `Validation over ${count} folds, mean ± standard deviation:\n${alignedTable(rows)}`
}
