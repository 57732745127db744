import { serveRequests } from '../threads/serveThread'
import { evaluateField } from './evaluateField'
import type { EvaluateRequest, Evaluated } from './evaluateMessages'
import { evaluatePredictions } from './evaluatePredictions'

/** The evaluation thread: fields and predictions of runs, so that plots never wait behind training. */
serveRequests((request: EvaluateRequest): Evaluated => {
  if (request.kind === 'field') return { kind: 'field', ...evaluateField(request) }
  return { kind: 'predictions', predictions: evaluatePredictions(request) }
})
