import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { Predictions } from '@shared/contract/predictions'
import { type Problem, problemOf } from '@shared/contract/labError'
import type { RunSummary } from '@shared/contract/run'
import { limits } from '@shared/spec/limits'
import { useDatasets } from '../datasets/datasets'
import { useLab } from '../lab'

/** Runs whose predictions are kept at a time: those of large tables take much memory. */
const mostKept = 6

/** What a run says of every row; or why that is not to be had. */
export type LoadedPredictions = { predictions: Predictions } | { problem: Problem }

/** Every row, or the rows that plots draw, which of a table that is not large are the same. */
export type PredictedRows = 'all' | 'drawn'

/** Runs that have ended with weights have predictions. */
export const hasPredictions = (run: RunSummary): boolean => run.fingerprint !== null

/** The predictions of runs, read when they are asked for; the longest unused are let go. */
export const usePredictions = defineStore('predictions', () => {
  const lab = useLab()
  const datasets = useDatasets()
  const byKey = shallowReactive(new Map<string, LoadedPredictions>())
  const asked = new Set<string>()

  const isSample = (rows: PredictedRows) => rows === 'drawn' && (datasets.current?.rows ?? 0) > limits.sampledRows
  /** A run that was resumed and ended anew has others. */
  const keyOf = (run: RunSummary, rows: PredictedRows) => `${run.id} ${run.fingerprint} ${isSample(rows)}`

  /** The predictions of a run; null while they are on their way, or where it has none. */
  function of(run: RunSummary, rows: PredictedRows = 'all'): LoadedPredictions | null {
    return byKey.get(keyOf(run, rows)) ?? null
  }

  async function load(run: RunSummary, rows: PredictedRows = 'all'): Promise<void> {
    const key = keyOf(run, rows)
    if (!hasPredictions(run) || byKey.has(key) || asked.has(key)) return
    asked.add(key)
    const sampled = isSample(rows) ? { sampled: true } : {}
    try {
      keep(key, { predictions: await lab.call('runs.predictions', { run: run.id, ...sampled }) })
    } catch (error) {
      keep(key, { problem: problemOf(error) })
    } finally {
      asked.delete(key)
    }
  }

  function keep(key: string, loaded: LoadedPredictions): void {
    byKey.set(key, loaded)
    const [oldest] = byKey.keys()
    if (byKey.size > mostKept && oldest !== undefined) byKey.delete(oldest)
  }

  lab.on('runErased', ({ run }) => {
    for (const key of [...byKey.keys()].filter((entry) => entry.startsWith(`${run} `))) byKey.delete(key)
  })

  return { of, load }
})
