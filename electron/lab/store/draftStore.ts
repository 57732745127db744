import type { RunSpec } from '@shared/spec/runSpec'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import type { Database } from './database'
import { isSound, parsedJson, sealOf } from './seal'

export interface DraftStore {
  /** The settings that were last edited for a dataset; null where none were, or they cannot be read any more. */
  get(dataset: string): RunSpec | null
  save(spec: RunSpec): void
}

/** Drafts lie among the settings, a row a dataset. */
export const draftPrefix = 'draft:'

/** The settings that are edited, kept for each dataset. */
export function createDraftStore({ sql, damage, transaction }: Database): DraftStore {
  const upsert = sql.prepare(
    `INSERT INTO setting (name, value, seal) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, seal = excluded.seal`,
  )
  const select = sql.prepare('SELECT value, seal FROM setting WHERE name = ?')
  return {
    get: (dataset) => {
      const name = draftPrefix + dataset
      const row = select.get(name) as { value: string; seal: number | null } | undefined
      if (row === undefined) return null
      const spec = isSound(row.seal, name, row.value) ? runSpecSchema.safeParse(parsedJson(row.value)).data : undefined
      if (spec === undefined) damage.leaveAlone('setting', name, 'damaged')
      return spec ?? null
    },
    save: (spec) => {
      const [name, value] = [draftPrefix + spec.dataset, JSON.stringify(spec)]
      transaction(() => void upsert.run(name, value, sealOf(name, value)))
    },
  }
}
