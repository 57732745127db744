import { z } from 'zod'
import { idSchema } from '../identifiers'

/** Imports and scorings, by the name that their caller gave them; their progress comes as `operationProgress` events. */
export const operationsCalls = {
  /** Stops an operation, which then fails as `cancelled`; one that has ended, or never was, is left alone. */
  'operations.cancel': { args: z.strictObject({ operation: idSchema }), result: z.null() },
} as const
