import { parentPort, workerData } from 'node:worker_threads'
import { problemOf } from '@shared/contract/labError'
import { listenForCancel } from '../import/source/fileBytes'
import type { ReadingProgress } from '../import/source/readRows'
import { scoreFile } from './scoreFile'
import type { ScoreMessage, ScoreRequest } from './scoreMessages'
import { throttle } from '../threads/throttle'

const { cancel, ...request } = workerData as ScoreRequest
const post = (message: ScoreMessage): void => parentPort?.postMessage(message)

scoreFile({
  ...request,
  shouldStop: listenForCancel(cancel),
  onProgress: throttle((progress: ReadingProgress) => post({ kind: 'progress', ...progress })),
}).then(
  (result) => post({ kind: 'done', ...result }),
  (error: unknown) => post({ kind: 'failed', problem: problemOf(error) }),
)
