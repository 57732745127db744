import { z } from 'zod'
import { noArguments } from '../noArguments'

export const aboutSchema = z.object({
  version: z.string(),
  engine: z.string(),
  runtime: z.string(),
  workspace: z.string(),
  cores: z.int(),
  concurrentRuns: z.int(),
})
export type About = z.infer<typeof aboutSchema>

/** The application itself. */
export const appCalls = {
  /** Versions, where the workspace is, and how many runs this machine trains at the same time. */
  'app.about': { args: noArguments, result: aboutSchema },
  /** What of the workspace could not be taken as it lies on disk, in sentences; what is found later comes as events. */
  'app.remarks': { args: noArguments, result: z.array(z.string()) },
} as const
