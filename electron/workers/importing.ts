import { parentPort, workerData } from 'node:worker_threads'
import { problemOf } from '@shared/contract/labError'
import type { CsvProgress } from './csvSource'
import { importFile } from './importFile'
import type { ImportMessage, ImportRequest } from './importMessages'
import { throttle } from './throttle'

const { path, name, cancel } = workerData as ImportRequest
const stop = new Int32Array(cancel)
const post = (message: ImportMessage): void => parentPort?.postMessage(message)

importFile({
  path,
  name,
  shouldStop: () => Atomics.load(stop, 0) === 1,
  onProgress: throttle((progress: CsvProgress) => post({ kind: 'progress', ...progress })),
}).then(
  (result) => post({ kind: 'done', ...result }),
  (error: unknown) => post({ kind: 'failed', problem: problemOf(error) }),
)
