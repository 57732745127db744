import type { RunSpec } from '@shared/spec/runSpec'
import { runSpecSchema } from '@shared/spec/runSpecSchema'
import type { Database } from './database'
import { createSettingRows } from './settingRows'

export interface DraftStore {
  /** The settings that were last edited for a dataset; null where none were, or they cannot be read any more. */
  get(dataset: string): RunSpec | null
  save(spec: RunSpec): void
}

/** The settings that are edited, kept for each dataset. */
export function createDraftStore({ sql, damage, transaction }: Database): DraftStore {
  const rows = createSettingRows(sql)
  const nameOf = (dataset: string) => `draft:${dataset}`
  return {
    get: (dataset) => {
      const row = rows.read(nameOf(dataset))
      if (row === null) return null
      const spec = runSpecSchema.safeParse(row.value).data
      if (spec === undefined) damage.leaveAlone('setting', nameOf(dataset), 'damaged')
      return spec ?? null
    },
    save: (spec) => transaction(() => rows.write(nameOf(spec.dataset), spec)),
  }
}
