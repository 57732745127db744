import type { DatabaseSync } from 'node:sqlite'
import { HistoryBatch } from '@shared/contract/history'
import { piecesOf, pointBytes } from './historyPieces'

/**
 * What progress writes lies apart from what it does not touch: SQLite writes a row as a whole. What runs are searched by is in
 * columns. `schema` is the number of the schema that spec and status were written by; 0 is from before there were numbers.
 */
const tables = `
  CREATE TABLE run (
    id TEXT PRIMARY KEY, created_at TEXT NOT NULL, dataset TEXT NOT NULL, name TEXT NOT NULL, removed INTEGER NOT NULL,
    schema INTEGER NOT NULL, spec TEXT NOT NULL
  ) STRICT;
  CREATE INDEX run_order ON run (created_at, id);
  CREATE INDEX run_names ON run (dataset, removed, name);
  CREATE INDEX run_schema ON run (schema);
  CREATE TABLE run_status (
    run TEXT PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, state TEXT NOT NULL, status TEXT NOT NULL
  ) STRICT;
  CREATE INDEX run_state ON run_status (state);
  CREATE TABLE run_prepared (
    run TEXT PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, fitted TEXT NOT NULL, inputs TEXT NOT NULL, parts TEXT NOT NULL
  ) STRICT;
  CREATE TABLE run_weights (run TEXT PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, parameters BLOB NOT NULL) STRICT;
  CREATE TABLE run_checkpoint (run TEXT PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE, checkpoint BLOB NOT NULL) STRICT;
  CREATE TABLE history_piece (
    run TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE, first_epoch INTEGER NOT NULL, epoch_count INTEGER NOT NULL,
    series TEXT NOT NULL, points BLOB NOT NULL, PRIMARY KEY (run, first_epoch)
  ) STRICT;
`

/** The third version of the store: a run in tables of head, status, preparation, weights and checkpoint; histories in named series. */
export function separateRunTables(sql: DatabaseSync): void {
  sql.exec('ALTER TABLE run RENAME TO old_run')
  sql.exec(tables)
  const insertHead = sql.prepare('INSERT INTO run VALUES (?, ?, ?, ?, ?, 0, ?)')
  const insertStatus = sql.prepare('INSERT INTO run_status VALUES (?, ?, ?)')
  const insertPiece = sql.prepare('INSERT INTO history_piece VALUES (?, ?, ?, ?, ?)')
  const selectHistory = sql.prepare(
    'SELECT epoch, train_loss, validation_loss FROM history WHERE run = ? ORDER BY epoch',
  )
  for (const row of sql.prepare('SELECT id, created_at, state, summary FROM old_run').iterate()) {
    const { id, created_at, state, summary } = row as Record<'id' | 'created_at' | 'state' | 'summary', string>
    const { name, removed, spec, ...rest } = fieldsOf(summary)
    const status = Object.fromEntries(Object.entries(rest).filter(([field]) => !headFields.has(field)))
    const dataset = (spec as { dataset?: unknown } | null | undefined)?.dataset
    insertHead.run(
      id,
      created_at,
      textOf(dataset),
      textOf(name),
      removed === true ? 1 : 0,
      JSON.stringify(spec ?? null),
    )
    insertStatus.run(id, state, JSON.stringify(status))
    const batch = new HistoryBatch()
    for (const { epoch, train_loss, validation_loss } of selectHistory.iterate(id) as Iterable<HistoryRow>) {
      batch.add(epoch, { trainLoss: train_loss ?? Number.NaN, validationLoss: validation_loss ?? Number.NaN })
    }
    for (const piece of piecesOf(batch.take())) {
      insertPiece.run(id, piece.first, piece.count, JSON.stringify(piece.names), pointBytes(piece))
    }
  }
  sql.exec(`
    INSERT INTO run_prepared SELECT id, fitted, inputs, parts FROM old_run
      WHERE fitted IS NOT NULL AND inputs IS NOT NULL AND parts IS NOT NULL;
    INSERT INTO run_weights SELECT id, parameters FROM old_run WHERE parameters IS NOT NULL;
    INSERT INTO run_checkpoint SELECT id, checkpoint FROM old_run WHERE checkpoint IS NOT NULL;
    DROP TABLE history;
    DROP TABLE old_run;
  `)
}

interface HistoryRow {
  epoch: number
  train_loss: number | null
  validation_loss: number | null
}

const headFields: ReadonlySet<string> = new Set(['id', 'createdAt', 'state'])

/** What no version has written is kept under a name that no schema has. */
function fieldsOf(summary: string): Record<string, unknown> {
  try {
    const value = JSON.parse(summary) as unknown
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // It is kept as it is.
  }
  return { unread: summary }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
