import { notableRowsOf } from '@shared/evaluation/explanation/notableRows'
import { serveRequests } from '../threads/serveThread'
import { compareRuns } from './compareRuns'
import { evaluateCurves } from './evaluateCurves'
import { evaluateField } from './evaluateField'
import { evaluateRun } from './evaluateRun'
import type { EvaluateRequest, Evaluated } from './evaluateMessages'
import { evaluateModel } from './evaluateModel'
import { evaluatePredictions } from './evaluatePredictions'
import { explainFile } from './explainFile'

/** The evaluation thread: fields, predictions, curves, evaluations and explanations of runs, so that plots never wait behind training. */
serveRequests(async (request: EvaluateRequest): Promise<Evaluated> => {
  switch (request.kind) {
    case 'field':
      return { kind: 'field', ...evaluateField(request) }
    case 'curves':
      return { kind: 'curves', curves: evaluateCurves(request) }
    case 'predictions':
      return { kind: 'predictions', predictions: evaluatePredictions(request) }
    case 'evaluation':
      return { kind: 'evaluation', evaluation: evaluateRun(request) }
    case 'comparison':
      return { kind: 'comparison', comparison: compareRuns(request) }
    case 'notableRows':
      return { kind: 'notableRows', notableRows: notableRowsOf(request.predictions, request.part, request.most) }
    case 'explainFile':
      return { kind: 'explainFile', explanation: await explainFile(request) }
    default:
      return evaluateModel(request)
  }
})
