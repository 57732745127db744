import { type ModelSummary, modelSummarySchema } from '@shared/contract/model'
import type { Database } from './database'

export interface ModelStore {
  /** The summaries alone: a model file can be large, and is read only when it is used. */
  list(): ModelSummary[]
  get(id: string): ModelSummary | null
  /** The model file, as it was opened or exported. */
  text(id: string): string | null
  save(summary: ModelSummary, text: string): void
  setRemoved(id: string, removed: boolean): void
}

/** The library of models. */
export function createModelStore(database: Database): ModelStore {
  const { sql } = database
  const upsert = sql.prepare(
    `INSERT INTO model (id, added_at, removed, summary, text) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET removed = excluded.removed`,
  )
  const update = sql.prepare('UPDATE model SET removed = ? WHERE id = ?')
  const selectAll = sql.prepare('SELECT removed, summary FROM model ORDER BY added_at, id')
  const selectOne = sql.prepare('SELECT removed, summary FROM model WHERE id = ?')
  const selectText = sql.prepare('SELECT text FROM model WHERE id = ?')
  const read = (row: unknown): ModelSummary | null => {
    const { removed, summary } = row as { removed: number; summary: string }
    const parsed = modelSummarySchema.safeParse(JSON.parse(summary))
    return parsed.success ? { ...parsed.data, removed: removed !== 0 } : null
  }
  return {
    list: () =>
      selectAll
        .all()
        .map(read)
        .filter((model) => model !== null),
    get: (id) => {
      const row = selectOne.get(id)
      return row ? read(row) : null
    },
    text: (id) => (selectText.get(id) as { text: string } | undefined)?.text ?? null,
    save: (summary, text) => {
      upsert.run(summary.id, summary.addedAt, summary.removed ? 1 : 0, JSON.stringify(summary), text)
    },
    setRemoved: (id, removed) => {
      update.run(removed ? 1 : 0, id)
    },
  }
}
