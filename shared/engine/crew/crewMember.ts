import { instantiate } from '../../kernels/kernels'
import { controlOf, words } from './crewState'
import { type HelperOrders, spins, takeTasks } from './crew'
import type { RowSource } from '../rows/rowSource'
import { createTasks } from './tasks'

/**
 * A helper thread's whole life: attaches to the run, takes tasks, sleeps between jobs, and returns when it is dismissed.
 * @param source of a run whose rows lie outside its memory
 */
export function helpTraining({ plan, memory, module, crew }: HelperOrders, source: RowSource | null = null): void {
  const { words: word } = controlOf(memory, plan.control)
  const wanted = (): boolean => Atomics.load(word, words.crew) === crew
  const thread = takeSeat(word, plan.shards.count)
  if (thread === null) return
  const kernels = instantiate(module, memory)
  const perform = createTasks(plan, memory, kernels, thread, () => Atomics.load(word, words.stop) !== 0, source)
  /** The last job that was joined: each is joined once. */
  let joined = Atomics.load(word, words.claim) >>> 10
  Atomics.add(word, words.present, 1)
  while (wanted()) {
    const claim = Atomics.load(word, words.claim)
    if (claim >>> 10 === joined) {
      wait(word, claim)
      continue
    }
    joined = claim >>> 10
    takeTasks(word, claim, perform)
  }
  Atomics.sub(word, words.present, 1)
  Atomics.and(word, words.seats, ~(1 << thread))
}

/** The number of a thread whose scratch is free, from 1 on; null where there is none. */
function takeSeat(word: Int32Array, threads: number): number | null {
  for (;;) {
    const seats = Atomics.load(word, words.seats)
    let thread = 1
    while (thread < threads && (seats & (1 << thread)) !== 0) thread++
    if (thread >= threads) return null
    if (Atomics.compareExchange(word, words.seats, seats, seats | (1 << thread)) === seats) return thread
  }
}

/** Until the claim word changes, which a dismissal does too. */
function wait(word: Int32Array, claim: number): void {
  for (let spin = 0; spin < spins; spin++) if (Atomics.load(word, words.claim) !== claim) return
  Atomics.wait(word, words.claim, claim)
}
