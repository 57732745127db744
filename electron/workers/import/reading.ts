import { parentPort } from 'node:worker_threads'
import { createReadingThread } from './blocks/readingThread'
import type { ReadingTask } from './readingMessages'

/** A thread beside an import: reads blocks of its file and describes its columns. */
const port = parentPort
if (!port) throw new Error('This file is a worker thread of Logit Lab.')

const take = createReadingThread((answer, transfer) => port.postMessage(answer, transfer))
port.on('message', (task: ReadingTask) => {
  take(task)
  if (task.kind === 'end') port.close()
})
