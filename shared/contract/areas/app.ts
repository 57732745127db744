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
} as const
