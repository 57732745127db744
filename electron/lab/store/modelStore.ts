import { type ModelSummary, modelSummarySchema } from '@shared/contract/model'
import { LabError } from '@shared/contract/labError'
import type { Database } from './database'
import { isSound, parsedJson, sealOf } from './seal'

export interface ModelStore {
  /** The summaries alone: a model file can be large, and is read only when it is used. */
  list(): ModelSummary[]
  get(id: string): ModelSummary | null
  /**
   * The model file, as it was opened or exported.
   * @throws LabError `damaged` where it is not what was written
   */
  text(id: string): string | null
  save(summary: ModelSummary, text: string): void
  setRemoved(id: string, removed: boolean): void
}

/** The library of models. */
export function createModelStore(database: Database): ModelStore {
  const { sql, damage } = database
  const upsert = sql.prepare(
    `INSERT INTO model (id, added_at, removed, summary, text, seal, text_seal) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET added_at = excluded.added_at, removed = excluded.removed, summary = excluded.summary,
       text = excluded.text, seal = excluded.seal, text_seal = excluded.text_seal`,
  )
  const update = sql.prepare('UPDATE model SET removed = ?, seal = ? WHERE id = ?')
  const selectAll = sql.prepare('SELECT id, added_at, removed, summary, seal FROM model ORDER BY rowid')
  const selectOne = sql.prepare('SELECT id, added_at, removed, summary, seal FROM model WHERE id = ?')
  const selectText = sql.prepare('SELECT id, text, text_seal FROM model WHERE id = ?')
  /** Null where it cannot be read: it is left as it is, and counted. */
  const read = (row: unknown): ModelSummary | null => {
    const { id, added_at, removed, summary, seal } = row as ModelRow
    const sound = isSound(seal, id, added_at, removed, summary)
    const parsed = sound ? modelSummarySchema.safeParse(parsedJson(summary)) : null
    if (parsed?.success) return { ...parsed.data, removed: removed !== 0 }
    damage.leaveAlone('model', id, sound ? 'unknown' : 'damaged')
    return null
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
    text: (id) => {
      const row = selectText.get(id) as { text: string; text_seal: number | null } | undefined
      if (row && !isSound(row.text_seal, id, row.text)) {
        throw new LabError('damaged', 'The file of this model is damaged in lab.sqlite. Open its file again.')
      }
      return row?.text ?? null
    },
    save: (summary, text) =>
      database.write(() => {
        const { id, addedAt } = summary
        const removed = summary.removed ? 1 : 0
        const facts = JSON.stringify(summary)
        upsert.run(id, addedAt, removed, facts, text, sealOf(id, addedAt, removed, facts), sealOf(id, text))
      }),
    setRemoved: (id, removed) =>
      database.write(() => {
        const row = selectOne.get(id) as ModelRow | undefined
        if (!row || read(row) === null) return
        update.run(removed ? 1 : 0, sealOf(id, row.added_at, removed ? 1 : 0, row.summary), id)
      }),
  }
}

interface ModelRow {
  id: string
  added_at: string
  removed: number
  summary: string
  seal: number | null
}
