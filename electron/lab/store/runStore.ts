import type { History } from '@shared/contract/history'
import { type RunState, type RunStatus, type RunSummary, statusOf } from '@shared/contract/run'
import { type FittedPreparation, fittedPreparationSchema } from '@shared/data/preparation/preparation'
import type { PreparedParts } from '../../workers/train/trainMessages'
import type { Database } from './database'
import { createHistoryStore } from './historyStore'
import { type RunRow, runColumns, runOf, runSchemaNumber, runTables, statusText, upgradeRunRows } from './runRows'

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
  output(id: string): RunOutput | null
  /** Where a run that was paused or interrupted goes on, as its thread encoded it; null where that is its beginning. */
  checkpoint(id: string): Uint8Array | null
  history(id: string): History
}

interface OutputRow {
  fitted: string
  inputs: string
  parts: string
  parameters: Uint8Array | null
}

const over: ReadonlySet<RunState> = new Set(['done', 'cancelled', 'diverged', 'failed'])

/** Runs: what they are, how far they have come and what they have made. Rows of earlier versions are brought up to date. */
export function createRunStore(database: Database): RunStore {
  const { sql } = database
  database.transaction(() => upgradeRunRows(sql))
  const histories = createHistoryStore(sql)
  const insertHead = sql.prepare(
    'INSERT INTO run (id, created_at, dataset, name, removed, schema, spec) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const updateHead = sql.prepare('UPDATE run SET name = ?, removed = ? WHERE id = ?')
  const upsertStatus = sql.prepare(
    `INSERT INTO run_status (run, state, status) VALUES (?, ?, ?)
     ON CONFLICT (run) DO UPDATE SET state = excluded.state, status = excluded.status`,
  )
  const updateInterrupted = sql.prepare(
    `UPDATE run_status SET state = 'interrupted' WHERE state IN ('queued', 'training')
     AND run IN (SELECT id FROM run WHERE schema = ?)`,
  )
  const known = `SELECT ${runColumns} FROM ${runTables} WHERE schema = ${runSchemaNumber}`
  const selectAll = sql.prepare(`${known} ORDER BY created_at, id`)
  const selectOne = sql.prepare(`${known} AND id = ?`)
  const selectNames = sql.prepare('SELECT name FROM run WHERE dataset = ? AND removed = 0')
  const upsertPrepared = sql.prepare(
    `INSERT INTO run_prepared (run, fitted, inputs, parts) VALUES (?, ?, ?, ?)
     ON CONFLICT (run) DO UPDATE SET fitted = excluded.fitted, inputs = excluded.inputs, parts = excluded.parts`,
  )
  const upsertWeights = sql.prepare('INSERT OR REPLACE INTO run_weights (run, parameters) VALUES (?, ?)')
  const deleteWeights = sql.prepare('DELETE FROM run_weights WHERE run = ?')
  const upsertCheckpoint = sql.prepare('INSERT OR REPLACE INTO run_checkpoint (run, checkpoint) VALUES (?, ?)')
  const deleteCheckpoint = sql.prepare('DELETE FROM run_checkpoint WHERE run = ?')
  const selectOutput = sql.prepare(
    `SELECT fitted, inputs, parts, parameters FROM run_prepared LEFT JOIN run_weights USING (run) WHERE run = ?`,
  )
  const selectCheckpoint = sql.prepare('SELECT checkpoint FROM run_checkpoint WHERE run = ?')
  const saveStatus = (id: string, status: RunStatus) => upsertStatus.run(id, status.state, statusText(status))

  return {
    list: () => (selectAll.all() as unknown as RunRow[]).map(runOf),
    get: (id) => {
      const row = selectOne.get(id) as RunRow | undefined
      return row ? runOf(row) : null
    },
    namesOn: (dataset) => new Set((selectNames.all(dataset) as { name: string }[]).map(({ name }) => name)),
    add: (run) =>
      database.transaction(() => {
        const { id, createdAt, spec, name, removed } = run
        const text = JSON.stringify(spec)
        insertHead.run(id, createdAt, spec.dataset, name, removed ? 1 : 0, runSchemaNumber, text)
        saveStatus(id, statusOf(run))
      }),
    saveHead: (id, { name, removed }) => {
      updateHead.run(name, removed ? 1 : 0, id)
    },
    savePrepared: (id, { fitted, inputs, parts }) => {
      upsertPrepared.run(id, JSON.stringify(fitted), JSON.stringify(inputs), JSON.stringify(parts))
    },
    saveProgress: (id, status, { rewindTo, history, parameters, checkpoint }) =>
      database.transaction(() => {
        saveStatus(id, status)
        if (rewindTo !== undefined) histories.rewind(id, rewindTo)
        if (history) histories.append(id, history)
        if (parameters === null) deleteWeights.run(id)
        else if (parameters) upsertWeights.run(id, bytesOf(parameters))
        if (over.has(status.state) || checkpoint === null) deleteCheckpoint.run(id)
        else if (checkpoint) upsertCheckpoint.run(id, checkpoint)
      }),
    markInterrupted: () => {
      updateInterrupted.run(runSchemaNumber)
    },
    output: (id) => {
      const row = selectOutput.get(id) as OutputRow | undefined
      if (!row) return null
      return {
        fitted: fittedPreparationSchema.parse(JSON.parse(row.fitted)),
        inputs: JSON.parse(row.inputs) as string[],
        parts: JSON.parse(row.parts) as PreparedParts,
        parameters: row.parameters ? new Float64Array(row.parameters.slice().buffer) : null,
      }
    },
    checkpoint: (id) => (selectCheckpoint.get(id) as { checkpoint: Uint8Array } | undefined)?.checkpoint ?? null,
    history: histories.read,
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
