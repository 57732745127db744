import type { DatabaseSync } from 'node:sqlite'
import { separateRunTables } from './separateRunTables'

/**
 * Each entry takes the store from its index to the next version: SQL, or work in one transaction. Never edit one that has
 * shipped: append. The JSON in `info` and `summary` is read by today's schema: a field that is added there later needs a
 * default. What is stored of runs carries the number of its schema; see runRows.ts.
 */
export const migrations: readonly (string | ((sql: DatabaseSync) => void))[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE dataset (id TEXT PRIMARY KEY, imported_at TEXT NOT NULL, info TEXT NOT NULL, layout TEXT NOT NULL) STRICT;
  CREATE TABLE run (
    id TEXT PRIMARY KEY, created_at TEXT NOT NULL, state TEXT NOT NULL, summary TEXT NOT NULL,
    fitted TEXT, inputs TEXT, parts TEXT, parameters BLOB
  ) STRICT;
  CREATE TABLE history (
    run TEXT NOT NULL REFERENCES run(id) ON DELETE CASCADE, epoch INTEGER NOT NULL,
    train_loss REAL, validation_loss REAL, PRIMARY KEY (run, epoch)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE model (
    id TEXT PRIMARY KEY, added_at TEXT NOT NULL, removed INTEGER NOT NULL, summary TEXT NOT NULL, text TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE run ADD COLUMN checkpoint BLOB;
  `,
  separateRunTables,
  // The seals of rows, null in those of earlier versions; see seal.ts. What lists read is sealed apart from what is read when it is used.
  `
  ALTER TABLE setting ADD COLUMN seal INTEGER;
  ALTER TABLE dataset ADD COLUMN seal INTEGER;
  ALTER TABLE dataset ADD COLUMN layout_seal INTEGER;
  ALTER TABLE run ADD COLUMN seal INTEGER;
  ALTER TABLE run_status ADD COLUMN seal INTEGER;
  ALTER TABLE run_prepared ADD COLUMN seal INTEGER;
  ALTER TABLE run_weights ADD COLUMN seal INTEGER;
  ALTER TABLE run_checkpoint ADD COLUMN seal INTEGER;
  ALTER TABLE history_piece ADD COLUMN seal INTEGER;
  ALTER TABLE model ADD COLUMN seal INTEGER;
  ALTER TABLE model ADD COLUMN text_seal INTEGER;
  `,
]
