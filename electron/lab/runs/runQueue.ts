import type { History } from '@shared/contract/history'
import { LabError, problemOf } from '@shared/contract/labError'
import { type RunSummary, statusOf } from '@shared/contract/run'
import { damagedCheckpoint, eachOnce, warn } from '@shared/contract/warning'
import type { RunSpec } from '@shared/spec/runSpec'
import type { TableAccess } from '../../workers/table/tableAccess'
import { removeRows, rowPath } from '../../workers/train/rowFile'
import type { RunUntil } from '../../workers/train/runJob'
import type { Emit } from '../events'
import type { RunOutput } from '../store/runStore'
import { settleInTime } from './closing'
import { newRun } from './newRun'
import { type RunExecutionOptions, createRunExecution, requestOf } from './runExecution'
import { nameOfRun } from './runName'
import { type ActiveRun, createRunRegistry } from './runRegistry'

export interface RunQueue {
  list(): RunSummary[]
  get(id: string): RunSummary
  /** @param leftOut which columns are no features, and why */
  train(spec: RunSpec, access: TableAccess, name?: string, leftOut?: string | null): RunSummary
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
  step(id: string, until: 'batch' | 'epoch'): Promise<RunSummary>
  /** Records a look at the test rows. @throws LabError `bad-call` before the run has ended with weights */
  uncoverTest(id: string): RunSummary
  update(id: string, changes: { name?: string | undefined; removed?: boolean | undefined }): RunSummary
  /** Pauses what waits or trains on a dataset that is out of sight, and gives back what threads keep of it. */
  putAside(dataset: string): void
  /** Ends these runs and lets go all that is kept of them outside the store, before they are erased there. */
  letGo(ids: readonly string[]): Promise<void>
  /** After they were erased. */
  forget(ids: readonly string[]): void
  output(id: string): RunOutput | null
  history(id: string): History
  /** Settles when this run has ended or paused. */
  finished(id: string): Promise<RunSummary>
  close(): Promise<void>
}

export interface RunQueueOptions extends RunExecutionOptions {
  /** @throws LabError `not-found` where the dataset is gone */
  accessOf: (dataset: string) => TableAccess
  emit: Emit
}

/** Runs from their spec to their result: waiting, training on the pool, paused, ended; every step stored and told. */
export function createRunQueue(options: RunQueueOptions): RunQueue {
  const { store, pool, accessOf, temporary, emit } = options
  const registry = createRunRegistry(store, emit)
  const execution = createRunExecution(registry, options)
  const { active, get } = registry
  store.markInterrupted()

  /** Queues a run that is not active, from its checkpoint. */
  const restart = (run: RunSummary, until: RunUntil): ActiveRun => {
    const access = accessOf(run.spec.dataset)
    const stored = store.checkpoint(run.id)
    const checkpoint = stored === 'damaged' ? null : stored
    const warnings =
      stored === 'damaged' ? eachOnce([...run.warnings, warn('trained-again', damagedCheckpoint)]) : run.warnings
    const queued: RunSummary = { ...run, state: 'queued', ending: null, problem: null, warnings }
    registry.save(queued)
    return execution.start(queued, { access, until, checkpoint })
  }

  const continueRun = (id: string, until: 'end' | 'batch' | 'epoch'): ActiveRun => {
    registry.storeHeld(id)
    const run = get(id)
    if (active.has(id) || (run.state !== 'paused' && run.state !== 'interrupted')) {
      throw new LabError('bad-call', `${run.name} is not paused.`)
    }
    // A step that began at the beginning would cost the history.
    if (until !== 'end' && store.checkpoint(id) === 'damaged') {
      throw new LabError(
        'damaged',
        `Where ${run.name} stood is damaged in lab.sqlite. Resume trains it again from its beginning, to the same result.`,
      )
    }
    return restart(run, until)
  }

  /** A thread puts it back to its last finished epoch and measures it, as it does with a run that is cancelled in training. */
  const cancelPaused = async (run: RunSummary): Promise<void> => {
    try {
      if (store.checkpoint(run.id) instanceof Uint8Array) return await restart(run, 'stop').ended
    } catch (error) {
      // Where its dataset is gone it stays as it stands.
      if (!(error instanceof LabError)) throw error
    }
    registry.save({ ...run, state: 'cancelled' })
  }

  const cancel = async (id: string): Promise<RunSummary> => {
    const run = active.get(id)
    if (run) {
      requestOf(run, 'cancel')
      execution.withdraw(run, 'cancelled')
      // Measuring what a large network had reached can take longer than a person is to wait.
      await Promise.race([run.stopped.promise, run.ended])
    }
    // Also one that a pause reached before the cancel did.
    const rest = get(id)
    if (rest.state === 'paused' && !active.has(id)) await cancelPaused(rest)
    return get(id)
  }

  const pause = async (id: string): Promise<RunSummary> => {
    const run = active.get(id)
    if (!run || run.request.job.until === 'stop' || run.summary.state === 'failed') {
      throw new LabError('bad-call', `${get(id).name} is not training.`)
    }
    run.pauseAsked = true
    requestOf(run, 'pause')
    execution.withdraw(run, 'paused')
    await run.ended
    return get(id)
  }

  const update: RunQueue['update'] = (id, changes) => {
    // A removed run is out of sight: it must not hold a worker, nor what one keeps of it while it is paused.
    if (changes.removed === true) {
      // Where the store refuses the cancel, it refuses what follows too, which is told.
      if (active.has(id)) cancel(id).catch(() => undefined)
      else {
        void pool.release(id)
        removeRows(rowPath(temporary, id))
      }
    }
    return registry.rename(id, changes)
  }

  const uncoverTest = (id: string): RunSummary => {
    const run = get(id)
    if (active.has(id) || run.fingerprint === null) throw new LabError('bad-call', `${run.name} has not ended yet.`)
    registry.storeHeld(id)
    registry.save({ ...run, looks: [...run.looks, new Date().toISOString()] })
    return get(id)
  }

  const putAside = (dataset: string): void => {
    for (const { summary } of active.values()) {
      if (summary.spec.dataset !== dataset) continue
      // One that ends by itself meanwhile cannot be paused any more.
      pause(summary.id).then(
        () => pool.release(summary.id),
        () => undefined,
      )
    }
  }

  const letGo = async (id: string): Promise<void> => {
    const run = active.get(id)
    if (run) {
      await cancel(id)
      await run.ended
    }
    // What the disk did not take of them is not wanted any more.
    active.delete(id)
    registry.held.delete(id)
    await pool.release(id)
    removeRows(rowPath(temporary, id))
  }

  const close = async (): Promise<void> => {
    execution.beginClosing()
    const runs = [...active.values()]
    // First those that wait, so that none of them begins on a thread that a pause frees.
    const training = runs.filter((run) => !pool.withdraw(run.request))
    for (const run of training) requestOf(run, 'pause')
    await settleInTime(Promise.all(training.map((run) => run.ended)))
    for (const id of [...registry.held.keys()]) storeIfPossible(() => registry.storeHeld(id))
    for (const { summary, parameters } of active.values()) {
      const { id, state } = summary
      const status = statusOf(state === 'failed' ? summary : { ...summary, state: 'interrupted' })
      storeIfPossible(() => store.saveProgress(id, status, parameters ? { parameters } : {}))
    }
    active.clear()
    await pool.close()
  }

  return {
    list: registry.list,
    get,
    train: (spec, access, name, leftOut) => {
      const run = newRun(spec, name ?? nameOfRun(spec, store.namesOn(spec.dataset)), leftOut)
      registry.add(run)
      return execution.start(run, { access, until: 'end', checkpoint: null }).summary
    },
    cancel,
    pause,
    resume: (id) => {
      const wasHeld = registry.held.has(id)
      registry.storeHeld(id)
      const run = get(id)
      // It had come to its end before the disk refused it.
      return wasHeld && run.state !== 'paused' && run.state !== 'interrupted' ? run : continueRun(id, 'end').summary
    },
    step: async (id, until) => {
      await continueRun(id, until).ended
      return get(id)
    },
    uncoverTest,
    update,
    putAside,
    letGo: async (ids) => void (await Promise.all(ids.map(letGo))),
    forget: (ids) => {
      for (const run of ids) emit({ kind: 'runErased', run })
    },
    output: (id) => {
      const output = store.output(id)
      const latest = active.get(id)?.parameters ?? registry.held.get(id)?.update.parameters
      return output && latest ? { ...output, parameters: latest } : output
    },
    history: store.history,
    finished: async (id) => {
      await active.get(id)?.ended
      return get(id)
    },
    close,
  }
}

/** Where the disk refuses when the app closes, runs go on from what was stored of them before. */
function storeIfPossible(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (problemOf(error).code !== 'disk') throw error
  }
}
