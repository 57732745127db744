import { serveJob } from '../threads/serveThread'
import { scoreFile } from './scoreFile'
import type { ScoreRequest } from './scoreMessages'

/** A thread of one scoring. */
serveJob((request: ScoreRequest, tools) => scoreFile({ ...request, ...tools }))
