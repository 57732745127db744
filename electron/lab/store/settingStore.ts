import { defaultSettings, type Settings, settingsSchema } from '@shared/contract/settings'
import type { Database } from './database'
import { createSettingRows } from './settingRows'

export interface SettingStore {
  get(): Settings
  save(changes: Partial<Settings>): Settings
}

/** Settings, one row each; one that no longer fits its schema falls back to its default. */
export function createSettingStore({ sql, damage, transaction }: Database): SettingStore {
  const rows = createSettingRows(sql)
  const get = (): Settings => {
    const settings: Record<string, unknown> = { ...defaultSettings }
    for (const [name, schema] of Object.entries(settingsSchema.shape)) {
      const row = rows.read(name)
      if (row === null) continue
      if (!row.sound) damage.leaveAlone('setting', name, 'damaged')
      const parsed = schema.safeParse(row.value)
      if (parsed.success) settings[name] = parsed.data
    }
    return settingsSchema.parse(settings)
  }

  return {
    get,
    save: (changes) => {
      transaction(() => {
        for (const [name, value] of Object.entries(changes)) if (value !== undefined) rows.write(name, value)
      })
      return get()
    },
  }
}
