import { parentPort } from 'node:worker_threads'
import { makeModel } from './makeModel'
import type { ModelRequest } from './modelMessages'

/** The model thread: a file of millions of weights takes seconds, in which the window must answer. */
const port = parentPort
if (!port) throw new Error('This file is a worker thread of Logit Lab.')
port.on('message', (request: ModelRequest) => port.postMessage(makeModel(request)))
