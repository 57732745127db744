import { problemOf } from '@shared/contract/labError'
import type { RunSummary } from '@shared/contract/run'
import { createCoreShare, releaseShare } from '../../workers/threads/coreBudget'
import type { TableAccess } from '../../workers/table/tableAccess'
import { createControlMemory, runControl } from '../../workers/train/runControl'
import type { RunUntil } from '../../workers/train/runJob'
import { preparationKey } from '../../workers/train/sharedPreparation'
import type { TrainMessage, TrainRequest } from '../../workers/train/trainMessages'
import type { RunStore } from '../store/runStore'
import type { Heard, WorkerPool } from '../workerPool'
import type { PreparationCache } from './preparationCache'
import { isOfDisk, progressOf } from './runProgress'
import type { ActiveRun, RunRegistry } from './runRegistry'

export interface RunExecutionOptions {
  store: RunStore
  pool: WorkerPool<TrainRequest, TrainMessage>
  /** The account of the machine's cores; see coreBudget.ts. */
  cores: SharedArrayBuffer
  /** See turboDecision.ts. */
  turbo: SharedArrayBuffer
  /** Bytes that a run's prepared rows may take in memory, and the folder where they lie beyond that. */
  memory: number
  temporary: string
  /** The folder where runs keep their predictions; null keeps none. */
  predictions: string | null
  /** Prepared rows that further runs can take. */
  preparations: PreparationCache
}

export interface StartOptions {
  access: TableAccess
  until: RunUntil
  /** Null begins at the beginning. */
  checkpoint: Uint8Array | null
}

/** Runs on the pool's threads: each message of a thread becomes progress of its run. */
export interface RunExecution {
  /** Of a run that is stored as queued. */
  start(run: RunSummary, options: StartOptions): ActiveRun
  /** Takes a run back that waits for a thread. */
  withdraw(run: ActiveRun, state: 'cancelled' | 'paused'): void
  /** From now on what pauses unasked is interrupted, since it pauses only because the app ends. */
  beginClosing(): void
}

export function createRunExecution(registry: RunRegistry, options: RunExecutionOptions): RunExecution {
  const { store, pool, cores, turbo, memory, temporary, predictions, preparations } = options
  const { active } = registry
  let closing = false

  const receive = (run: ActiveRun, message: TrainMessage): Heard => {
    const { status, update } = progressOf(run.summary, message, run.secondsBefore, () => store.history(run.summary.id))
    if (message.kind === 'begun') {
      if (message.prepared) update.prepared = message.prepared
      if (message.shared) preparations.add(preparationKey(run.summary.spec), message.shared)
      run.parameters = message.from?.parameters ?? null
    } else if (message.kind !== 'stopped') run.parameters = message.parameters ?? run.parameters
    const cutOff = status.state === 'paused' && closing && !run.pauseAsked
    const stopped = status.state === 'paused' ? { problem: status.problem ?? run.refusal } : {}
    registry.advance(run, { ...status, ...stopped, ...(cutOff && { state: 'interrupted' }) }, update)
    if (run.unstored && message.kind !== 'ended') {
      // It hands in where it stands, so that it can go on when there is room again.
      run.pauseAsked = true
      requestOf(run, 'pause')
    }
    if (message.kind === 'stopped') run.stopped.resolve()
    if (message.kind !== 'ended') return 'more'
    active.delete(run.summary.id)
    if (run.unstored) registry.hold(run)
    return message.outcome === 'paused' && message.checkpoint !== null ? 'kept' : 'last'
  }

  const work = async (run: ActiveRun): Promise<void> => {
    const { request, summary } = run
    try {
      const task = {
        key: summary.id,
        first: request.job.until === 'stop',
        // Not before: an earlier run of the queue may be the one that prepares the same.
        onDispatch: () => (request.seat.preparation = preparations.get(preparationKey(summary.spec))),
      }
      await pool.run(request, (message) => receive(run, message), task)
    } catch (error) {
      const problem = problemOf(error)
      run.summary = { ...run.summary, state: isOfDisk(problem) ? 'paused' : 'failed', problem }
      try {
        registry.save(run.summary)
        active.delete(summary.id)
      } catch {
        // A store that is full refuses this too: the run stays in memory as failed, and is tried again at the end.
        registry.tell(run.summary)
      }
    } finally {
      // A thread that died has not given its cores back.
      releaseShare(request.seat.cores)
    }
  }

  return {
    start: (summary, { access, until, checkpoint }) => {
      const { id, spec, seconds } = summary
      const run: ActiveRun = {
        request: {
          job: { run: id, spec, checkpoint, until },
          seat: {
            ...{ access, memory, temporary, predictions, preparation: null, turbo },
            ...{ control: createControlMemory(), cores: createCoreShare(cores) },
          },
        },
        summary,
        parameters: null,
        secondsBefore: seconds ?? 0,
        pauseAsked: until !== 'end',
        ...{ unstored: null, refusal: null },
        stopped: Promise.withResolvers(),
        ended: Promise.resolve(),
      }
      active.set(id, run)
      run.ended = work(run)
      return run
    },
    withdraw: (run, state) => {
      if (!pool.withdraw(run.request)) return
      active.delete(run.summary.id)
      registry.advance(run, { state })
      if (run.unstored) registry.hold(run)
    },
    beginClosing: () => {
      closing = true
    },
  }
}

/** Asks a run that is on a thread. */
export function requestOf({ request }: ActiveRun, what: 'pause' | 'cancel'): void {
  runControl(request.seat.control).request(what)
}
