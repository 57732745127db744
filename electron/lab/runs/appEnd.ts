import type { RunStore } from '../store/runStore'

/** Milliseconds that closing waits for runs to hand in their checkpoints. A pause is heard within 100. */
const closingPatience = 1000

/** Settles with the work, or when closing the app has waited long enough for it. */
export async function answerInTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, closingPatience)))
  await Promise.race([work, timeUp])
  clearTimeout(timer)
}

/** What was waiting or training when the app ended did not finish; what it had reached is kept. */
export function markInterrupted(store: RunStore): void {
  for (const run of store.list()) {
    if (run.state === 'queued' || run.state === 'training') store.save({ ...run, state: 'interrupted' })
  }
}
