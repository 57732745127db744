import { z } from 'zod'
import { warningCodes } from './dataset'

/** What is doubtful about rows that a model scores, or about the file that they are in. */
export const scoreWarningCodes = [
  ...warningCodes,
  'other-marks',
  'open-date-order',
  'rows-not-scored',
  'beyond-scale',
  'unreadable-cells',
  'cells-filled-in',
  'other-words',
  'unseen-level',
  'outside-transform',
  'extrapolation',
  'no-truth',
  'unknown-class',
  'no-weight',
  'weights-not-there',
  'training-table',
] as const
export type ScoreWarningCode = (typeof scoreWarningCodes)[number]

/** The same on screen, on standard error and in the command line's JSON. */
export const scoreWarningSchema = z.object({
  code: z.enum(scoreWarningCodes),
  message: z.string(),
  /** The column that it is about; null where it is about rows or the file. */
  column: z.string().nullable(),
  /** The first rows that show it, counted from 1; at most ten. */
  rows: z.array(z.int()),
})
export type ScoreWarning = z.infer<typeof scoreWarningSchema>

/** A warning of the rows of one column, or of rows alone. */
export function scoreWarning(
  code: ScoreWarningCode,
  message: string,
  column: string | null,
  rows: readonly number[] = [],
): ScoreWarning {
  return { code, message, column, rows: [...rows] }
}
