import { parentPort } from 'node:worker_threads'
import { createAnalyst } from './analyse'
import type { AnalysisRequest } from './analyseMessages'

/** The analysing thread: questions about datasets that take longer than a look at their rows. */
const port = parentPort
if (!port) throw new Error('This file is a worker thread of Logit Lab.')
const answer = createAnalyst()
port.on('message', (request: AnalysisRequest) => {
  port.postMessage(answer(request))
})
