import { serveOperation } from '../threads/serveThread'
import { evaluateFile } from './evaluateFile'
import { scoreFile } from './scoreFile'
import type { EvaluateFileRequest, EvaluateFileResult, ScoreRequest, ScoreResult } from './scoreMessages'

/** A thread of one scoring, or of one evaluation of a file. */
serveOperation((request: ScoreRequest | EvaluateFileRequest, tools): Promise<ScoreResult | EvaluateFileResult> =>
  'outPath' in request ? scoreFile({ ...request, ...tools }) : evaluateFile({ ...request, ...tools }),
)
