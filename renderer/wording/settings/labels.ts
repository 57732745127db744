import type { ColumnType } from '@shared/spec/reading'
import type { RunState } from '@shared/contract/run'
import type { Standardization } from '@shared/spec/runSpec'

/** What is fitted on the training rows. */
export const standardizationStatistics: Record<Exclude<Standardization, 'none'>, string> = {
  zscore: 'Mean and standard deviation',
  minmax: 'Minimum and maximum',
  robust: 'Median and quartiles',
  maxabs: 'Largest magnitude',
  quantile: 'Quantiles',
}

export const stateLabels: Record<RunState, string> = {
  queued: 'queued',
  training: 'training',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
  diverged: 'diverged',
  failed: 'failed',
  interrupted: 'interrupted',
}

export const columnTypeLabels: Record<ColumnType, string> = {
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  category: 'category',
  date: 'date',
  text: 'text',
  identifier: 'identifier',
}

export const partLabels = { train: 'training', validation: 'validation', test: 'test' } as const
