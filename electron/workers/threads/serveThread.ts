import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type Problem, problemOf } from '@shared/contract/labError'
import { listenForCancel } from './cancel'
import { throttle } from './throttle'

/** What a thread answers: what it was asked for, or why there is none. */
export type ThreadAnswer<Value> = ({ ok: true } & Value) | { ok: false; problem: Problem }

/** Bytes of a file that were read, of how many, and the rows they held. */
export interface OperationProgress {
  bytes: number
  total: number
  rows: number
}

/** What an operation tells: its progress ten times a second at most, then its result or what went wrong. */
export type OperationMessage<Result> =
  ({ kind: 'progress' } & OperationProgress) | ({ kind: 'done' } & Result) | { kind: 'failed'; problem: Problem }

export type Post<Message> = (message: Message, transfer?: ArrayBuffer[]) => void

/** A failure is an answer too. */
export async function answerOf<Value extends object>(work: () => Value | Promise<Value>): Promise<ThreadAnswer<Value>> {
  try {
    return { ok: true, ...(await work()) }
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

/**
 * A thread that answers requests, each with one answer.
 * @param transferOf memory of the answer that is handed over, not copied
 */
export function serveRequests<Request, Value extends object>(
  answer: (request: Request) => Value | Promise<Value>,
  transferOf: (value: Value) => ArrayBuffer[] = () => [],
): void {
  const port = ownPort()
  port.on('message', (request: Request) => {
    void answerOf(() => answer(request)).then((given) => port.postMessage(given, given.ok ? transferOf(given) : []))
  })
}

/** A thread that does what it is told, one task after another, and posts what there is to tell. Its tasks catch their own problems. */
export function serveTasks<Task, Message>(
  create: (post: Post<Message>, close: () => void) => (task: Task) => void,
): void {
  const port = ownPort()
  port.on(
    'message',
    create(
      (message, transfer) => port.postMessage(message, transfer),
      () => port.close(),
    ),
  )
}

/** A thread of one operation, which its `workerData` says; `cancel` in it is an Int32 that becomes 1 where the operation is to stop. */
export function serveOperation<Request extends { cancel: SharedArrayBuffer }, Result extends object>(
  work: (request: Request, tools: OperationTools) => Promise<Result>,
): void {
  const port = ownPort()
  const request = ownRequest<Request>()
  const post: Post<OperationMessage<Result>> = (message) => port.postMessage(message)
  const onProgress = throttle((progress: OperationProgress) => post({ kind: 'progress', ...progress }))
  work(request, { onProgress, shouldStop: listenForCancel(request.cancel) }).then(
    (result) => post({ kind: 'done', ...result }),
    (error: unknown) => post({ kind: 'failed', problem: problemOf(error) }),
  )
}

export interface OperationTools {
  onProgress: (progress: OperationProgress) => void
  shouldStop: () => boolean
}

/** What a thread was started with. */
export function ownRequest<Request>(): Request {
  return workerData as Request
}

function ownPort(): MessagePort {
  if (!parentPort) throw new Error('This file is a worker thread of Logit Lab.')
  return parentPort
}
