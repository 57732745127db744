import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { serveOperation } from '../threads/serveThread'
import { threadLimits } from '../threads/threadLimits'
import type { StartReading } from './blocks/readingCrew'
import type { ImportRequest } from './importMessages'
import { readerOf } from './readers'
import type { ReadingAnswer } from './readingMessages'

const readingBlocks = join(import.meta.dirname, 'readingBlocks.js')

const startReading: StartReading = (onAnswer, onFailure) => {
  const worker = new Worker(readingBlocks, { resourceLimits: threadLimits() })
  let ended = false
  worker.on('message', (answer: ReadingAnswer) => onAnswer(answer))
  worker.on('error', onFailure)
  worker.on('exit', () => {
    if (!ended) onFailure(new Error('A thread that read the file ended before it was done.'))
  })
  return {
    post: (task) => worker.postMessage(task),
    end: () => {
      ended = true
      void worker.terminate()
    },
  }
}

/** A thread of one import. */
serveOperation(async (request: ImportRequest, { onProgress }) => {
  const reader = await readerOf(request.path)
  return reader.columns(request, { startReading, onProgress })
})
