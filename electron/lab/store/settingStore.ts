import { defaultSettings, type Settings, settingsSchema } from '@shared/contract/settings'
import type { Database } from './database'

export interface SettingStore {
  get(): Settings
  save(changes: Partial<Settings>): Settings
}

/** Settings, one row each; one that no longer fits its schema falls back to its default. */
export function createSettingStore(database: Database): SettingStore {
  const upsert = database.sql.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const selectAll = database.sql.prepare('SELECT name, value FROM setting')

  const get = (): Settings => {
    const stored = new Map(
      selectAll.all().map((row) => {
        const { name, value } = row as { name: string; value: string }
        return [name, JSON.parse(value) as unknown]
      }),
    )
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
          if (value !== undefined) upsert.run(name, JSON.stringify(value))
        }
      })
      return get()
    },
  }
}
