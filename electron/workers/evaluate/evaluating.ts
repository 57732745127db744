import { parentPort } from 'node:worker_threads'
import { problemOf } from '@shared/contract/labError'
import { evaluateField } from './evaluateField'
import type { EvaluateAnswer, EvaluateRequest } from './evaluateMessages'
import { evaluatePredictions } from './evaluatePredictions'

/** The evaluation thread: fields and predictions of runs, so that plots never wait behind training. */
const port = parentPort
if (!port) throw new Error('This file is a worker thread of Logit Lab.')

function answerTo(request: EvaluateRequest): EvaluateAnswer {
  try {
    return request.kind === 'field'
      ? { ok: true, kind: 'field', ...evaluateField(request) }
      : { ok: true, kind: 'predictions', predictions: evaluatePredictions(request) }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

port.on('message', (request: EvaluateRequest) => port.postMessage(answerTo(request)))
