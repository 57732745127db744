import { Worker } from 'node:worker_threads'
import { LabError, type Problem } from '@shared/contract/labError'
import { threadLimits } from '../workers/threads/threadLimits'
import type { Emit } from './events'

type OperationMessage =
  | { kind: 'progress'; bytes: number; total: number; rows: number }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'done' }

export interface Operations {
  /**
   * Runs a worker entry of its own thread to its `done` message; progress goes out as events.
   * @throws LabError what the worker says, or `cancelled`
   */
  run<Done extends { kind: 'done' }>(operation: string, entry: string, workerData: object): Promise<Done>
  cancel(operation: string): void
  close(): Promise<void>
}

/** Threads at a time; further operations wait for one. */
const mostThreads = 4

/** Imports and scorings: each on its own thread, cancelled by name. */
export function createOperations(emit: Emit): Operations {
  const running = new Map<string, { worker: Worker; cancel: Int32Array }>()
  const waiting = new Map<string, PromiseWithResolvers<null>>()
  /** Threads that are there or about to be. */
  let threads = 0

  const next = (): void => {
    const [first] = waiting.keys()
    if (first === undefined) return
    threads += 1
    waiting.get(first)?.resolve(null)
    waiting.delete(first)
  }

  const run = async <Done extends { kind: 'done' }>(
    operation: string,
    entry: string,
    workerData: object,
  ): Promise<Done> => {
    if (running.has(operation) || waiting.has(operation))
      throw new LabError('bad-call', `An operation named ${operation} is already running.`)
    if (threads < mostThreads) threads += 1
    else {
      const turn = Promise.withResolvers<null>()
      waiting.set(operation, turn)
      await turn.promise
    }
    return start<Done>(operation, entry, workerData)
  }

  const start = <Done extends { kind: 'done' }>(
    operation: string,
    entry: string,
    workerData: object,
  ): Promise<Done> => {
    const cancel = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const worker = new Worker(entry, {
      workerData: { ...workerData, cancel: cancel.buffer },
      resourceLimits: threadLimits(),
    })
    running.set(operation, { worker, cancel })
    return new Promise<Done>((resolve, reject) => {
      worker.on('message', (message: OperationMessage) => {
        if (message.kind === 'progress') {
          emit({ kind: 'operationProgress', operation, bytes: message.bytes, total: message.total, rows: message.rows })
        } else if (message.kind === 'failed') reject(LabError.from(message.problem))
        else resolve(message as Done)
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new LabError('internal', 'A worker thread ended before it was done.')))
    }).finally(() => {
      running.delete(operation)
      void worker.terminate()
      threads -= 1
      next()
    })
  }

  return {
    run,
    cancel: (operation) => {
      const found = running.get(operation)
      if (found) Atomics.store(found.cancel, 0, 1)
      waiting.get(operation)?.reject(new LabError('cancelled', 'Cancelled.'))
      waiting.delete(operation)
    },
    close: async () => {
      for (const turn of waiting.values()) turn.reject(new LabError('cancelled', 'Cancelled.'))
      waiting.clear()
      await Promise.all([...running.values()].map(({ worker }) => worker.terminate()))
    },
  }
}
