import { randomUUID } from 'node:crypto'
import { LabError, problemOf } from '@shared/contract/labError'
import type { History, RunSummary } from '@shared/contract/run'
import type { RunSpec } from '@shared/contract/runSpec'
import type { Table } from '@shared/data/table'
import type { HistoryRow, TrainMessage, TrainRequest } from '../workers/trainMessages'
import type { Emit } from './events'
import { nameOfRun } from './runName'
import type { RunResidue, RunStore } from './store/runStore'
import type { WorkerPool } from './workerPool'

interface ActiveRun {
  request: TrainRequest
  summary: RunSummary
  /** The latest weights, also those that are not stored yet. */
  parameters: Float64Array | null
  /** Settles when the run has ended, however it did. */
  ended: Promise<void>
}

/** Bytes of weights up to which every progress stores them: a crash then costs at most a tenth of a second. */
const weightsKeptOnTheWay = 1 << 20

export interface RunQueue {
  list(): RunSummary[]
  get(id: string): RunSummary
  train(spec: RunSpec, table: Table, name?: string): RunSummary
  /** Settles when the run has stopped. A run that is over already is left as it is. */
  cancel(id: string): Promise<RunSummary>
  update(id: string, changes: { name?: string | undefined; removed?: boolean | undefined }): RunSummary
  residue(id: string): RunResidue | null
  history(id: string): History
  /** Settles when this run has ended. */
  finished(id: string): Promise<RunSummary>
  close(): Promise<void>
}

/** Runs from their spec to their result: waiting, training on the pool, ended; every step stored and told. */
export function createRunQueue(options: {
  store: RunStore
  pool: WorkerPool<TrainRequest, TrainMessage>
  emit: Emit
}): RunQueue {
  const { store, pool, emit } = options
  const active = new Map<string, ActiveRun>()
  markInterrupted(store)

  const get = (id: string): RunSummary => {
    const run = active.get(id)?.summary ?? store.get(id)
    if (!run) throw new LabError('not-found', 'This run is not in the workspace.')
    return run
  }

  /** Takes the changes into the run's summary, stores what there is to store and tells everyone. */
  const advance = (
    run: ActiveRun,
    changes: Partial<RunSummary>,
    rows: HistoryRow[] = [],
    parameters: Float64Array | null = null,
  ) => {
    const last = rows.at(-1)
    const grown = last
      ? { epoch: last.epoch, trainLoss: finite(last.trainLoss), validationLoss: finite(last.validationLoss) }
      : {}
    run.summary = { ...run.summary, ...grown, ...changes }
    store.saveProgress(run.summary, rows, parameters)
    if (rows.length > 0) emit({ kind: 'historyGrew', run: run.summary.id, history: historyOf(rows) })
    emit({ kind: 'runChanged', run: run.summary })
  }

  const receive = (run: ActiveRun, message: TrainMessage): 'more' | 'last' => {
    switch (message.kind) {
      case 'prepared': {
        const { fitted, inputs, parts, warnings, seconds } = message
        store.savePrepared(run.summary.id, { fitted, inputs, parts })
        advance(run, { state: 'training', warnings, classes: fitted.target.classes, prepareSeconds: seconds })
        return 'more'
      }
      case 'progress': {
        const { parameters } = message.state
        run.parameters = parameters
        // Many weights take long to write, on the thread that answers the window: those are kept at the end.
        advance(run, {}, message.rows, parameters.byteLength <= weightsKeptOnTheWay ? parameters : null)
        return 'more'
      }
      case 'ended': {
        const { outcome, problem, rows, result, warning, seconds } = message
        const warnings = warning === null ? run.summary.warnings : [...run.summary.warnings, warning]
        const changes = { state: outcome, problem, warnings, seconds }
        const results = result ? { metrics: result.metrics, fingerprint: result.fingerprint } : {}
        advance(run, { ...changes, ...results }, rows, result?.state.parameters ?? null)
        active.delete(run.summary.id)
        return 'last'
      }
    }
  }

  /** Names of the runs that are shown beside one of this spec. */
  const namesBeside = (spec: RunSpec) => {
    const beside = store.list().filter((run) => !run.removed && run.spec.dataset === spec.dataset)
    return new Set(beside.map((run) => run.name))
  }

  const begin = (run: ActiveRun) =>
    pool
      .run(run.request, (message) => receive(run, message))
      .catch((error: unknown) => {
        run.summary = { ...run.summary, state: 'failed', problem: problemOf(error) }
        emit({ kind: 'runChanged', run: run.summary })
        try {
          store.save(run.summary)
          active.delete(run.summary.id)
        } catch {
          // A store that is full refuses this too: the run stays in memory as failed, and is tried again at the end.
        }
      })

  const cancel = async (id: string): Promise<RunSummary> => {
    const run = active.get(id)
    if (run) {
      Atomics.store(new Int32Array(run.request.cancel), 0, 1)
      if (pool.withdraw(run.request)) {
        active.delete(id)
        advance(run, { state: 'cancelled' })
      }
      await run.ended
    }
    return get(id)
  }

  return {
    list: () => store.list().map((run) => active.get(run.id)?.summary ?? run),
    get,
    train: (spec, table, name) => {
      const id = randomUUID()
      const summary: RunSummary = {
        id,
        name: name ?? nameOfRun(spec, namesBeside(spec)),
        spec,
        state: 'queued',
        createdAt: new Date().toISOString(),
        epoch: 0,
        trainLoss: null,
        validationLoss: null,
        metrics: null,
        fingerprint: null,
        seconds: null,
        prepareSeconds: null,
        problem: null,
        warnings: [],
        classes: [],
        removed: false,
      }
      const cancel = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
      const request = { run: id, spec, table, cancel }
      const run: ActiveRun = { request, summary, parameters: null, ended: Promise.resolve() }
      active.set(id, run)
      store.save(summary)
      emit({ kind: 'runChanged', run: summary })
      run.ended = begin(run)
      return summary
    },
    cancel,
    update: (id, { name, removed }) => {
      // A removed run is out of sight: it must not hold a worker.
      if (removed === true) void cancel(id)
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
      for (const run of active.values()) {
        if (run.summary.state !== 'failed') run.summary = { ...run.summary, state: 'interrupted' }
        store.saveProgress(run.summary, [], run.parameters)
      }
      active.clear()
      await pool.close()
    },
  }
}

/** What was waiting or training when the app ended did not finish; what it had reached is kept. */
function markInterrupted(store: RunStore): void {
  for (const run of store.list()) {
    if (run.state === 'queued' || run.state === 'training') store.save({ ...run, state: 'interrupted' })
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function historyOf(rows: HistoryRow[]): History {
  return {
    epochs: Uint32Array.from(rows, (row) => row.epoch),
    trainLoss: Float64Array.from(rows, (row) => row.trainLoss),
    validationLoss: Float64Array.from(rows, (row) => row.validationLoss),
  }
}
