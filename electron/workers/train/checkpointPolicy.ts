/**
 * When a run's checkpoint is stored while it trains, besides at every pause and at an orderly close. Writing takes the
 * store's thread, which also answers the window, up to 10 ms for a megabyte: a click is to be answered within 100 ms, and
 * writing is to take less than 5 % of the time. So checkpoints of up to 8 MB are stored, and one every 2 seconds at
 * most. A crash of a run with a larger one costs the run, which then starts again.
 */
const interval = 2000
const mostBytes = 8_000_000

export interface CheckpointPolicy {
  /** Asked at the end of an epoch. */
  isDue(now: number): boolean
  /** Whether this one is to be stored. */
  takes(bytes: number, now: number): boolean
}

/** @param now milliseconds of a clock that never goes back */
export function createCheckpointPolicy(now: number): CheckpointPolicy {
  let last = now
  return {
    isDue: (time) => time - last >= interval,
    takes: (bytes, time) => {
      last = bytes <= mostBytes ? time : Infinity
      return bytes <= mostBytes
    },
  }
}
