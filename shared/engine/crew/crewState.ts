/**
 * The control words of a run's memory: what the threads of a crew tell each other.
 *
 * The lead writes the arguments of a job and then the claim word: job number, tasks and tasks claimed so far, in 21, 5 and
 * 5 bits. A thread takes a task by exchanging the claim word for one more, which fails where the job is over; the lead waits
 * for every task that was taken: arguments are never read of another job.
 */
export const wordIndex = {
  /** (job << 10) | (tasks << 5) | tasks claimed so far; waited on for the next job. */
  claim: 0,
  /** Tasks of the job that are done; waited on by the lead. */
  done: 1,
  kind: 2,
  from: 3,
  to: 4,
  /** 0: training, 1: validation. */
  part: 5,
  epoch: 6,
  withLoss: 7,
  /** 1: leave the job as soon as possible, its result is not wanted. */
  stop: 8,
  /** Number of the crew that is wanted; helpers of another go home. */
  crew: 9,
  /** Helpers that are ready. */
  present: 10,
  /** Bit t: the scratch of thread t is taken. */
  seats: 11,
} as const

/** Arguments that are numbers of float64, in their own array. */
export const realIndex = { factor: 0, rate: 1, correction1: 2, correction2: 3, clipScale: 4 } as const

const wordCount = 16
const realCount = 8
/** Of one job: the claim word has 5 bits for them. */
export const mostTasks = 31

/** Words, then numbers, then one result for each task. */
export const crewStateBytes = wordCount * 4 + realCount * 8 + mostTasks * 8

export interface CrewState {
  words: Int32Array
  reals: Float64Array
  results: Float64Array
}

export function crewStateAt(memory: WebAssembly.Memory, offset: number): CrewState {
  return {
    words: new Int32Array(memory.buffer, offset, wordCount),
    reals: new Float64Array(memory.buffer, offset + wordCount * 4, realCount),
    results: new Float64Array(memory.buffer, offset + wordCount * 4 + realCount * 8, mostTasks),
  }
}
