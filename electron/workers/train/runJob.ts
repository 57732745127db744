import { z } from 'zod'
import { uint8Array } from '@shared/contract/typedArrays'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import type { TableAccess } from '../table/tableAccess'
import type { CoreShare } from '../threads/coreBudget'
import type { SharedPreparation } from './sharedPreparation'

/**
 * How far a job goes; all but `end` leave the run paused there. `stop` trains no further: it ends a paused run where it stands, as
 * cancelled.
 */
export const runUntil = ['end', 'epoch', 'batch', 'stop'] as const
export type RunUntil = (typeof runUntil)[number]

/**
 * What is to be done of a run: all that its result follows from, as plain data (structured clone and CBOR, and JSON but for a
 * checkpoint), so that any machine that has the dataset of the spec could do it.
 */
export const runJobSchema = z.strictObject({
  run: z.string(),
  /** Names the dataset by its identity. */
  spec: runSpecSchema,
  /** Where an earlier job left off, as its thread encoded it; null begins at the beginning. */
  checkpoint: uint8Array.nullable(),
  until: z.enum(runUntil),
})
export type RunJob = z.infer<typeof runJobSchema>

/** What a run has of the machine that it is on. No result depends on it. */
export interface Seat {
  /** The dataset's table, by a local path. */
  access: TableAccess
  /** Bytes that the prepared rows may take in memory; what is more goes to a file in `temporary`. */
  memory: number
  temporary: string
  /** The folder where predictions are kept; null keeps none. */
  predictions: string | null
  /** Prepared rows of an earlier run that prepared the same, where they are still there. */
  preparation: SharedPreparation | null
  /** See runControl.ts. */
  control: SharedArrayBuffer
  cores: CoreShare
  /** See turboDecision.ts. */
  turbo: SharedArrayBuffer
}
