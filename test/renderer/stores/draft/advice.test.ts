import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Advice } from '@shared/contract/analysis'
import { useAdvice } from '@renderer/stores/draft/advice'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeDataset } from '../../../support/fakeBridge'

const leak: Advice = {
  ...{ code: 'target-leak', columns: ['exam_2'], message: 'exam_2 alone predicts admitted.', reason: 'It leaks.' },
  ...{ rows: [], fix: { label: 'Leave exam_2 out', features: ['exam_1'] } },
}
const imbalance: Advice = {
  ...{ code: 'imbalance', columns: ['admitted'], message: 'Few are admitted.', reason: 'It hides.' },
  ...{ rows: [3], fix: { label: 'Balance the classes', classWeights: 'balanced' } },
}

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

/** Says what is wrong by the features that it is asked about. */
function open(answers: Answers = {}) {
  const bridge = createFakeBridge({
    'settings.save': () => useSettings().settings,
    'datasets.advice': ({ preparation }) => (preparation.features.includes('exam_2') ? [leak, imbalance] : [imbalance]),
    ...answers,
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  return { bridge, draft: useDraft(), store: useAdvice() }
}
const plain = { hidden: [], classWeights: 'none', l1: 0, l2: 0, labelSmoothing: 0 }
const asked = (bridge: ReturnType<typeof open>['bridge']) => bridge.argumentsOf('datasets.advice')
const setFeatures = (draft: ReturnType<typeof useDraft>, ...features: string[]) =>
  draft.edit(null, (old) => ({ ...old, preparation: { ...old.preparation, features } }))

describe('advice', () => {
  it('is asked for once the settings have been left alone', async () => {
    const { bridge, draft, store } = open()
    await vi.advanceTimersByTimeAsync(500)
    setFeatures(draft, 'exam_1', 'exam_2')
    await vi.advanceTimersByTimeAsync(500)
    expect(asked(bridge)).toEqual([])
    await vi.advanceTimersByTimeAsync(100)
    expect(asked(bridge)).toEqual([{ dataset: 'a'.repeat(64), preparation: draft.spec?.preparation, training: plain }])
    expect(store.list).toEqual([leak, imbalance])
  })

  it('is quiet where it cannot be had', async () => {
    const { store } = open({
      'datasets.advice': () => {
        throw new Error('Worker gone.')
      },
    })
    await vi.advanceTimersByTimeAsync(600)
    expect([store.list, store.waiting]).toEqual([[], false])
  })

  it('is followed by one edit, at once gone from the list, and undone by one step', async () => {
    const { draft, store } = open()
    await vi.advanceTimersByTimeAsync(600)
    store.follow(leak)
    await nextTick()
    expect([draft.draft?.preparation.features, store.list]).toEqual([['exam_1'], [imbalance]])
    await vi.advanceTimersByTimeAsync(600)
    expect(store.list).toEqual([imbalance])
    draft.undo()
    await vi.advanceTimersByTimeAsync(600)
    expect(draft.draft?.preparation.features).toEqual(['exam_1', 'exam_2', 'school'])
    expect(store.list).toEqual([leak, imbalance])
  })

  it('can change the training', async () => {
    const { draft, store } = open()
    await vi.advanceTimersByTimeAsync(600)
    store.follow(imbalance)
    expect(draft.draft?.training.classWeights).toBe('balanced')
    draft.undo()
    expect(draft.draft?.training.classWeights).toBe('none')
  })

  it('stays dismissed about these columns of this dataset, until the app is closed', async () => {
    const { draft, store } = open()
    await vi.advanceTimersByTimeAsync(600)
    store.dismiss(leak)
    expect(store.list).toEqual([imbalance])
    setFeatures(draft, 'exam_2')
    await vi.advanceTimersByTimeAsync(600)
    expect(store.list).toEqual([imbalance])
    useDatasets().current = fakeDataset({ id: 'b'.repeat(64) })
    expect(store.list).toEqual([])
    await vi.advanceTimersByTimeAsync(600)
    expect(store.list).toEqual([leak, imbalance])
  })
})
