import { serveRequests } from '../threads/serveThread'
import { evaluateCurves } from './evaluateCurves'
import { evaluateField } from './evaluateField'
import type { EvaluateRequest, Evaluated } from './evaluateMessages'
import { evaluatePredictions } from './evaluatePredictions'

/** The evaluation thread: fields, predictions and curves of runs, so that plots never wait behind training. */
serveRequests((request: EvaluateRequest): Evaluated => {
  if (request.kind === 'field') return { kind: 'field', ...evaluateField(request) }
  if (request.kind === 'curves') return { kind: 'curves', curves: evaluateCurves(request) }
  return { kind: 'predictions', predictions: evaluatePredictions(request) }
})
