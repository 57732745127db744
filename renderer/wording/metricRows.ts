import type { Metrics, RunSummary } from '@shared/contract/run'

export type Part = keyof Metrics

/** "20" where every run has as many rows in that part; empty where they differ or nothing is known yet. */
export function sharedRows(runs: readonly Pick<RunSummary, 'metrics'>[], part: Part): string {
  const counts = new Set(runs.flatMap((run) => run.metrics?.[part]?.rows ?? []))
  const [only] = counts
  return counts.size === 1 && only !== undefined ? only.toLocaleString('en-US') : ''
}
