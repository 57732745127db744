import { instantiate } from '../../kernels/kernels'
import { crewStateAt, wordIndex } from './crewState'
import { type HelperOrders, spins, takeTasks } from './crew'
import type { RowSource } from '../rows/rowSource'
import { createTasks } from './tasks'

/**
 * A helper thread's whole life: attaches to the run, takes tasks, sleeps between phases, and returns when it is
 * dismissed.
 * @param source of a run whose rows lie outside its memory
 */
export function helpTraining({ plan, memory, module, crew }: HelperOrders, source: RowSource | null = null): void {
  const { words } = crewStateAt(memory, plan.crewState)
  const wanted = (): boolean => Atomics.load(words, wordIndex.crew) === crew
  const thread = takeSeat(words, plan.shards.count)
  if (thread === null) return
  const kernels = instantiate(module, memory)
  const perform = createTasks(plan, memory, kernels, thread, () => Atomics.load(words, wordIndex.stop) !== 0, source)
  /**
   * The number of the last phase that was joined: each is joined once. The one under way now began without this thread.
   */
  let joined = Atomics.load(words, wordIndex.claim) >>> 10
  Atomics.add(words, wordIndex.present, 1)
  while (wanted()) {
    const claim = Atomics.load(words, wordIndex.claim)
    if (claim >>> 10 === joined) {
      wait(words, claim)
      continue
    }
    joined = claim >>> 10
    takeTasks(words, claim, perform)
  }
  Atomics.sub(words, wordIndex.present, 1)
  Atomics.and(words, wordIndex.seats, ~(1 << thread))
}

/**
 * The number of a thread whose scratch is free, from 1 on; null where there is none. The bit is set by a
 * compare-and-exchange: of two helpers that see the same free bit, one succeeds and the other looks again.
 */
function takeSeat(words: Int32Array, threads: number): number | null {
  for (;;) {
    const seats = Atomics.load(words, wordIndex.seats)
    let thread = 1
    while (thread < threads && (seats & (1 << thread)) !== 0) thread++
    if (thread >= threads) return null
    if (Atomics.compareExchange(words, wordIndex.seats, seats, seats | (1 << thread)) === seats) return thread
  }
}

/**
 * Returns when the claim word is no longer `claim`, which a dismissal sees to as well. `Atomics.wait` compares the word
 * once more before it sleeps, so that a change in between is not missed.
 */
function wait(words: Int32Array, claim: number): void {
  for (let spin = 0; spin < spins; spin++) if (Atomics.load(words, wordIndex.claim) !== claim) return
  Atomics.wait(words, wordIndex.claim, claim)
}
