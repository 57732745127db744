import { Worker, type WorkerOptions } from 'node:worker_threads'
import { LabError } from '@shared/contract/labError'
import { callerSignal } from './caller'
import type { ThreadAnswer } from '../workers/threads/serveThread'
import { threadLimits } from '../workers/threads/threadLimits'

/** What a message means for its task: more will come; it was the last; it was, and the thread keeps the task's work. */
export type Heard = 'more' | 'last' | 'kept'

export interface TaskOptions {
  /** What the work belongs to: a thread that keeps work of this key is preferred. */
  key?: string
  /** Before all that wait. */
  first?: boolean
  /** Called when a thread is there for the request, before it is sent. */
  onDispatch?: () => void
}

interface Task<Request, Message> {
  request: Request
  key: string | null
  onMessage: (message: Message) => Heard
  onDispatch: () => void
  resolve: () => void
  reject: (error: Error) => void
}

/** Threads that take one task at a time, first come first served. A thread that dies takes only its own task with it. */
export class WorkerPool<Request, Message> {
  private readonly idle: Worker[] = []
  private readonly busy = new Map<Worker, Task<Request, Message>>()
  /** Idle threads that keep work, by its key: only speed depends on it. */
  private readonly keeping = new Map<Worker, string>()
  private waiting: Task<Request, Message>[] = []
  private closed = false

  constructor(
    private readonly entry: string,
    private limit: number,
  ) {}

  /** Settles after the message for which `onMessage` does not answer 'more'; rejects where the thread dies before. */
  run(request: Request, onMessage: (message: Message) => Heard, options: TaskOptions = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      const { key = null, onDispatch = () => undefined } = options
      const task = { request, key, onMessage, onDispatch, resolve, reject }
      if (options.first === true) this.waiting.unshift(task)
      else this.waiting.push(task)
      this.dispatch()
    })
  }

  /** Starts a thread for a request that will come soon, where none is idle; it is told what will be asked. */
  prepare(workerData: object): void {
    if (this.closed || this.idle.length > 0 || this.busy.size >= this.limit) return
    this.idle.push(this.spawn({ workerData }))
  }

  /** Takes a task back that has not begun; false where it has. Its promise is then resolved. */
  withdraw(request: Request): boolean {
    const task = this.waiting.find((candidate) => candidate.request === request)
    if (!task) return false
    this.waiting = this.waiting.filter((candidate) => candidate !== task)
    task.resolve()
    return true
  }

  /** Gives back the memory of what a thread keeps under this key. */
  async release(key: string): Promise<void> {
    const worker = this.idle.find((candidate) => this.keeping.get(candidate) === key)
    if (worker) await this.dismiss(worker)
  }

  /**
   * Ends the threads that work on these requests, and those that are idle, which may keep something of earlier ones: an open file, columns.
   * Settles when they are gone. Requests are `cancelled`; all others go on.
   */
  async forget(belongs: (request: Request) => boolean): Promise<void> {
    for (const { request } of this.waiting.filter((task) => belongs(task.request))) this.withdraw(request)
    const ended = [...this.idle].map((worker) => this.dismiss(worker))
    for (const [worker, { request }] of this.busy) {
      if (!belongs(request)) continue
      this.lose(worker, new LabError('cancelled', 'This was not finished: what it was about is being deleted.'))
      ended.push(worker.terminate())
    }
    await Promise.all(ended)
  }

  get size(): number {
    return this.limit
  }

  /** Those that are there, at work or idle. */
  get threads(): number {
    return this.idle.length + this.busy.size
  }

  resize(limit: number): void {
    this.limit = limit
    while (this.idle.length > 0 && this.threads > limit) {
      const worker = this.idle.findLast((candidate) => !this.keeping.has(candidate)) ?? this.idle[0]
      if (worker) void this.dismiss(worker)
    }
    this.dispatch()
  }

  async close(): Promise<void> {
    this.closed = true
    for (const task of this.waiting) task.resolve()
    this.waiting = []
    const workers = [...this.idle, ...this.busy.keys()]
    for (const task of this.busy.values()) task.resolve()
    this.busy.clear()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  private dispatch(): void {
    while (!this.closed && this.busy.size < this.limit) {
      const task = this.waiting.shift()
      if (!task) return
      const worker = this.threadFor(task.key)
      this.keeping.delete(worker)
      this.busy.set(worker, task)
      task.onDispatch()
      worker.postMessage(task.request)
    }
  }

  /** The thread that keeps the key's work, else one that keeps nothing, else a new one; the longest idle where there is no room. */
  private threadFor(key: string | null): Worker {
    const own = key === null ? undefined : this.idle.find((worker) => this.keeping.get(worker) === key)
    const free = own ?? this.idle.findLast((worker) => !this.keeping.has(worker))
    const chosen = free ?? (this.threads < this.limit ? undefined : this.idle[0])
    if (!chosen) return this.spawn()
    this.idle.splice(this.idle.indexOf(chosen), 1)
    return chosen
  }

  private spawn(options: WorkerOptions = {}): Worker {
    const worker = new Worker(this.entry, { resourceLimits: threadLimits(), ...options })
    worker.on('message', (message: Message) => this.hear(worker, message))
    worker.on('error', (error) => this.lose(worker, error))
    worker.on('exit', () => this.lose(worker, new LabError('internal', 'A worker thread ended unexpectedly.')))
    return worker
  }

  private hear(worker: Worker, message: Message): void {
    const task = this.busy.get(worker)
    if (!task) return
    let heard: Heard
    try {
      heard = task.onMessage(message)
    } catch (error) {
      // What cannot be taken in ends its task, not the app.
      this.lose(worker, error instanceof Error ? error : new Error(String(error)))
      void worker.terminate()
      return
    }
    if (heard === 'more') return
    this.busy.delete(worker)
    if (this.threads < this.limit) {
      this.idle.push(worker)
      if (heard === 'kept' && task.key !== null) this.keeping.set(worker, task.key)
    } else void worker.terminate()
    task.resolve()
    this.dispatch()
  }

  private dismiss(worker: Worker): Promise<number> {
    this.idle.splice(this.idle.indexOf(worker), 1)
    this.keeping.delete(worker)
    return worker.terminate()
  }

  private lose(worker: Worker, error: Error): void {
    const place = this.idle.indexOf(worker)
    if (place >= 0) this.idle.splice(place, 1)
    this.keeping.delete(worker)
    const task = this.busy.get(worker)
    this.busy.delete(worker)
    task?.reject(error)
    this.dispatch()
  }
}

/**
 * What a thread answers to a request.
 * @throws LabError what the thread says, or `cancelled` where the pool closes, or whoever asked is gone, before it begins
 */
export async function requestFromPool<Request, Value>(
  pool: WorkerPool<Request, ThreadAnswer<Value>>,
  request: Request,
  options: TaskOptions = {},
): Promise<Value> {
  const answers: ThreadAnswer<Value>[] = []
  const signal = callerSignal()
  const withdraw = () => void pool.withdraw(request)
  signal?.addEventListener('abort', withdraw)
  await pool
    .run(
      request,
      (answer) => {
        answers.push(answer)
        return 'last'
      },
      options,
    )
    .finally(() => signal?.removeEventListener('abort', withdraw))
  const [answer] = answers
  if (answer === undefined) throw new LabError('cancelled', 'This was not finished: nobody waits for it any more.')
  if (!answer.ok) throw LabError.from(answer.problem)
  return answer
}
