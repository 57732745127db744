import { LabError } from '@shared/contract/labError'
import { type RunStatus, type RunSummary, statusOf } from '@shared/contract/run'
import type { TrainRequest } from '../../workers/train/trainMessages'
import type { Emit } from '../events'
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
  /** Settles when a cancel has been heard. */
  stopped: PromiseWithResolvers<void>
  /** Settles when the thread is done with the run, however it ended. */
  ended: Promise<void>
}

/** All runs, stored and active; whatever changes of one is stored and told here. */
export interface RunRegistry {
  readonly active: Map<string, ActiveRun>
  list(): RunSummary[]
  /** @throws LabError `not-found` */
  get(id: string): RunSummary
  add(run: RunSummary): void
  /** Stores the run as it now stands and tells everyone. */
  save(run: RunSummary, update?: RunUpdate): void
  /** Takes the change into an active run. */
  advance(run: ActiveRun, status: Partial<RunStatus>, update?: RunUpdate): void
  rename(id: string, head: { name?: string | undefined; removed?: boolean | undefined }): RunSummary
  /** Tells everyone how a run stands, without storing it. */
  tell(run: RunSummary): void
}

export function createRunRegistry(store: RunStore, emit: Emit): RunRegistry {
  const active = new Map<string, ActiveRun>()

  const get = (id: string): RunSummary => {
    const run = active.get(id)?.summary ?? store.get(id)
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
    list: () => store.list().map((run) => active.get(run.id)?.summary ?? run),
    get,
    add: (run) => {
      store.add(run)
      emit({ kind: 'runAdded', run })
    },
    save,
    advance: (run, status, update) => {
      run.summary = { ...run.summary, ...status }
      save(run.summary, update)
    },
    rename: (id, { name, removed }) => {
      const run = get(id)
      const summary = { ...run, name: name ?? run.name, removed: removed ?? run.removed }
      const running = active.get(id)
      if (running) running.summary = summary
      store.saveHead(id, summary)
      tell(summary)
      return summary
    },
    tell,
  }
}
