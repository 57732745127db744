import { z } from 'zod'
import { fixSchema } from './fix'

/** What advice before a run may be about: the same codes as in a run that was trained in spite of it. */
export const adviceCodes = [
  'number-as-class',
  'separation',
  'mostly-missing',
  'target-leak',
  'duplicate-rows',
  'identifier',
  'imbalance',
  'rare-class',
  'look-alike-classes',
  'shifted-by-class-weights',
  'zeros-as-missing',
  'constant-column',
  'collinear',
  'more-inputs-than-rows',
] as const
export type AdviceCode = (typeof adviceCodes)[number]

/** What is doubtful about a run, its rows or what it scores; each is a reason to read its figures with care. */
export const runWarningCodes = [
  ...adviceCodes,
  'not-converged',
  'constant-prediction',
  'above-baseline',
  'separation-not-tested',
  'rows-left-out',
  'columns-left-out',
  'empty-part',
  'uneven-split',
  'constant-target',
  'unseen-level',
  'outside-transform',
  'not-scaled',
  'no-indicator',
  'extrapolation',
  'trained-again',
  /** How it ended, and what earlier versions stored, which had no codes. */
  'note',
] as const
export type RunWarningCode = (typeof runWarningCodes)[number]

export const runWarningSchema = z.object({
  code: z.enum(runWarningCodes),
  /** One or two sentences: what is doubtful, with its figures, and where there is one the remedy. */
  message: z.string(),
  /** The column that it is about, where it is about one. */
  column: z.string().optional(),
  /** The first rows that show it, counted from 1; at most ten. */
  rows: z.array(z.int()).optional(),
  /** Settings by which the run, trained again, would get further, where some are known to. */
  fixes: z.array(fixSchema).optional(),
})
/** The same in a run, its model file, the command line's JSON, on standard error and on screen. */
export type RunWarning = z.infer<typeof runWarningSchema>

/** Of a run whose checkpoint cannot be read. */
export const damagedCheckpoint = 'Where this run stood was damaged on disk, so it was trained again from its beginning.'

/** A warning of one column, or of none. */
export function warn(code: RunWarningCode, message: string, column?: string, rows?: readonly number[]): RunWarning {
  return {
    code,
    message,
    ...(column !== undefined && { column }),
    ...(rows !== undefined && rows.length > 0 && { rows: [...rows] }),
  }
}

/** Each warning once, in the order in which they come first. */
export function eachOnce(warnings: readonly RunWarning[]): RunWarning[] {
  const said = new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning]))
  return [...said.values()]
}
