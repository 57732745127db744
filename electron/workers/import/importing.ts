import { join } from 'node:path'
import { Worker, parentPort, workerData } from 'node:worker_threads'
import { problemOf } from '@shared/contract/labError'
import type { StartReading } from './blocks/readingCrew'
import { importFile } from './importFile'
import type { ImportMessage, ImportRequest } from './importMessages'
import type { ReadingAnswer } from './readingMessages'
import type { ReadingProgress } from './source/readRows'
import { throttle } from '../threads/throttle'

const post = (message: ImportMessage): void => parentPort?.postMessage(message)
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

importFile(workerData as ImportRequest, {
  startReading,
  onProgress: throttle((progress: ReadingProgress) => post({ kind: 'progress', ...progress })),
}).then(
  (result) => post({ kind: 'done', ...result }),
  (error: unknown) => post({ kind: 'failed', problem: problemOf(error) }),
)
