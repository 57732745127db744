import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import type { RunSpec } from '@shared/spec/runSpec'
import { createFakeBridge, fakeSpec } from '../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

it('gathers changes and saves them together, the last of each', async () => {
  const settings = useSettings()
  const bridge = createFakeBridge({ 'settings.save': () => settings.settings })
  useLab().attach(bridge)
  settings.save({ theme: 'light' })
  await vi.advanceTimersByTimeAsync(300)
  settings.save({ theme: 'dark', ticked: ['a'] })
  expect(settings.saving).toBe('saving')
  await vi.advanceTimersByTimeAsync(600)
  expect(bridge.argumentsOf('settings.save')).toEqual([{ theme: 'dark', ticked: ['a'] }])
  expect(settings.saving).toBe('saved')
})

it('keeps what could not be saved for the next time', async () => {
  const settings = useSettings()
  let down = true
  const bridge = createFakeBridge({
    'settings.save': () => {
      if (down) throw new LabError('internal', 'The connection was lost.')
      return settings.settings
    },
  })
  useLab().attach(bridge)
  settings.save({ theme: 'light', ticked: ['a'] })
  await vi.advanceTimersByTimeAsync(600)
  expect(settings.saving).toBe('failed')
  down = false
  settings.save({ theme: 'dark' })
  await vi.advanceTimersByTimeAsync(600)
  expect(bridge.argumentsOf('settings.save').at(-1)).toEqual({ theme: 'dark', ticked: ['a'] })
})

it('keeps the last settings of each dataset, with the others that were changed', async () => {
  const settings = useSettings()
  const bridge = createFakeBridge({ 'settings.save': () => settings.settings, 'datasets.saveDraft': () => null })
  useLab().attach(bridge)
  const [a, b] = ['a', 'b'].map((id) => fakeSpec({ dataset: id.repeat(64) })) as [RunSpec, RunSpec]
  settings.saveDraft(a)
  settings.saveDraft(b)
  settings.saveDraft({ ...a, seed: 5 })
  await vi.advanceTimersByTimeAsync(500)
  expect(bridge.argumentsOf('datasets.saveDraft')).toEqual([{ spec: { ...a, seed: 5 } }, { spec: b }])
  expect([bridge.argumentsOf('settings.save'), settings.saving]).toEqual([[], 'saved'])
})
