import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { defaultSettings, type Settings } from '@shared/contract/settings'
import { useLab } from './lab'

const pause = 500

/** What the lab remembers for the next start. Changes are gathered for half a second and saved together. */
export const useSettings = defineStore('settings', () => {
  const lab = useLab()
  const settings = shallowRef<Settings>(defaultSettings)
  const saving = ref<'saved' | 'saving' | 'failed'>('saved')
  let waiting: Partial<Settings> = {}
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    settings.value = await lab.call('settings.get', {})
  }

  function save(change: Partial<Settings>): void {
    settings.value = { ...settings.value, ...change }
    waiting = { ...waiting, ...change }
    saving.value = 'saving'
    // Not put off by further changes: what a crash can cost stays within one pause.
    timer ??= setTimeout(flush, pause)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const change = waiting
    waiting = {}
    if (Object.keys(change).length === 0) return
    try {
      await lab.call('settings.save', change)
      if (Object.keys(waiting).length === 0) saving.value = 'saved'
    } catch {
      // Kept for the next attempt; a newer value of the same setting wins.
      waiting = { ...change, ...waiting }
      saving.value = 'failed'
    }
  }

  lab.onReconnect(() => void flush())

  return { settings, saving, load, save, flush }
})
