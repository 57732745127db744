import { type CrewState, wordIndex } from './crewState'
import type { TrainingPlan } from '../plan'
import { type Phase, type Perform, phases } from './tasks'

/*
 * The threads of a run. A phase, such as the gradients of a batch, is a number of tasks; any thread may do any task, in
 * any order, and the result is the same: each task writes to offsets of its own, and the lead joins the results in the
 * order of the tasks. The schedule decides who does what, never what is done. That is how a run has the same bits with
 * one thread and with many.
 *
 * Nobody waits for a helper to come. The lead does tasks itself until none is left, then waits for those that others
 * are still doing; where no helper is present it does not even announce the phase.
 */

/** What a helper thread is told: it attaches to the run's memory and takes tasks until it is dismissed. */
export interface HelperOrders {
  plan: TrainingPlan
  memory: WebAssembly.Memory
  /** The kernels as the lead has them. */
  module: WebAssembly.Module
  /** The number of the crew that it belongs to: it ends when another crew is wanted. */
  crew: number
}

/** Starts `count` helper threads on these orders; they may come at any time, or never: only speed depends on it. */
export type Recruit = (orders: HelperOrders, count: number) => { dismiss(): void }

/**
 * Times that a thread looks again before it goes to sleep: some microseconds. Longer would take the core from others.
 */
export const spins = 2000

/** The threads of one run, as its lead sees them. */
export interface Crew {
  /** Does all tasks of a phase, with whoever is there. The lead takes tasks too; it alone where there is nobody else. */
  run(phase: Phase, tasks: number): void
  /** How many helpers are present. */
  readonly helpers: number
  /** The number of the present crew, for the orders of new helpers. */
  readonly number: number
  /** Ends the helpers; those enlisted from then on are another crew. */
  dismiss(): void
}

export function createCrew({ words }: CrewState, perform: Perform): Crew {
  /** All tasks on this thread, in their order. */
  const alone = (tasks: number): void => {
    for (let task = 0; task < tasks; task++) perform(task)
  }

  /**
   * Writes the claim word of the next phase number, without any claims, and wakes whoever sleeps on it. `done` is cleared
   * before.
   */
  const announce = (tasks: number): number => {
    const phase = ((Atomics.load(words, wordIndex.claim) >>> 10) + 1) & 0x1fffff
    const claim = (phase << 10) | (tasks << 5)
    Atomics.store(words, wordIndex.done, 0)
    Atomics.store(words, wordIndex.claim, claim)
    Atomics.notify(words, wordIndex.claim)
    return claim
  }

  /**
   * Tasks are taken like any helper's; then the lead waits until all are done. It looks again for some microseconds
   * first, as sleeping and being woken takes longer than most tasks have left. `wait` returns at once where `done` is
   * no longer what was seen.
   */
  const together = (tasks: number): void => {
    takeTasks(words, announce(tasks), perform)
    for (let spin = 0; spin < spins; spin++) if (Atomics.load(words, wordIndex.done) === tasks) return
    for (;;) {
      const done = Atomics.load(words, wordIndex.done)
      if (done === tasks) return
      Atomics.wait(words, wordIndex.done, done)
    }
  }

  return {
    run(phase, tasks) {
      words[wordIndex.kind] = phases[phase]
      if (tasks === 1 || Atomics.load(words, wordIndex.present) === 0) alone(tasks)
      else together(tasks)
    },
    get helpers() {
      return Atomics.load(words, wordIndex.present)
    },
    get number() {
      return Atomics.load(words, wordIndex.crew)
    },
    dismiss() {
      Atomics.add(words, wordIndex.crew, 1)
      // A phase without tasks: a helper that is about to sleep sees that the claim word has changed.
      announce(0)
    },
  }
}

/**
 * Takes and does tasks of the phase that this claim word belongs to, until there is none left. A claim that fails is
 * tried again with the word as it is now. Whoever finishes the last task wakes the lead.
 * @param phase the claim word as this thread has seen it; only its phase number and its number of tasks count
 */
export function takeTasks(words: Int32Array, phase: number, perform: Perform): void {
  const tasks = (phase >>> 5) & 31
  for (;;) {
    const claim = Atomics.load(words, wordIndex.claim)
    const task = claim & 31
    if (claim >>> 5 !== phase >>> 5 || task >= tasks) return
    if (Atomics.compareExchange(words, wordIndex.claim, claim, claim + 1) !== claim) continue
    perform(task)
    if (Atomics.add(words, wordIndex.done, 1) + 1 === tasks) Atomics.notify(words, wordIndex.done)
  }
}
