import { serveOperation } from '../threads/serveThread'
import { scoreFile } from './scoreFile'
import type { ScoreRequest } from './scoreMessages'

/** A thread of one scoring. */
serveOperation((request: ScoreRequest, tools) => scoreFile({ ...request, ...tools }))
