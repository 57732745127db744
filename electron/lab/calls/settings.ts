import type { settingsCalls } from '@shared/contract/areas/settings'
import type { CallsOf } from '@shared/contract/labApi'
import type { Settings } from '@shared/contract/settings'
import type { SettingStore } from '../store/settingStore'

/** @param saved is called after every change */
export function createSettingsCalls(settings: SettingStore, saved: () => void): CallsOf<typeof settingsCalls> {
  return {
    'settings.get': async () => settings.get(),
    'settings.save': async (changes) => {
      const kept = settings.save(changes as Partial<Settings>)
      saved()
      return kept
    },
  }
}
