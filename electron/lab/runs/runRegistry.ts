import { LabError, type Problem, problemOf } from '@shared/contract/labError'
import { type RunStatus, type RunSummary, statusOf } from '@shared/contract/run'
import type { TrainRequest } from '../../workers/train/trainMessages'
import type { Emit } from '../events'
import { joinedUpdates } from './joinedUpdates'
import type { RunStore, RunUpdate } from '../store/runStore'

/** A run that waits for a thread or is on one. */
export interface ActiveRun {
  request: TrainRequest
  summary: RunSummary
  /** The latest weights, also those that are not stored yet. */
  parameters: Float64Array | null
  /** Seconds of training on earlier threads. */
  secondsBefore: number
  /** Someone asked for the pause that it will come to. */
  pauseAsked: boolean
  /** What the disk did not take: it goes with what is stored next. */
  unstored: RunUpdate | null
  /** Why the disk did not take it. */
  refusal: Problem | null
  /** Settles when a cancel has been heard. */
  stopped: PromiseWithResolvers<void>
  /** Settles when the thread is done with the run, however it ended. */
  ended: Promise<void>
}

/** A run as it is to be stored, and as it is shown until then: paused, with the reason. */
export interface HeldRun {
  run: RunSummary
  update: RunUpdate
  shown: RunSummary
}

/** All runs, stored and active; whatever changes of one is stored and told here. */
export interface RunRegistry {
  readonly active: Map<string, ActiveRun>
  /** Runs that are on no thread any more and that the disk did not take; what they came to is here until it does. */
  readonly held: Map<string, HeldRun>
  list(): RunSummary[]
  /** @throws LabError `not-found` */
  get(id: string): RunSummary
  add(run: RunSummary): void
  /** Stores the run as it now stands and tells everyone. */
  save(run: RunSummary, update?: RunUpdate): void
  /** Takes the change into an active run. What the disk refuses is kept in it, and the refusal told once. */
  advance(run: ActiveRun, status: Partial<RunStatus>, update?: RunUpdate): void
  /** Keeps an active run that has ended and is not stored. */
  hold(run: ActiveRun): void
  /** Stores a run that is held. @throws LabError `disk` where the disk still refuses it */
  storeHeld(id: string): void
  rename(id: string, head: { name?: string | undefined; removed?: boolean | undefined }): RunSummary
  /** Tells everyone how a run stands, without storing it. */
  tell(run: RunSummary): void
}

export function createRunRegistry(store: RunStore, emit: Emit): RunRegistry {
  const active = new Map<string, ActiveRun>()
  const held = new Map<string, HeldRun>()
  const unstoredOf = (id: string): RunSummary | undefined => active.get(id)?.summary ?? held.get(id)?.shown

  const get = (id: string): RunSummary => {
    const run = unstoredOf(id) ?? store.get(id)
    if (!run) throw new LabError('not-found', 'This run is not in the workspace.')
    return run
  }
  const tell = (run: RunSummary): void => {
    const { id, name, removed } = run
    emit({ kind: 'runChanged', run: id, change: { name, removed, status: statusOf(run) } })
  }
  const save = (run: RunSummary, update: RunUpdate = {}): void => {
    store.saveProgress(run.id, statusOf(run), update)
    const { history } = update
    if (history && history.epochs.length > 0) emit({ kind: 'historyGrew', run: run.id, history })
    tell(run)
  }

  return {
    active,
    held,
    list: () => store.list().map((run) => unstoredOf(run.id) ?? run),
    get,
    add: (run) => {
      store.add(run)
      emit({ kind: 'runAdded', run })
    },
    save,
    advance: (run, status, update) => {
      run.summary = { ...run.summary, ...status }
      const whole = run.unstored ? joinedUpdates(run.unstored, update ?? {}) : update
      try {
        save(run.summary, whole)
        run.unstored = null
      } catch (error) {
        const problem = problemOf(error)
        if (problem.code !== 'disk') throw error
        if (run.refusal === null) emit({ kind: 'remarked', text: `${run.summary.name} pauses. ${problem.message}` })
        run.refusal = problem
        run.unstored = whole ?? {}
        tell(run.summary)
      }
    },
    hold: ({ summary, unstored, refusal }) => {
      const shown: RunSummary = { ...summary, state: 'paused', problem: refusal }
      held.set(summary.id, { run: summary, update: unstored ?? {}, shown })
      tell(shown)
    },
    storeHeld: (id) => {
      const kept = held.get(id)
      if (!kept) return
      save(kept.run, kept.update)
      held.delete(id)
    },
    rename: (id, { name, removed }) => {
      const run = get(id)
      const summary = { ...run, name: name ?? run.name, removed: removed ?? run.removed }
      store.saveHead(id, summary)
      const running = active.get(id)
      if (running) running.summary = summary
      const kept = held.get(id)
      const head = { name: summary.name, removed: summary.removed }
      if (kept) held.set(id, { ...kept, run: { ...kept.run, ...head }, shown: { ...kept.shown, ...head } })
      tell(summary)
      return summary
    },
    tell,
  }
}
