import { join } from 'node:path'
import { Worker, workerData } from 'node:worker_threads'
import type { HelperOrders } from '@shared/engine/trainer'
import type { HelpRequest } from '../threads/helpRequest'
import { compileKernelsAhead, isStartedAhead } from '../threads/kernelsAhead'
import { serveTasks } from '../threads/serveThread'
import { threadLimits } from '../threads/threadLimits'
import type { RowFile } from './rowFile'
import type { PreparedRun } from './prepareRun'
import type { TrainMessage, TrainRequest } from './trainMessages'
import { trainRun } from './trainRun'

const helping = join(import.meta.dirname, 'helping.js')

/** Starts at once, although this thread hears nothing until its run has ended. */
function startHelper(orders: HelperOrders, rowFile: RowFile | null): void {
  const request: HelpRequest = { orders, rowFile }
  const worker = new Worker(helping, { workerData: request, resourceLimits: threadLimits() })
  worker.unref()
  // A helper that could not start is one less.
  worker.on('error', () => undefined)
}

if (isStartedAhead(workerData)) compileKernelsAhead(workerData.ahead)

/** A pool thread: one run after another, as they are posted. The last one stays in memory while it is paused. */
serveTasks<TrainRequest, TrainMessage>((post) => {
  let kept: PreparedRun | null = null
  return (request) => {
    if (kept && kept.run !== request.job.run) {
      kept.close()
      kept = null
    }
    kept = trainRun(request, { post, now: () => performance.now(), startHelper }, kept)
  }
})
