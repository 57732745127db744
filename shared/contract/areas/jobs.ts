import { z } from 'zod'
import { idSchema } from '../identifiers'

/** Imports and scorings, by the name that their caller gave them; their progress comes as `jobProgress` events. */
export const jobsCalls = {
  /** Stops a job, which then fails as `cancelled`; one that has ended, or never was, is left alone. */
  'jobs.cancel': { args: z.strictObject({ job: idSchema }), result: z.null() },
} as const
