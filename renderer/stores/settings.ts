import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { defaultSettings, type Settings } from '@shared/contract/settings'
import type { RunSpec } from '@shared/spec/runSpec'
import { useLab } from './lab'

const pause = 500

/** What the lab remembers for the next start. Changes are gathered for half a second and saved together. */
export const useSettings = defineStore('settings', () => {
  const lab = useLab()
  const settings = shallowRef<Settings>(defaultSettings)
  const saving = ref<'saved' | 'saving' | 'failed'>('saved')
  let waiting: Partial<Settings> = {}
  /** By dataset, the settings that are edited for it. */
  let waitingDrafts = new Map<string, RunSpec>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    settings.value = await lab.call('settings.get', {})
  }

  function save(change: Partial<Settings>): void {
    settings.value = { ...settings.value, ...change }
    waiting = { ...waiting, ...change }
    plan()
  }

  function saveDraft(spec: RunSpec): void {
    waitingDrafts.set(spec.dataset, spec)
    plan()
  }

  /** Nothing that waits to be saved brings a dataset back that was deleted for good. */
  function forget(dataset: string): void {
    waitingDrafts.delete(dataset)
    if (settings.value.spec?.dataset === dataset) settings.value = { ...settings.value, spec: null }
  }

  function plan(): void {
    saving.value = 'saving'
    // Not put off by further changes: what a crash can cost stays within one pause.
    timer ??= setTimeout(flush, pause)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const [change, drafts] = [waiting, waitingDrafts]
    waiting = {}
    waitingDrafts = new Map()
    try {
      // Sent at once: a page that goes away waits for no answer.
      const saves: Promise<unknown>[] = [...drafts.values()].map((spec) => lab.call('datasets.saveDraft', { spec }))
      if (Object.keys(change).length > 0) saves.push(lab.call('settings.save', change))
      await Promise.all(saves)
      if (Object.keys(waiting).length === 0 && waitingDrafts.size === 0) saving.value = 'saved'
    } catch {
      // Kept for the next attempt; a newer value of the same setting wins.
      waiting = { ...change, ...waiting }
      waitingDrafts = new Map([...drafts, ...waitingDrafts])
      saving.value = 'failed'
    }
  }

  lab.onReconnect(() => void flush())

  return { settings, saving, load, save, saveDraft, forget, flush }
})
