import { parentPort } from 'node:worker_threads'
import { problemOf } from '@shared/contract/labError'
import { evaluateField } from './evaluateField'
import type { FieldAnswer, FieldRequest } from './evaluateMessages'

/** The evaluation thread: fields of runs, so that plots never wait behind training. */
const port = parentPort
if (!port) throw new Error('This file is a worker thread of Logit Lab.')
port.on('message', (request: FieldRequest) => {
  let answer: FieldAnswer
  try {
    answer = { ok: true, ...evaluateField(request) }
  } catch (error) {
    answer = { ok: false, problem: problemOf(error) }
  }
  port.postMessage(answer)
})
