import { expect, it, vi } from 'vitest'
import { defaultSettings } from '@shared/contract/settings'
import { createSettingsCalls } from '../../../../electron/lab/calls/settings'

function open() {
  let settings = defaultSettings
  const store = { get: () => settings, save: (changes: object) => (settings = { ...settings, ...changes }) }
  const saved = vi.fn()
  return { calls: createSettingsCalls(store, saved), saved }
}

it('reads the settings without saving any', async () => {
  const { calls, saved } = open()
  expect(await calls['settings.get']({})).toEqual(defaultSettings)
  expect(saved).not.toHaveBeenCalled()
})

it('saves what is named, answers all of them, and says so', async () => {
  const { calls, saved } = open()
  const kept = { ...defaultSettings, concurrentRuns: 3 }
  expect(await calls['settings.save']({ concurrentRuns: 3 })).toEqual(kept)
  expect(await calls['settings.get']({})).toEqual(kept)
  expect(saved).toHaveBeenCalledOnce()
})
