import { serveOperation } from '../threads/serveThread'
import { compareFile } from './compareFile'
import { evaluateFile } from './evaluateFile'
import { scoreFile } from './scoreFile'
import type {
  CompareFileRequest,
  CompareFileResult,
  EvaluateFileRequest,
  EvaluateFileResult,
  ScoreRequest,
  ScoreResult,
} from './scoreMessages'

type Request = ScoreRequest | EvaluateFileRequest | CompareFileRequest
type Result = ScoreResult | EvaluateFileResult | CompareFileResult

/** A thread of one scoring, of one evaluation of a file, or of one comparison of two models on it. */
serveOperation((request: Request, tools): Promise<Result> => {
  if ('outPath' in request) return scoreFile({ ...request, ...tools })
  if ('modelTexts' in request) return compareFile({ ...request, ...tools })
  return evaluateFile({ ...request, ...tools })
})
