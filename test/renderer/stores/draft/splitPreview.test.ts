import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { useSplitPreview } from '@renderer/stores/draft/splitPreview'
import { createFakeBridge, fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

it('counts the rows of each part a moment after an edit, and has no count until then', async () => {
  const counts = { train: 60, validation: 20, test: 20, dropped: 0 }
  const bridge = createFakeBridge({
    'settings.save': () => useSettings().settings,
    'datasets.split': ({ preparation }) => {
      if (preparation.splitSeed === 9) {
        throw new LabError('bad-setting', 'Five rows cannot be cut in 6 folds.', 'preparation.folds')
      }
      return { parts: new Uint8Array(100), counts }
    },
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  const [draft, split] = [useDraft(), useSplitPreview()]
  await vi.advanceTimersByTimeAsync(299)
  expect([split.counts, split.waiting]).toEqual([null, true])
  await vi.advanceTimersByTimeAsync(1)
  expect([split.counts, split.parts?.length, split.waiting]).toEqual([counts, 100, false])

  draft.edit(null, (old) => ({ ...old, preparation: { ...old.preparation, splitSeed: 9 } }))
  await vi.advanceTimersByTimeAsync(0)
  expect(split.counts).toBeNull()
  await vi.advanceTimersByTimeAsync(300)
  expect([split.counts, split.problem?.message]).toEqual([null, 'Five rows cannot be cut in 6 folds.'])

  draft.undo()
  await vi.advanceTimersByTimeAsync(300)
  expect([split.counts, split.problem]).toEqual([counts, null])
})
