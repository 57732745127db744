import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useRuns } from '@renderer/stores/runs/runs'
import { useSettings } from '@renderer/stores/settings'
import { type Answers, createFakeBridge, fakeDataset, fakeRun, fakeSpec } from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

function open(answers: Answers = {}) {
  const bridge = createFakeBridge({ 'settings.save': () => useSettings().settings, ...answers })
  useLab().attach(bridge)
  const datasets = useDatasets()
  const draft = useDraft()
  datasets.current = fakeDataset()
  return { bridge, datasets, draft }
}

describe('edits', () => {
  it('makes one step of undo of the keystrokes in one field', () => {
    const { draft } = open()
    for (const learningRate of [0, 0.5, 0.55]) {
      draft.edit('learningRate', (old) => ({
        ...old,
        training: { ...old.training, learningRate },
        chosen: new Set([...old.chosen, 'training.learningRate' as const]),
      }))
    }
    draft.edit('seed', (old) => ({ ...old, seed: 9 }))
    draft.undo()
    expect([draft.draft?.seed, draft.draft?.training.learningRate]).toEqual([1, 0.55])
    draft.undo()
    expect(draft.draft?.training.learningRate).toBe(1)
    expect(draft.canUndo).toBe(false)
  })

  it('can undo going back to the defaults', () => {
    const { draft } = open()
    draft.edit('seed', (old) => ({ ...old, seed: 9 }))
    draft.reset()
    expect(draft.draft?.seed).toBe(1)
    draft.undo()
    expect(draft.draft?.seed).toBe(9)
  })

  it('keeps one draft and one undo history for each dataset', () => {
    const { draft, datasets } = open()
    draft.edit('seed', (old) => ({ ...old, seed: 9 }))
    datasets.current = fakeDataset({ id: 'b'.repeat(64) })
    expect([draft.draft?.seed, draft.canUndo]).toEqual([1, false])
    datasets.current = fakeDataset()
    expect([draft.draft?.seed, draft.canUndo]).toEqual([9, true])
  })

  it('starts from the settings that were kept for the dataset', () => {
    useDatasets().savedDrafts.set(fakeDataset().id, fakeSpec({ seed: 77 }))
    expect(open().draft.draft?.seed).toBe(77)
  })
})

describe('the preparation', () => {
  it('loses with a feature its rule and its products, and gives all back by undo', () => {
    const { draft } = open()
    draft.edit(null, (old) => ({
      ...old,
      preparation: {
        ...old.preparation,
        columns: { exam_1: { missing: 'median' }, school: { unseen: 'missing' } },
        interactions: [
          ['exam_1', 'exam_2'],
          ['exam_2', 'school'],
        ],
      },
    }))
    draft.edit(null, (old) => ({
      ...old,
      preparation: { ...old.preparation, features: ['exam_2', 'school'] },
    }))
    expect(draft.draft?.preparation.columns).toEqual({ school: { unseen: 'missing' } })
    expect(draft.draft?.preparation.interactions).toEqual([['exam_2', 'school']])
    draft.undo()
    expect(Object.keys(draft.draft?.preparation.columns ?? {})).toEqual(['exam_1', 'school'])
    expect(draft.draft?.preparation.interactions).toHaveLength(2)
  })

  it('is sent with how the dataset was read', () => {
    const { draft, datasets } = open()
    expect(draft.spec?.reading).toEqual(datasets.current?.reading)
  })
})

describe('training', () => {
  it('has no spec and names the setting while a value cannot be used', async () => {
    const { draft, bridge } = open()
    draft.edit('epochs', (old) => ({
      ...old,
      training: { ...old.training, epochs: NaN },
      chosen: new Set([...old.chosen, 'training.epochs' as const]),
    }))
    expect(draft.spec).toBeNull()
    expect(draft.errors['training.epochs']).toBe('Enter a whole number from 1 to 100,000.')
    expect(await draft.train()).toBe(false)
    expect(bridge.argumentsOf('runs.train')).toEqual([])
  })

  it('sends the spec and ticks the new run', async () => {
    const { draft, bridge } = open({ 'runs.train': ({ spec }) => fakeRun('one', { spec, state: 'queued' }) })
    expect(await draft.train()).toBe(true)
    const [call] = bridge.argumentsOf('runs.train')
    expect(call?.spec).toEqual(draft.spec)
    // The lab names the run.
    expect(call?.name).toBeUndefined()
    expect(useRuns().ticked.map((run) => run.id)).toEqual(['one'])
  })

  it('trains every fold in its order, each with its ticks, and nothing where there are none', async () => {
    const { draft, bridge } = open({
      'runs.train': ({ spec }) => fakeRun(`fold-${spec.preparation.fold}`, { spec, state: 'queued' }),
    })
    expect([draft.foldCount, await draft.trainAllFolds()]).toEqual([0, false])
    draft.edit(null, (old) => ({
      ...old,
      preparation: { ...old.preparation, split: 'folds', folds: 3, repeats: 2, fold: 4 },
    }))
    expect([draft.foldCount, await draft.trainAllFolds()]).toEqual([6, true])
    const sent = bridge.argumentsOf('runs.train').map(({ spec }) => spec)
    expect(sent.map((spec) => spec.preparation.fold)).toEqual([0, 1, 2, 3, 4, 5])
    expect(sent[4]).toEqual(draft.spec)
    expect(useRuns().ticked).toHaveLength(6)
  })

  it('stops at the first fold that is refused', async () => {
    let taken = 0
    const { draft } = open({
      'runs.train': ({ spec }) => {
        if (spec.preparation.fold === 1) throw new LabError('bad-features', 'Too few rows.')
        return fakeRun(`fold-${taken++}`, { spec })
      },
    })
    draft.edit(null, (old) => ({ ...old, preparation: { ...old.preparation, split: 'folds' } }))
    expect([await draft.trainAllFolds(), taken, draft.refusal?.message]).toEqual([false, 1, 'Too few rows.'])
  })

  it('says at a part of a setting what the lab finds wrong with it', async () => {
    const { draft } = open({
      'runs.train': () => {
        throw new LabError('bad-features', 'The order lacks a.', ['preparation', 'columns', 'exam_1', 'order'])
      },
    })
    await draft.train()
    expect(draft.errors).toEqual({ 'preparation.columns.exam_1.order': 'The order lacks a.' })
    expect(draft.issues).toEqual([
      { path: ['preparation', 'columns', 'exam_1', 'order'], message: 'The order lacks a.' },
    ])
  })

  it('shows what the lab refuses at the setting, until the next edit', async () => {
    const { draft } = open({
      'runs.train': () => {
        throw new LabError('bad-target', 'The target has one class.', 'preparation.target')
      },
    })
    expect(await draft.train()).toBe(false)
    expect(draft.errors['preparation.target']).toBe('The target has one class.')
    draft.edit('seed', (old) => ({ ...old, seed: 2 }))
    expect(draft.errors).toEqual({})
  })
})
