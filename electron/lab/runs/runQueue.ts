import { LabError, problemOf } from '@shared/contract/labError'
import type { History, RunSummary } from '@shared/contract/run'
import type { RunSpec } from '@shared/spec/runSpec'
import { ask, createControl } from '../../workers/train/runControl'
import { settle, shareOf } from '../../workers/threads/coreBudget'
import { removeRows, rowPath } from '../../workers/train/rowFile'
import type { TableAccess } from '../../workers/table/tableAccess'
import type { Stretch, TrainMessage, TrainRequest } from '../../workers/train/trainMessages'
import { answerInTime, markInterrupted } from './appEnd'
import type { Emit } from '../events'
import { newRun } from './newRun'
import { nameOfRun } from './runName'
import { advanceOf, historyOf } from './runProgress'
import type { RunGrowth, RunResidue, RunStore } from '../store/runStore'
import type { Heard, WorkerPool } from '../workerPool'

interface ActiveRun {
  request: TrainRequest
  summary: RunSummary
  /** The latest weights, also those that are not stored yet. */
  parameters: Float64Array | null
  /** Seconds of training on earlier threads. */
  secondsBefore: number
  /** Someone asked for the pause that it will come to. */
  pauseAsked: boolean
  /** Settles when a cancel has been heard. */
  stopped: PromiseWithResolvers<void>
  /** Settles when the thread is done with the run, however it ended. */
  ended: Promise<void>
}

export interface RunQueue {
  list(): RunSummary[]
  get(id: string): RunSummary
  train(spec: RunSpec, access: TableAccess, name?: string): RunSummary
  /** Settles when the run has stopped; what it had reached may come a little later. A run that is over already is left as it is. */
  cancel(id: string): Promise<RunSummary>
  /**
   * Settles when the run has handed in where it stands.
   * @throws LabError `bad-call` where it is neither training nor waiting
   */
  pause(id: string): Promise<RunSummary>
  /**
   * Queues a paused or interrupted run again, to go on where it stood.
   * @throws LabError `bad-call` where it is neither, `not-found` where its dataset is gone
   */
  resume(id: string): RunSummary
  /** The same for one mini-batch, or to the end of the epoch under way. Settles when the run is paused again, or over. */
  step(id: string, upTo: 'batch' | 'epoch'): Promise<RunSummary>
  update(id: string, changes: { name?: string | undefined; removed?: boolean | undefined }): RunSummary
  residue(id: string): RunResidue | null
  history(id: string): History
  /** Settles when this run has ended or paused. */
  finished(id: string): Promise<RunSummary>
  close(): Promise<void>
}

/** Runs from their spec to their result: waiting, training on the pool, paused, ended; every step stored and told. */
export function createRunQueue(options: {
  store: RunStore
  pool: WorkerPool<TrainRequest, TrainMessage>
  /** The account of the machine's cores; see coreBudget.ts. */
  cores: SharedArrayBuffer
  /** See turboGate.ts. */
  turbo: SharedArrayBuffer
  /** @throws LabError `not-found` where the dataset is gone */
  accessOf: (dataset: string) => TableAccess
  /** Bytes that a run's prepared rows may take in memory, and the folder where they lie beyond that. */
  memory: number
  temporary: string
  /** The folder where runs keep their predictions; null keeps none. */
  predictions: string | null
  emit: Emit
}): RunQueue {
  const { store, pool, cores, turbo, accessOf, memory, temporary, predictions, emit } = options
  const active = new Map<string, ActiveRun>()
  let closing = false
  markInterrupted(store)

  const get = (id: string): RunSummary => {
    const run = active.get(id)?.summary ?? store.get(id)
    if (!run) throw new LabError('not-found', 'This run is not in the workspace.')
    return run
  }

  /** Takes the changes into the run's summary, stores what there is to store and tells everyone. */
  const advance = (run: ActiveRun, changes: Partial<RunSummary>, growth: RunGrowth = {}) => {
    run.summary = { ...run.summary, ...changes }
    store.saveProgress(run.summary, growth)
    const { rows = [] } = growth
    if (rows.length > 0) emit({ kind: 'historyGrew', run: run.summary.id, history: historyOf(rows) })
    emit({ kind: 'runChanged', run: run.summary })
  }

  const receive = (run: ActiveRun, message: TrainMessage): Heard => {
    const { changes, growth } = advanceOf(run.summary, message, run.secondsBefore)
    if (message.kind === 'begun') {
      if (message.prepared) store.savePrepared(run.summary.id, message.prepared)
      run.parameters = message.from?.parameters ?? null
    } else if (message.kind !== 'stopped') run.parameters = message.parameters ?? run.parameters
    // What pauses only because the app ends was not to.
    const cutOff = changes.state === 'paused' && closing && !run.pauseAsked
    advance(run, cutOff ? { ...changes, state: 'interrupted' } : changes, growth)
    if (message.kind === 'stopped') run.stopped.resolve()
    if (message.kind !== 'ended') return 'more'
    active.delete(run.summary.id)
    return message.outcome === 'paused' && message.checkpoint !== null ? 'kept' : 'last'
  }

  /** Names of the runs that are shown beside one of this spec. */
  const namesBeside = (spec: RunSpec) => {
    const beside = store.list().filter((run) => !run.removed && run.spec.dataset === spec.dataset)
    return new Set(beside.map((run) => run.name))
  }

  const work = async (run: ActiveRun): Promise<void> => {
    const { request, summary } = run
    try {
      const options = { key: summary.id, first: request.upTo === 'here' }
      await pool.run(request, (message) => receive(run, message), options)
    } catch (error) {
      run.summary = { ...run.summary, state: 'failed', problem: problemOf(error) }
      emit({ kind: 'runChanged', run: run.summary })
      try {
        store.saveProgress(run.summary, {})
        active.delete(summary.id)
      } catch {
        // A store that is full refuses this too: the run stays in memory as failed, and is tried again at the end.
      }
    } finally {
      // A thread that died has not given its cores back.
      settle(request.cores)
    }
  }

  const start = (run: RunSummary, access: TableAccess, upTo: Stretch, checkpoint: Uint8Array | null): ActiveRun => {
    const summary: RunSummary = { ...run, state: 'queued', problem: null }
    store.save(summary)
    const { id, spec, seconds } = summary
    const begun: ActiveRun = {
      request: {
        ...{ run: id, spec, access, memory, temporary, predictions, control: createControl(), checkpoint, upTo },
        ...{ cores: shareOf(cores), turbo },
      },
      summary,
      parameters: null,
      secondsBefore: seconds ?? 0,
      pauseAsked: upTo !== 'end',
      stopped: Promise.withResolvers(),
      ended: Promise.resolve(),
    }
    active.set(id, begun)
    emit({ kind: 'runChanged', run: summary })
    begun.ended = work(begun)
    return begun
  }

  /** Takes a run back that waits for a thread. */
  const withdraw = (run: ActiveRun, state: 'cancelled' | 'paused'): void => {
    if (!pool.withdraw(run.request)) return
    active.delete(run.summary.id)
    advance(run, { state })
  }

  const goOn = (id: string, upTo: 'end' | 'batch' | 'epoch'): ActiveRun => {
    const run = get(id)
    if (active.has(id) || (run.state !== 'paused' && run.state !== 'interrupted')) {
      throw new LabError('bad-call', `${run.name} is not paused.`)
    }
    return start(run, accessOf(run.spec.dataset), upTo, store.checkpoint(id))
  }

  /** A thread puts it back to its last finished epoch and measures it, as it does with a run that is cancelled in training. */
  const cancelPaused = async (run: RunSummary): Promise<void> => {
    const checkpoint = store.checkpoint(run.id)
    try {
      if (checkpoint) return await start(run, accessOf(run.spec.dataset), 'here', checkpoint).ended
    } catch (error) {
      // Where its dataset is gone it stays as it stands.
      if (!(error instanceof LabError)) throw error
    }
    const cancelled: RunSummary = { ...run, state: 'cancelled' }
    store.saveProgress(cancelled, {})
    emit({ kind: 'runChanged', run: cancelled })
  }

  const cancel = async (id: string): Promise<RunSummary> => {
    const run = active.get(id)
    if (run) {
      ask(run.request.control, 'cancel')
      withdraw(run, 'cancelled')
      // Measuring what a large network had reached can take longer than a person is to wait.
      await Promise.race([run.stopped.promise, run.ended])
    }
    // Also one that a pause reached before the cancel did.
    const rest = get(id)
    if (rest.state === 'paused' && !active.has(id)) await cancelPaused(rest)
    return get(id)
  }

  return {
    list: () => store.list().map((run) => active.get(run.id)?.summary ?? run),
    get,
    train: (spec, access, name) => {
      const run = newRun(spec, name ?? nameOfRun(spec, namesBeside(spec)))
      return start(run, access, 'end', null).summary
    },
    cancel,
    pause: async (id) => {
      const run = active.get(id)
      if (!run || run.request.upTo === 'here' || run.summary.state === 'failed') {
        throw new LabError('bad-call', `${get(id).name} is not training.`)
      }
      run.pauseAsked = true
      ask(run.request.control, 'pause')
      withdraw(run, 'paused')
      await run.ended
      return get(id)
    },
    resume: (id) => goOn(id, 'end').summary,
    step: async (id, upTo) => {
      await goOn(id, upTo).ended
      return get(id)
    },
    update: (id, { name, removed }) => {
      // A removed run is out of sight: it must not hold a worker, nor what one keeps of it while it is paused.
      if (removed === true) {
        // Where the store refuses the cancel, it refuses what follows too, which is told.
        if (active.has(id)) cancel(id).catch(() => undefined)
        else {
          pool.release(id)
          removeRows(rowPath(temporary, id))
        }
      }
      const changes = { ...(name === undefined ? {} : { name }), ...(removed === undefined ? {} : { removed }) }
      const run = active.get(id)
      const summary = { ...get(id), ...changes }
      if (run) run.summary = summary
      store.save(summary)
      emit({ kind: 'runChanged', run: summary })
      return summary
    },
    residue: (id) => {
      const residue = store.residue(id)
      const latest = active.get(id)?.parameters
      return residue && latest ? { ...residue, parameters: latest } : residue
    },
    history: store.history,
    finished: async (id) => {
      await active.get(id)?.ended
      return get(id)
    },
    close: async () => {
      closing = true
      const runs = [...active.values()]
      // First those that wait, so that none of them begins on a thread that a pause frees.
      const training = runs.filter((run) => !pool.withdraw(run.request))
      for (const run of training) ask(run.request.control, 'pause')
      await answerInTime(Promise.all(training.map((run) => run.ended)))
      for (const run of active.values()) {
        if (run.summary.state !== 'failed') run.summary = { ...run.summary, state: 'interrupted' }
        store.saveProgress(run.summary, run.parameters ? { parameters: run.parameters } : {})
      }
      active.clear()
      await pool.close()
    },
  }
}
