import { defaultSettings, type Settings, settingsSchema } from '@shared/contract/settings'
import type { Database } from './database'
import { draftPrefix } from './draftStore'
import { isSound, parsedJson, sealOf } from './seal'

export interface SettingStore {
  get(): Settings
  save(changes: Partial<Settings>): Settings
}

/** Settings, one row each; one that no longer fits its schema falls back to its default. */
export function createSettingStore(database: Database): SettingStore {
  const upsert = database.sql.prepare(
    `INSERT INTO setting (name, value, seal) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, seal = excluded.seal`,
  )
  const selectAll = database.sql.prepare(`SELECT name, value, seal FROM setting WHERE name NOT LIKE '${draftPrefix}%'`)

  const save = (name: string, value: string) => upsert.run(name, value, sealOf(name, value))
  const get = (): Settings => {
    const stored = new Map<string, unknown>()
    for (const { name, value, seal } of selectAll.all() as unknown as SettingRow[]) {
      if (isSound(seal, name, value)) stored.set(name, parsedJson(value))
      else database.damage.leaveAlone('setting', name, 'damaged')
    }
    const settings: Record<string, unknown> = { ...defaultSettings }
    for (const [name, schema] of Object.entries(settingsSchema.shape)) {
      const parsed = schema.safeParse(stored.get(name))
      if (parsed.success) settings[name] = parsed.data
    }
    return settingsSchema.parse(settings)
  }

  return {
    get,
    save: (changes) => {
      database.transaction(() => {
        for (const [name, value] of Object.entries(changes)) {
          if (value !== undefined) save(name, JSON.stringify(value))
        }
      })
      return get()
    },
  }
}

interface SettingRow {
  name: string
  value: string
  seal: number | null
}
