import type { RunDetail } from '@shared/contract/run'
import type { RunWarning } from '@shared/contract/warning'
import { metrics } from '@shared/evaluation/metrics'
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

/** The validation metrics of all folds by key; a fold in which one is not defined does not count for it. */
export function foldMetrics(details: readonly RunDetail[]): Record<string, Spread> {
  const parts = details.map(({ run }) => run.metrics?.validation ?? null)
  const spreads = metrics.flatMap(({ key }): [string, Spread][] => {
    const values = parts.map((part) => part?.values[key] ?? null).filter((value) => value !== null)
    return values.length === 0 ? [] : [[key, spreadOf(values)]]
  })
  return Object.fromEntries(spreads)
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { folds: values.length, mean, sd: Math.sqrt(squares / (values.length - 1)) }
}

/** What a person reads after the last fold. */
export function foldsReadOut(details: readonly RunDetail[]): string {
  const spreads = foldMetrics(details)
  const rows = metrics.flatMap(({ key, label }) => {
    const spread = spreads[key]
    return spread ? [[label, `${spread.mean.toPrecision(5)} ± ${spread.sd.toPrecision(2)}`]] : []
  })
  const count = details.length
  return `Validation over ${count} folds, mean ± standard deviation:\n${alignedTable(rows)}`
}

/** What is doubtful about the folds, each once: behind their numbers, from 1, what is not so of all of them. */
export function warningsOfFolds(folds: readonly (readonly RunWarning[])[]): string[] {
  const places = new Map<string, Set<number>>()
  folds.forEach((warnings, index) => {
    for (const { message } of warnings) places.set(message, (places.get(message) ?? new Set()).add(index + 1))
  })
  return Array.from(places, ([message, at]) => {
    if (at.size === folds.length) return message
    return `${at.size === 1 ? 'Fold' : 'Folds'} ${[...at].join(', ')}: ${message}`
  })
}
