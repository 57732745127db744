import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useOptions } from '@renderer/panels/options/useOptions'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings }))
  useDatasets().current = fakeDataset()
  useOptions().set('training.optimizer', 'adam')
})

it('has nothing to show before a dataset is open', () => {
  useDatasets().current = null
  const { draft, shows, summary } = useOptions()
  expect([draft.value, shows('training.epochs'), summary(['training.epochs'])]).toEqual([null, false, ''])
})

it('shows what has an effect, and what has none while it stands in the way', () => {
  const { shows, error, set } = useOptions()
  expect([shows('training.dropout'), shows('training.learningRate')]).toEqual([false, true])
  set('training.dropout', 0.2)
  expect([shows('training.dropout'), error('training.dropout')]).toEqual([false, undefined])
  set('network.hidden', [8])
  set('training.optimizer', 'lbfgs')
  expect(shows('training.dropout')).toBe(true)
  expect(error('training.dropout')).toContain('set the dropout to 0')
  set('training.dropout', 0)
  expect(shows('training.dropout')).toBe(false)
})

it('finds a fault of a part of a setting, not of one whose name only begins alike', () => {
  const { faulty, error, set } = useOptions()
  set('network.hidden', [8, 0])
  expect([faulty(['training.epochs', 'network.hidden']), faulty(['training.epochs'])]).toEqual([true, false])
  // It is said at the layer.
  expect(error('network.hidden')).toBeUndefined()
  set('network.hidden', [8])
  set('preparation.split', 'folds')
  set('preparation.folds', 1)
  expect([faulty(['preparation.folds']), faulty(['preparation.fold'])]).toEqual([true, false])
})

it('lets a setting follow others until it is set itself', () => {
  const { draft, set } = useOptions()
  set('network.hidden', [8])
  set('network.activation', 'relu')
  expect(draft.value?.network.initialisation).toBe('he')
  set('network.initialisation', 'zeros')
  set('network.activation', 'tanh')
  expect([draft.value?.network.initialisation, draft.value?.chosen.has('network.initialisation')]).toEqual([
    'zeros',
    true,
  ])
  // What follows nothing stays as it is set in any case.
  set('training.epochs', 7)
  set('network.activation', 'relu')
  expect(draft.value?.training.epochs).toBe(7)
})

it('sums up what is not as by default, and is one step of undo a setting', () => {
  const { draft, summary, set } = useOptions()
  for (const rate of [0.1, 0.12, 0.125]) set('training.l2', rate)
  set('training.patience', 5)
  expect(summary(['training.l2', 'training.patience', 'training.epochs'])).toBe('L2 0.125, patience 5')
  useDraft().undo()
  expect([draft.value?.training.l2, draft.value?.training.patience]).toEqual([0.125, 0])
  useDraft().undo()
  expect(draft.value?.training.l2).toBe(0)
})
