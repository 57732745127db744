import { parentPort } from 'node:worker_threads'
import type { TrainRequest } from './trainMessages'
import { trainRun } from './trainRun'

/** A pool thread: one run after another, as they are posted. */
const port = parentPort
if (!port) throw new Error('This file is a worker thread of Logit Lab.')
port.on('message', (request: TrainRequest) => {
  trainRun(
    request,
    (message) => port.postMessage(message),
    () => performance.now(),
  )
})
