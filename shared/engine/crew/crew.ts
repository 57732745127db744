import { type Control, words } from './crewState'
import type { TrainingPlan } from '../plan'
import { type Job, type Perform, jobs } from './tasks'

/** What a helper thread is told: it attaches to the run's memory and takes tasks until it is dismissed. */
export interface HelperOrders {
  plan: TrainingPlan
  memory: WebAssembly.Memory
  /** The kernels as the lead has them. */
  module: WebAssembly.Module
  /** Number of the crew that it belongs to: it goes home when another is wanted. */
  crew: number
}

/** Starts `count` helper threads on these orders; they may come at any time, or never: only speed depends on it. */
export type Recruit = (orders: HelperOrders, count: number) => { dismiss(): void }

/** Times that a thread looks again before it goes to sleep: some microseconds. Longer would take the core from others. */
export const spins = 2000

/** The threads of one run, as its lead sees them. */
export interface Crew {
  /** Does all tasks of a job, with whoever is there. The lead takes tasks too; it alone where there is nobody else. */
  run(job: Job, tasks: number): void
  /** Helpers that are at work. */
  readonly helpers: number
  /** For the orders of new helpers. */
  readonly number: number
  /** Sends the helpers home; those enlisted from then on are another crew. */
  dismiss(): void
}

export function createCrew({ words: word }: Control, perform: Perform): Crew {
  const alone = (tasks: number): void => {
    for (let task = 0; task < tasks; task++) perform(task)
  }

  /** Under the next job number; who waits for it wakes up. */
  const announce = (tasks: number): number => {
    const job = ((Atomics.load(word, words.claim) >>> 10) + 1) & 0x1fffff
    const claim = (job << 10) | (tasks << 5)
    Atomics.store(word, words.done, 0)
    Atomics.store(word, words.claim, claim)
    Atomics.notify(word, words.claim)
    return claim
  }

  const together = (tasks: number): void => {
    takeTasks(word, announce(tasks), perform)
    for (let spin = 0; spin < spins; spin++) if (Atomics.load(word, words.done) === tasks) return
    for (;;) {
      const done = Atomics.load(word, words.done)
      if (done === tasks) return
      Atomics.wait(word, words.done, done)
    }
  }

  return {
    run(job, tasks) {
      word[words.kind] = jobs[job]
      if (tasks === 1 || Atomics.load(word, words.present) === 0) alone(tasks)
      else together(tasks)
    },
    get helpers() {
      return Atomics.load(word, words.present)
    },
    get number() {
      return Atomics.load(word, words.crew)
    },
    dismiss() {
      Atomics.add(word, words.crew, 1)
      // A job without tasks: a helper that is about to sleep sees that the claim word has changed.
      announce(0)
    },
  }
}

/** Takes and does tasks of the job that this claim word belongs to, until there is none left. */
export function takeTasks(word: Int32Array, job: number, perform: Perform): void {
  const tasks = (job >>> 5) & 31
  for (;;) {
    const claim = Atomics.load(word, words.claim)
    const task = claim & 31
    if (claim >>> 5 !== job >>> 5 || task >= tasks) return
    if (Atomics.compareExchange(word, words.claim, claim, claim + 1) !== claim) continue
    perform(task)
    if (Atomics.add(word, words.done, 1) + 1 === tasks) Atomics.notify(word, words.done)
  }
}
