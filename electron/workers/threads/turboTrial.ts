import { setFlagsFromString } from 'node:v8'
import { precisions } from '@shared/spec/runSpec'
import { type Trial, createTrial } from '@shared/kernels/trial'

/** What was found; `ratio` is how many times faster the products were, where they were tried. */
export interface TurboFinding {
  used: boolean
  reason: 'faster' | 'not faster' | 'other bits' | 'not offered'
  ratio: number | null
}

const flag = 'experimental-wasm-revectorize'

/** Milliseconds until a module that is in use is compiled for speed, and rounds to be measured in turn after that. */
const warmUp = 25
const rounds = 7
const runsARound = 40
const leastRatio = 1.1

/**
 * V8 can join two 16-byte operations of a kernel into one of 32 bytes, where the processor has such. It is an experiment of V8's,
 * so it is tried anew in each process and kept only where every bit is the same and the products are clearly faster. No
 * result depends on it. The flag is the whole process's: what is compiled from then on follows it.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function runTurboTrial(now: () => number): TurboFinding {
  // The plain modules are compiled to their end before the flag is there.
  const plain = precisions.map((precision) => warmed(createTrial(precision, 'plain'), now))
  if (!setFlag(true)) return { used: false, reason: 'not offered', ratio: null }
  const turbo = precisions.map((precision) => warmed(createTrial(precision, 'turbo'), now))
  const same = plain.every((trial, index) => sameBits(trial, turbo[index] as Trial))
  const ratios = plain.map((trial, index) => speedUp(trial, turbo[index] as Trial, now))
  const ratio = Math.min(...ratios)
  if (same && ratio >= leastRatio) return { used: true, reason: 'faster', ratio }
  setFlag(false)
  return { used: false, reason: same ? 'not faster' : 'other bits', ratio }
}

function setFlag(on: boolean): boolean {
  try {
    setFlagsFromString(on ? `--${flag}` : `--no-${flag}`)
    return true
  } catch {
    return false
  }
}

function warmed(trial: Trial, now: () => number): Trial {
  const end = now() + warmUp
  while (now() < end) trial.run()
  return trial
}

function sameBits(first: Trial, second: Trial): boolean {
  return Buffer.compare(first.result(), second.result()) === 0
}

/** The ratio of the shortest rounds, taken in turn: what disturbs a machine only ever makes a round longer. */
function speedUp(plain: Trial, turbo: Trial, now: () => number): number {
  const shortest = [Infinity, Infinity]
  for (let round = 0; round < rounds; round++) {
    ;[plain, turbo].forEach((trial, index) => {
      const began = now()
      for (let run = 0; run < runsARound; run++) trial.run()
      shortest[index] = Math.min(shortest[index] as number, now() - began)
    })
  }
  return (shortest[0] as number) / (shortest[1] as number)
}
