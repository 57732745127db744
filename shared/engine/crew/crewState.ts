/**
 * The crew's state: words and numbers in a run's memory by which the threads of a crew tell each other what to do.
 *
 * The lead writes the arguments of a phase and then the claim word: phase number, tasks and tasks claimed so far, in 21, 5
 * and 5 bits. A thread takes a task by a compare-and-exchange of the claim word for one more, which fails where another
 * thread was first or the phase is over; the lead waits for every task that was taken: arguments are never read of
 * another phase.
 *
 * Why one word. Were phase number and count apart, a helper that had been held up could count up the next phase's tasks for
 * the last phase's. In one word the exchange fails unless both are as they were seen. A number comes back after 2^21
 * phases; a helper would have to sleep between its load and its exchange for all of them, and find the same count, to be
 * mistaken.
 *
 * Why arguments may be plain numbers. Whoever loads a value that was stored atomically sees everything that the storing
 * thread wrote before it (the memory model of ECMAScript). So the arguments are written first and the claim word after;
 * results are written first and `done` is counted up after.
 */
export const wordIndex = {
  /** (phase << 10) | (tasks << 5) | tasks claimed so far; waited on for the next phase. */
  claim: 0,
  /** Tasks of the phase that are done; waited on by the lead. */
  done: 1,
  /** Which phase; see `phases` in tasks.ts. */
  kind: 2,
  /** The rows from, ..., to - 1 of a batch, as positions in the order of the epoch. */
  from: 3,
  to: 4,
  /** The part whose loss is wanted: 0 for training, 1 for validation. */
  part: 5,
  epoch: 6,
  withLoss: 7,
  /** 1: leave the phase as soon as possible, its result is not wanted. */
  stop: 8,
  /** The number of the crew that is wanted; helpers of another end. */
  crew: 9,
  /** Helpers that are ready. */
  present: 10,
  /** Bit t: the scratch of thread t is taken. */
  seats: 11,
} as const

/**
 * Arguments that are float64, in their own array: 1 / rows of the batch, the learning rate, 1 - β₁ᵗ, 1 - β₂ᵗ, by what
 * the gradient is multiplied where it is too long, and the L1 penalty whose slope the gradient takes in.
 */
export const realIndex = { factor: 0, rate: 1, correction1: 2, correction2: 3, clipScale: 4, l1: 5 } as const

const wordCount = 16
const realCount = 8
/** Tasks of one phase at most: the claim word has 5 bits for their number. */
export const mostTasks = 31

/** Words, then numbers, then one result for each task. */
export const crewStateBytes = wordCount * 4 + realCount * 8 + mostTasks * 8

/** Views of the state in a run's memory; `results` has one number for each task of a phase. */
export interface CrewState {
  words: Int32Array
  reals: Float64Array
  results: Float64Array
}

/** The state at an offset of a memory: every thread that works on the run makes its own views of the same bytes. */
export function crewStateAt(memory: WebAssembly.Memory, offset: number): CrewState {
  return {
    words: new Int32Array(memory.buffer, offset, wordCount),
    reals: new Float64Array(memory.buffer, offset + wordCount * 4, realCount),
    results: new Float64Array(memory.buffer, offset + wordCount * 4 + realCount * 8, mostTasks),
  }
}
