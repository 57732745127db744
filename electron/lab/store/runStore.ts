import { type History, type RunState, type RunSummary, runSummarySchema } from '@shared/contract/run'
import { type FittedPreparation, fittedPreparationSchema } from '@shared/data/preparation/preparation'
import type { HistoryRow, PreparedParts } from '../../workers/train/trainMessages'
import type { Database } from './database'

/** What a run leaves besides its summary and history. */
export interface RunResidue {
  fitted: FittedPreparation
  inputs: string[]
  parts: PreparedParts
  /** Null until there are weights. */
  parameters: Float64Array | null
}

/** What is stored of a run together with its summary; what is not named stays as it is. */
export interface RunGrowth {
  /** The last epoch of the history that stays, -1 for none: those after it will come again. */
  rewindTo?: number
  rows?: HistoryRow[]
  /** Null takes them away. */
  parameters?: Float64Array | null
  checkpoint?: Uint8Array | null
}

export interface RunStore {
  list(): RunSummary[]
  get(id: string): RunSummary | null
  save(run: RunSummary): void
  savePrepared(id: string, residue: Omit<RunResidue, 'parameters'>): void
  /** All in one transaction. A run that is over has no checkpoint any more. */
  saveProgress(run: RunSummary, growth: RunGrowth): void
  residue(id: string): RunResidue | null
  /** Where a run that was paused or interrupted goes on, as its thread encoded it; null where that is its beginning. */
  checkpoint(id: string): Uint8Array | null
  history(id: string): History
}

interface ResidueRow {
  fitted: string | null
  inputs: string | null
  parts: string | null
  parameters: Uint8Array | null
}

const over: ReadonlySet<RunState> = new Set(['done', 'cancelled', 'diverged', 'failed'])

export function createRunStore(database: Database): RunStore {
  const { sql } = database
  const upsert = sql.prepare(
    `INSERT INTO run (id, created_at, state, summary) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, summary = excluded.summary`,
  )
  const selectAll = sql.prepare('SELECT summary FROM run ORDER BY created_at, id')
  const selectOne = sql.prepare('SELECT summary FROM run WHERE id = ?')
  const updatePrepared = sql.prepare('UPDATE run SET fitted = ?, inputs = ?, parts = ? WHERE id = ?')
  const updateParameters = sql.prepare('UPDATE run SET parameters = ? WHERE id = ?')
  const updateCheckpoint = sql.prepare('UPDATE run SET checkpoint = ? WHERE id = ?')
  const selectResidue = sql.prepare('SELECT fitted, inputs, parts, parameters FROM run WHERE id = ?')
  const selectCheckpoint = sql.prepare('SELECT checkpoint FROM run WHERE id = ?')
  const insertHistory = sql.prepare(
    'INSERT OR REPLACE INTO history (run, epoch, train_loss, validation_loss) VALUES (?, ?, ?, ?)',
  )
  const deleteHistory = sql.prepare('DELETE FROM history WHERE run = ? AND epoch > ?')
  const selectHistory = sql.prepare(
    'SELECT epoch, train_loss, validation_loss FROM history WHERE run = ? ORDER BY epoch',
  )
  /** Null where a row was written by a version whose runs this one does not understand: it is left alone. */
  const read = (row: unknown): RunSummary | null =>
    runSummarySchema.safeParse(JSON.parse((row as { summary: string }).summary)).data ?? null
  const save = (run: RunSummary) => upsert.run(run.id, run.createdAt, run.state, JSON.stringify(run))

  return {
    list: () =>
      selectAll
        .all()
        .map(read)
        .filter((run) => run !== null),
    get: (id) => {
      const row = selectOne.get(id)
      return row ? read(row) : null
    },
    save,
    savePrepared: (id, residue) => {
      updatePrepared.run(
        JSON.stringify(residue.fitted),
        JSON.stringify(residue.inputs),
        JSON.stringify(residue.parts),
        id,
      )
    },
    saveProgress: (run, { rewindTo, rows = [], parameters, checkpoint }) =>
      database.transaction(() => {
        save(run)
        if (rewindTo !== undefined) deleteHistory.run(run.id, rewindTo)
        // SQLite has no NaN or infinity: what is not a finite number is kept as NULL.
        const finite = (value: number) => (Number.isFinite(value) ? value : null)
        for (const row of rows) {
          insertHistory.run(run.id, row.epoch, finite(row.trainLoss), finite(row.validationLoss))
        }
        if (parameters !== undefined) updateParameters.run(parameters && bytesOf(parameters), run.id)
        if (over.has(run.state)) updateCheckpoint.run(null, run.id)
        else if (checkpoint !== undefined) updateCheckpoint.run(checkpoint, run.id)
      }),
    residue: (id) => {
      const row = selectResidue.get(id) as ResidueRow | undefined
      if (!row?.fitted || !row.inputs || !row.parts) return null
      return {
        fitted: fittedPreparationSchema.parse(JSON.parse(row.fitted)),
        inputs: JSON.parse(row.inputs) as string[],
        parts: JSON.parse(row.parts) as PreparedParts,
        parameters: row.parameters ? new Float64Array(row.parameters.slice().buffer) : null,
      }
    },
    checkpoint: (id) => (selectCheckpoint.get(id) as { checkpoint: Uint8Array | null } | undefined)?.checkpoint ?? null,
    history: (id) => {
      const rows = selectHistory.all(id) as {
        epoch: number
        train_loss: number | null
        validation_loss: number | null
      }[]
      return {
        epochs: Uint32Array.from(rows, (row) => row.epoch),
        trainLoss: Float64Array.from(rows, (row) => row.train_loss ?? Number.NaN),
        validationLoss: Float64Array.from(rows, (row) => row.validation_loss ?? Number.NaN),
      }
    },
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
