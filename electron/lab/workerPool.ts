import { Worker } from 'node:worker_threads'
import { LabError } from '@shared/contract/labError'

interface Task<Request, Message> {
  request: Request
  onMessage: (message: Message) => 'more' | 'last'
  resolve: () => void
  reject: (error: Error) => void
}

/** Threads that take one task at a time, first come first served. A thread that dies takes only its own task with it. */
export class WorkerPool<Request, Message> {
  private readonly idle: Worker[] = []
  private readonly busy = new Map<Worker, Task<Request, Message>>()
  private waiting: Task<Request, Message>[] = []
  private closed = false

  constructor(
    private readonly entry: string,
    private limit: number,
  ) {}

  /** Settles after the message for which `onMessage` answers 'last'; rejects where the thread dies before. */
  run(request: Request, onMessage: (message: Message) => 'more' | 'last'): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, onMessage, resolve, reject })
      this.dispatch()
    })
  }

  /** Takes a task back that has not begun; false where it has. Its promise is then resolved. */
  withdraw(request: Request): boolean {
    const task = this.waiting.find((candidate) => candidate.request === request)
    if (!task) return false
    this.waiting = this.waiting.filter((candidate) => candidate !== task)
    task.resolve()
    return true
  }

  get size(): number {
    return this.limit
  }

  resize(limit: number): void {
    this.limit = limit
    while (this.idle.length > 0 && this.idle.length + this.busy.size > limit) void this.idle.pop()?.terminate()
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
      const worker = this.idle.pop() ?? this.spawn()
      this.busy.set(worker, task)
      worker.postMessage(task.request)
    }
  }

  private spawn(): Worker {
    const worker = new Worker(this.entry)
    worker.on('message', (message: Message) => {
      const task = this.busy.get(worker)
      if (!task) return
      try {
        if (task.onMessage(message) !== 'last') return
      } catch (error) {
        // What cannot be taken in ends its task, not the app.
        this.lose(worker, error instanceof Error ? error : new Error(String(error)))
        void worker.terminate()
        return
      }
      this.busy.delete(worker)
      if (this.busy.size + this.idle.length < this.limit) this.idle.push(worker)
      else void worker.terminate()
      task.resolve()
      this.dispatch()
    })
    worker.on('error', (error) => this.lose(worker, error))
    worker.on('exit', () => this.lose(worker, new LabError('internal', 'A worker thread ended unexpectedly.')))
    return worker
  }

  private lose(worker: Worker, error: Error): void {
    const place = this.idle.indexOf(worker)
    if (place >= 0) this.idle.splice(place, 1)
    const task = this.busy.get(worker)
    this.busy.delete(worker)
    task?.reject(error)
    this.dispatch()
  }
}

/**
 * A task with one answer.
 * @throws LabError `cancelled` where the pool closes before it
 */
export async function askPool<Request, Answer>(pool: WorkerPool<Request, Answer>, request: Request): Promise<Answer> {
  const answers: Answer[] = []
  await pool.run(request, (answer) => {
    answers.push(answer)
    return 'last'
  })
  const [answer] = answers
  if (answer === undefined) throw new LabError('cancelled', 'This was not finished because the app is closing.')
  return answer
}
