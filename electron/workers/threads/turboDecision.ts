import type { TrainingPlan } from '@shared/engine/trainer'
import { compileAnew } from '@shared/kernels/kernels'
import { type TurboFinding, runTurboTrial } from './turboTrial'

/** What the threads of a process know of V8's wider vectors, the turbo: one Int32 that they share. */
const states = { untried: 0, underWay: 1, off: 2, on: 3 } as const

/** @param allowed false leaves it off for good */
export function createTurboState(allowed: boolean): SharedArrayBuffer {
  const state = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  new Int32Array(state)[0] = allowed ? states.untried : states.off
  return state
}

/** Multiply-adds of a whole run from which on a trial, some 130 ms, can pay: about a second of training. */
const leastWork = 2e10
/** A trial that has not ended after so many milliseconds is not waited for. */
const patience = 2000

export function workOf({ network, training, train }: TrainingPlan): number {
  return 3 * train.rows * network.parameterCount * training.epochs
}

let used = false

/**
 * Before a long run: tries the turbo, once a process, and has this thread's kernels compiled with it where it is worth it.
 * @param trial for tests
 */
export function useTurboIfFaster(
  state: SharedArrayBuffer,
  work: number,
  now: () => number,
  trial: (now: () => number) => TurboFinding = runTurboTrial,
): void {
  if (used || work < leastWork) return
  const word = new Int32Array(state)
  if (Atomics.compareExchange(word, 0, states.untried, states.underWay) === states.untried) {
    Atomics.store(word, 0, trial(now).used ? states.on : states.off)
    Atomics.notify(word, 0)
  }
  Atomics.wait(word, 0, states.underWay, patience)
  if (Atomics.load(word, 0) !== states.on) return
  compileAnew('turbo')
  used = true
}
