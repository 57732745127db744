import type { History } from '@shared/contract/history'
import { type RunState, type RunStatus, type RunSummary, statusOf } from '@shared/contract/run'
import { LabError } from '@shared/contract/labError'
import { type FittedPreparation, fittedPreparationSchema } from '@shared/data/preparation/preparation'
import type { PreparedParts } from '../../workers/train/trainMessages'
import type { Database } from './database'
import { createHistoryStore } from './historyStore'
import {
  type HeadRow,
  type RunRow,
  headSeal,
  runColumns,
  runOf,
  runSchemaNumber,
  runTables,
  statusSeal,
  statusText,
  upgradeRunRows,
} from './runRows'
import { isSound, parsedJson, sealOf } from './seal'

/** What the preparation of a run came to. */
export interface RunPreparation {
  fitted: FittedPreparation
  inputs: string[]
  parts: PreparedParts
}

/** What a run has made, besides its status and history. */
export interface RunOutput extends RunPreparation {
  /** Null until there are weights. */
  parameters: Float64Array | null
}

/** What is stored of a run together with its status; what is not named stays as it is. */
export interface RunUpdate {
  /** The last epoch of the history that stays, -1 for none: those after it will come again. */
  rewindTo?: number
  /** What the preparation came to. */
  prepared?: RunPreparation
  /** Further epochs. */
  history?: History
  /** Null takes them away. */
  parameters?: Float64Array | null
  checkpoint?: Uint8Array | null
}

export interface RunStore {
  /** In the order in which they were made. */
  list(): RunSummary[]
  get(id: string): RunSummary | null
  /** Names of the runs on this dataset that are not removed. */
  namesOn(dataset: string): Set<string>
  add(run: RunSummary): void
  saveHead(id: string, head: Pick<RunSummary, 'name' | 'removed'>): void
  savePrepared(id: string, preparation: RunPreparation): void
  /** All in one transaction. A run that is over has no checkpoint any more. */
  saveProgress(id: string, status: RunStatus, update: RunUpdate): void
  /** What was waiting or training when the app ended did not finish; what it had reached is kept. */
  markInterrupted(): void
  /** @throws LabError `damaged` where it is not what was written */
  output(id: string): RunOutput | null
  /**
   * Where a run that was paused or interrupted goes on, as its thread encoded it; null where that is its beginning, 'damaged' where it is
   * not what was written.
   */
  checkpoint(id: string): Uint8Array | null | 'damaged'
  history(id: string): History
}

interface OutputRow {
  fitted: string
  inputs: string
  parts: string
  seal: number | null
  parameters: Uint8Array | null
  weights_seal: number | null
}

const over: ReadonlySet<RunState> = new Set(['done', 'cancelled', 'diverged', 'failed'])

/** Runs: what they are, how far they have come and what they have made. Rows of earlier versions are brought up to date. */
export function createRunStore(database: Database): RunStore {
  const { sql, damage } = database
  database.transaction(() => upgradeRunRows(sql, damage))
  const histories = createHistoryStore(database)
  const insertHead = sql.prepare(
    'INSERT INTO run (id, created_at, dataset, name, removed, schema, spec, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const updateHead = sql.prepare('UPDATE run SET name = ?, removed = ?, seal = ? WHERE id = ?')
  const upsertStatus = sql.prepare(
    `INSERT INTO run_status (run, state, status, seal) VALUES (?, ?, ?, ?)
     ON CONFLICT (run) DO UPDATE SET state = excluded.state, status = excluded.status, seal = excluded.seal`,
  )
  const selectUnfinished = sql.prepare(
    `SELECT run, state, status, seal FROM run_status WHERE state IN ('queued', 'training')
     AND run IN (SELECT id FROM run WHERE schema = ?)`,
  )
  const known = `SELECT ${runColumns} FROM ${runTables} WHERE schema = ${runSchemaNumber}`
  // In the order in which they came: a clock can be set back.
  const selectAll = sql.prepare(`${known} ORDER BY run.rowid`)
  const selectOne = sql.prepare(`${known} AND id = ?`)
  const selectNames = sql.prepare('SELECT name FROM run WHERE dataset = ? AND removed = 0')
  const upsertPrepared = sql.prepare(
    `INSERT INTO run_prepared (run, fitted, inputs, parts, seal) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (run) DO UPDATE SET fitted = excluded.fitted, inputs = excluded.inputs, parts = excluded.parts,
       seal = excluded.seal`,
  )
  const upsertWeights = sql.prepare('INSERT OR REPLACE INTO run_weights (run, parameters, seal) VALUES (?, ?, ?)')
  const deleteWeights = sql.prepare('DELETE FROM run_weights WHERE run = ?')
  const upsertCheckpoint = sql.prepare('INSERT OR REPLACE INTO run_checkpoint (run, checkpoint, seal) VALUES (?, ?, ?)')
  const deleteCheckpoint = sql.prepare('DELETE FROM run_checkpoint WHERE run = ?')
  const selectOutput = sql.prepare(
    `SELECT fitted, inputs, parts, run_prepared.seal AS seal, parameters, run_weights.seal AS weights_seal
     FROM run_prepared LEFT JOIN run_weights USING (run) WHERE run = ?`,
  )
  const selectCheckpoint = sql.prepare('SELECT checkpoint, seal FROM run_checkpoint WHERE run = ?')
  const saveStatus = (id: string, status: RunStatus) => {
    const text = statusText(status)
    upsertStatus.run(id, status.state, text, statusSeal(id, status.state, text))
  }
  const savePrepared = (id: string, preparation: RunPreparation): void => {
    const [fitted, inputs, parts] = [preparation.fitted, preparation.inputs, preparation.parts].map((part) =>
      JSON.stringify(part),
    ) as [string, string, string]
    upsertPrepared.run(id, fitted, inputs, parts, sealOf(id, fitted, inputs, parts))
  }
  /** Null where it is not what was written: it is left as it is, and counted. */
  const read = (row: RunRow): RunSummary | null => {
    const run = runOf(row)
    if (!run) damage.leaveAlone('run', row.id, 'damaged')
    return run
  }

  return {
    list: () => (selectAll.all() as unknown as RunRow[]).map(read).filter((run) => run !== null),
    get: (id) => {
      const row = selectOne.get(id) as RunRow | undefined
      return row ? read(row) : null
    },
    namesOn: (dataset) => new Set((selectNames.all(dataset) as { name: string }[]).map(({ name }) => name)),
    add: (run) =>
      database.transaction(() => {
        const head = headOf(run)
        const { id, created_at, dataset, name, removed, schema, spec } = head
        insertHead.run(id, created_at, dataset, name, removed, schema, spec, headSeal(head))
        saveStatus(id, statusOf(run))
      }),
    saveHead: (id, { name, removed }) =>
      database.write(() => {
        const row = selectOne.get(id) as RunRow | undefined
        if (!row || read(row) === null) return
        updateHead.run(name, removed ? 1 : 0, headSeal({ ...row, name, removed: removed ? 1 : 0 }), id)
      }),
    savePrepared: (id, preparation) => database.write(() => savePrepared(id, preparation)),
    saveProgress: (id, status, { prepared, rewindTo, history, parameters, checkpoint }) => {
      database.transaction(() => {
        saveStatus(id, status)
        if (prepared) savePrepared(id, prepared)
        if (rewindTo !== undefined) histories.rewind(id, rewindTo)
        if (history) histories.append(id, history)
        if (parameters === null) deleteWeights.run(id)
        else if (parameters) {
          const bytes = bytesOf(parameters)
          upsertWeights.run(id, bytes, sealOf(id, bytes))
        }
        if (over.has(status.state) || checkpoint === null) deleteCheckpoint.run(id)
        else if (checkpoint) upsertCheckpoint.run(id, checkpoint, sealOf(id, checkpoint))
      })
      if (over.has(status.state)) database.absorbLog()
    },
    markInterrupted: () =>
      database.transaction(() => {
        const rows = selectUnfinished.all(runSchemaNumber) as unknown as UnfinishedRow[]
        for (const { run, state, status, seal } of rows) {
          if (!isSound(seal, run, state, status)) continue
          upsertStatus.run(run, 'interrupted', status, statusSeal(run, 'interrupted', status))
        }
      }),
    output: (id) => {
      const row = selectOutput.get(id) as OutputRow | undefined
      if (!row) return null
      const { fitted, inputs, parts, seal, parameters, weights_seal } = row
      const preparation = isSound(seal, id, fitted, inputs, parts)
        ? fittedPreparationSchema.safeParse(parsedJson(fitted)).data
        : undefined
      if (!preparation || !isSound(weights_seal, id, parameters)) {
        const what = preparation ? 'weights' : 'preparation'
        throw new LabError(
          'damaged',
          `In lab.sqlite the ${what} of this run cannot be read: damaged on disk. Train it again.`,
        )
      }
      return {
        fitted: preparation,
        inputs: JSON.parse(inputs) as string[],
        parts: JSON.parse(parts) as PreparedParts,
        parameters: parameters && new Float64Array(parameters.slice().buffer),
      }
    },
    checkpoint: (id) => {
      const row = selectCheckpoint.get(id) as { checkpoint: Uint8Array; seal: number | null } | undefined
      if (!row) return null
      return isSound(row.seal, id, row.checkpoint) ? row.checkpoint : 'damaged'
    },
    history: histories.read,
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function headOf({ id, createdAt, spec, name, removed }: RunSummary): HeadRow {
  const text = JSON.stringify(spec)
  return {
    id,
    created_at: createdAt,
    dataset: spec.dataset,
    name,
    removed: removed ? 1 : 0,
    schema: runSchemaNumber,
    spec: text,
  }
}

interface UnfinishedRow {
  run: string
  state: RunState
  status: string
  seal: number | null
}
