// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { PreparationSpec } from '@shared/spec/runSpec'
import FoldsButton from '@renderer/panels/preparation/FoldsButton.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { type FakeBridge, createFakeBridge, fakeDataset, fakeRun } from '../../../support/fakeBridge'
import { mount } from '../../../support/mount'

let bridge: FakeBridge
beforeEach(() => {
  setActivePinia(createPinia())
  bridge = createFakeBridge({
    'settings.save': () => useSettings().settings,
    'runs.train': ({ spec }) => fakeRun(`fold ${spec.preparation.fold}`, { spec }),
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
})

function set(changes: Partial<PreparationSpec>) {
  useDraft().edit(null, (old) => ({ ...old, preparation: { ...old.preparation, ...changes } }))
  return nextTick()
}
const folds = () => bridge.argumentsOf('runs.train').map(({ spec }) => spec.preparation.fold)

it('is there where there are folds, and trains each once', async () => {
  const page = mount(FoldsButton)
  expect(page.all('button')).toEqual([])
  await set({ split: 'folds', folds: 2, repeats: 2 })
  await page.click('Train all 4 folds')
  await expect.poll(folds).toEqual([0, 1, 2, 3])
})

it('asks again before it queues very many', async () => {
  await set({ split: 'folds', folds: 7, repeats: 3 })
  const page = mount(FoldsButton)
  await page.click('Train all 21 folds')
  expect(folds()).toEqual([])
  await page.click('Cancel')
  await page.click('Train all 21 folds')
  await page.click('Queue 21 runs')
  await expect.poll(() => folds().length).toBe(21)
  await expect.poll(() => page.find('Train all 21 folds')?.disabled).toBe(false)
})

it('asks anew where the number is another by then', async () => {
  await set({ split: 'folds', folds: 7, repeats: 3 })
  const page = mount(FoldsButton)
  await page.click('Train all 21 folds')
  await set({ repeats: 4 })
  await page.click('Train all 28 folds')
  expect([folds(), page.find('Queue 28 runs') !== null]).toEqual([[], true])
})

it('waits for settings that can be used', async () => {
  await set({ split: 'folds', folds: 2, repeats: 2 })
  const page = mount(FoldsButton)
  expect(page.get('Train all 4 folds').disabled).toBe(false)
  await set({ testShare: Number.NaN })
  expect(page.find('Train all 4 folds')?.disabled ?? true).toBe(true)
})
