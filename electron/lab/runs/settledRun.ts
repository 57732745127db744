import type { RunSummary } from '@shared/contract/run'
import type { RunQueue } from './runQueue'

/** A run as it stands; one that was cancelled when what it had reached is there, which can be a little later. */
export async function settledRun(runs: Pick<RunQueue, 'get' | 'finished'>, id: string): Promise<RunSummary> {
  const run = runs.get(id)
  return run.state === 'cancelled' ? runs.finished(id) : run
}
