import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { ref } from 'vue'
import { useRule } from '@renderer/panels/preparation/useRule'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeColumn, fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings }))
  const columns = [...fakeDataset().columns, fakeColumn('constructor')]
  useDatasets().current = fakeDataset({ columns })
})
const columns = () => useDraft().draft?.preparation.columns

it('changes one field, keeps the others, and leaves no trace of what follows the general rule again', () => {
  const { rule, set } = useRule('exam_1')
  set('missing', { missing: 'constant', constant: 5 })
  set('transform', { transform: 'log' })
  expect(columns()).toEqual({ exam_1: { missing: 'constant', constant: 5, transform: 'log' } })
  set('missing', { missing: undefined, constant: undefined })
  expect(rule.value).toEqual({ transform: 'log' })
  set('transform', { transform: undefined })
  expect(columns()).toEqual({})
})

it('is one step of undo for what is typed into one field, another for the next', () => {
  const { rule, set } = useRule('exam_1')
  set('missing', { missing: 'constant', constant: 0 })
  for (const constant of [1, 12, 123]) set('constant', { constant })
  useDraft().undo()
  expect(rule.value).toEqual({ missing: 'constant', constant: 0 })
  useDraft().undo()
  expect(rule.value).toEqual({})
})

it('follows the feature it is about, and resets that one only', () => {
  const feature = ref('exam_1')
  const { column, rule, set, reset } = useRule(feature)
  set('indicator', { indicator: true })
  feature.value = 'exam_2'
  expect([column.value?.name, rule.value]).toEqual(['exam_2', {}])
  set('transform', { transform: 'sqrt' })
  reset()
  expect(columns()).toEqual({ exam_1: { indicator: true } })
})

it('says what is wrong at the field', () => {
  const { error, set } = useRule('exam_1')
  set('missing', { missing: 'constant', constant: '' })
  expect([error('constant'), error('missing')]).toEqual(['Enter the value that replaces missing values.', undefined])
})

it('has no rule of its own for a name that objects know', () => {
  const { column, rule } = useRule('constructor')
  expect([column.value?.name, rule.value]).toEqual(['constructor', {}])
})
