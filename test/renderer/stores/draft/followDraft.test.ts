import { createPinia, setActivePinia } from 'pinia'
import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Advice } from '@shared/contract/analysis'
import { LabError } from '@shared/contract/labError'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { type Followed, followDraft } from '@renderer/stores/draft/followDraft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeDataset, fakeRun } from '../../../support/fakeBridge'

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

const adviceAbout = (...columns: string[]): Advice => ({
  ...{ code: 'target-leak', columns, message: 'It leaks.', reason: 'It does.', rows: [], fix: null },
})

/** An advice about the features that are asked about. */
function open(answers: Answers = {}) {
  const bridge = createFakeBridge({
    'settings.save': () => useSettings().settings,
    'datasets.advice': ({ preparation }) => [adviceAbout(...preparation.features)],
    ...answers,
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset()
  const draft = useDraft()
  const followed = effectScope().run(() =>
    followDraft(
      ({ dataset, preparation }) => ({ dataset, preparation }),
      (prepared) => useLab().call('datasets.advice', { ...prepared, training: null }),
      600,
    ),
  ) as Followed<Advice[]>
  const asked = () => bridge.argumentsOf('datasets.advice')
  const told = () => followed.answer.value?.[0]?.columns ?? null
  return { asked, told, draft, followed }
}
const setFeatures = (draft: ReturnType<typeof useDraft>, ...features: string[]) =>
  draft.edit(null, (old) => ({ ...old, preparation: { ...old.preparation, features } }))

describe('a question that follows the settings', () => {
  it('is asked once they have been left alone, and again when they change', async () => {
    const { asked, told, draft, followed } = open()
    expect(followed.waiting.value).toBe(true)
    await vi.advanceTimersByTimeAsync(500)
    setFeatures(draft, 'exam_1', 'exam_2')
    await vi.advanceTimersByTimeAsync(599)
    expect(asked()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(asked()).toMatchObject([{ dataset: 'a'.repeat(64), preparation: draft.spec?.preparation }])
    expect([told(), followed.waiting.value]).toEqual([['exam_1', 'exam_2'], false])
    setFeatures(draft, 'exam_2')
    await vi.advanceTimersByTimeAsync(0)
    expect([told(), followed.waiting.value]).toEqual([null, true])
    await vi.advanceTimersByTimeAsync(600)
    expect(told()).toEqual(['exam_2'])
  })

  it('is not asked again by what it does not depend on, nor while a value cannot be used', async () => {
    const { asked, draft, followed } = open()
    await vi.advanceTimersByTimeAsync(600)
    draft.edit(null, (old) => ({ ...old, training: { ...old.training, epochs: 7 } }))
    // The split has a seed of its own.
    draft.edit(null, (old) => ({ ...old, seed: 7 }))
    await vi.advanceTimersByTimeAsync(600)
    draft.edit(null, (old) => ({ ...old, preparation: { ...old.preparation, testShare: Number.NaN } }))
    await vi.advanceTimersByTimeAsync(600)
    expect(asked()).toHaveLength(1)
    expect([followed.answer.value, followed.waiting.value]).toEqual([null, false])
  })

  it('waits while a run is being started', async () => {
    let finish = () => {}
    const { asked, draft } = open({
      'runs.train': ({ spec }) => new Promise((resolve) => (finish = () => resolve(fakeRun('one', { spec })))),
    })
    void draft.train()
    await vi.advanceTimersByTimeAsync(2000)
    expect(asked()).toEqual([])
    finish()
    await vi.advanceTimersByTimeAsync(600)
    expect(asked()).toHaveLength(1)
  })
})

describe('its answer', () => {
  it('is that to the settings as they are, whichever comes last', async () => {
    const late: ((about: string) => void)[] = []
    const { told, draft } = open({
      'datasets.advice': () => new Promise((resolve) => late.push((about) => resolve([adviceAbout(about)]))),
    })
    await vi.advanceTimersByTimeAsync(600)
    setFeatures(draft, 'exam_1')
    await vi.advanceTimersByTimeAsync(600)
    late[1]?.('second')
    await vi.advanceTimersByTimeAsync(0)
    late[0]?.('first')
    await vi.advanceTimersByTimeAsync(0)
    expect(told()).toEqual(['second'])
  })

  it('is still there as the latest while the next is awaited, until another dataset is opened', async () => {
    const { draft, followed } = open()
    await vi.advanceTimersByTimeAsync(600)
    const first = followed.answer.value
    setFeatures(draft, 'exam_1')
    await vi.advanceTimersByTimeAsync(0)
    expect([followed.answer.value, followed.latest.value === first]).toEqual([null, true])
    useDatasets().current = fakeDataset({ id: 'b'.repeat(64) })
    expect(followed.latest.value).toBeNull()
  })

  it('may be a problem, which goes with the settings that it is about', async () => {
    const { asked, draft, followed } = open({
      'datasets.advice': () => {
        throw new LabError('bad-setting', 'Five rows cannot be cut in 6 folds.')
      },
    })
    await vi.advanceTimersByTimeAsync(5000)
    expect([followed.problem.value?.message, followed.waiting.value]).toEqual([
      'Five rows cannot be cut in 6 folds.',
      false,
    ])
    // It is not asked over and over.
    expect(asked()).toHaveLength(1)
    setFeatures(draft, 'exam_1')
    await vi.advanceTimersByTimeAsync(0)
    expect([followed.problem.value, followed.waiting.value]).toEqual([null, true])
  })
})
