import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { serveJob } from '../threads/serveThread'
import type { StartReading } from './blocks/readingCrew'
import { importFile } from './importFile'
import type { ImportRequest } from './importMessages'
import type { ReadingAnswer } from './readingMessages'

const reading = join(import.meta.dirname, 'reading.js')

const startReading: StartReading = (onAnswer, onFailure) => {
  const worker = new Worker(reading)
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
serveJob((request: ImportRequest, { onProgress }) => importFile(request, { startReading, onProgress }))
