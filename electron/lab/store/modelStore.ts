import type { Database } from './database'

export interface StoredModel {
  id: string
  addedAt: string
  removed: boolean
  /** The model file, as it was opened or exported. */
  text: string
}

export interface ModelStore {
  list(): StoredModel[]
  get(id: string): StoredModel | null
  save(model: StoredModel): void
}

export function createModelStore(database: Database): ModelStore {
  const upsert = database.sql.prepare(
    `INSERT INTO model (id, added_at, removed, text) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET removed = excluded.removed`,
  )
  const selectAll = database.sql.prepare('SELECT id, added_at, removed, text FROM model ORDER BY added_at, id')
  const selectOne = database.sql.prepare('SELECT id, added_at, removed, text FROM model WHERE id = ?')
  const read = (row: unknown): StoredModel => {
    const { id, added_at, removed, text } = row as { id: string; added_at: string; removed: number; text: string }
    return { id, addedAt: added_at, removed: removed !== 0, text }
  }
  return {
    list: () => selectAll.all().map(read),
    get: (id) => {
      const row = selectOne.get(id)
      return row ? read(row) : null
    },
    save: ({ id, addedAt, removed, text }) => {
      upsert.run(id, addedAt, removed ? 1 : 0, text)
    },
  }
}
