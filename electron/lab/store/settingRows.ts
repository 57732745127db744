import type { DatabaseSync } from 'node:sqlite'
import { isSound, parsedJson, sealOf } from './seal'

/** The table `setting`: values by name, sealed. It holds what the app remembers, the drafts of datasets and an erasing under way. */
export interface SettingRows {
  /** Null where there is none; `sound` says whether it is what was written, `value` is undefined where it is not, or is no JSON. */
  read(name: string): { sound: boolean; value: unknown } | null
  /** In the transaction of whoever calls it. */
  write(name: string, value: unknown): void
  remove(name: string): void
}

export function createSettingRows(sql: DatabaseSync): SettingRows {
  const upsert = sql.prepare(
    `INSERT INTO setting (name, value, seal) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, seal = excluded.seal`,
  )
  const select = sql.prepare('SELECT value, seal FROM setting WHERE name = ?')
  const erase = sql.prepare('DELETE FROM setting WHERE name = ?')
  return {
    read: (name) => {
      const row = select.get(name) as { value: string; seal: number | null } | undefined
      if (row === undefined) return null
      const sound = isSound(row.seal, name, row.value)
      return { sound, value: sound ? parsedJson(row.value) : undefined }
    },
    write: (name, value) => {
      const text = JSON.stringify(value)
      upsert.run(name, text, sealOf(name, text))
    },
    remove: (name) => {
      erase.run(name)
    },
  }
}
