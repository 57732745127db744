// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { FeatureKind } from '@shared/spec/runSpec'
import MissingRuleOptions from '@renderer/panels/preparation/MissingRuleOptions.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeColumn, fakeDataset } from '../../../support/fakeBridge'
import { mount } from '../../../support/mount'

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings }))
  const day = fakeColumn('day', { type: 'date', missing: 3, min: Date.UTC(2024, 1, 29) })
  useDatasets().current = fakeDataset({ columns: [...fakeDataset().columns, day] })
  useDraft().edit(null, (old) => ({
    ...old,
    preparation: { ...old.preparation, features: ['exam_1', 'school', 'day'] },
  }))
})

const open = (feature: string, kind: FeatureKind) => mount(MissingRuleOptions, () => ({ feature, kind }))
const optionsOf = (page: ReturnType<typeof open>, name: string) =>
  page.get(name).options.map((option) => option.textContent)
const rules = () => useDraft().draft?.preparation.columns

it('offers what fits the kind of the feature, first what holds for all', async () => {
  expect(optionsOf(open('exam_1', 'number'), 'Missing values')).toEqual([
    ...['general rule: leave rows out', 'leave rows out', 'mean', 'median', 'most frequent', 'constant'],
  ])
  expect(optionsOf(open('school', 'category'), 'Missing values')).toEqual([
    ...['general rule: leave rows out', 'leave rows out', 'most frequent', 'constant', 'separate category'],
  ])
  useDraft().edit(null, (old) => ({ ...old, preparation: { ...old.preparation, missing: 'impute' } }))
  expect(optionsOf(open('school', 'category'), 'Missing values')[0]).toBe('general rule: most frequent')
  expect(optionsOf(open('exam_1', 'number'), 'Missing values')[0]).toBe('general rule: mean')
})

it.each([
  ['exam_1', 'number', 0],
  ['school', 'category', 'north'],
  ['day', 'date', '2024-02-29'],
] as const)(
  'begins a constant of %s with one that fits, and forgets it with the rule',
  async (feature, kind, first) => {
    const page = open(feature, kind)
    await page.enter('Missing values', 'constant')
    expect(rules()).toEqual({ [feature]: { missing: 'constant', constant: first } })
    await page.enter('Missing values', '')
    expect(rules()).toEqual({})
    expect(page.find('Constant')).toBeNull()
  },
)

it('keeps a level on offer that is not in this file while it is chosen', async () => {
  const page = open('school', 'category')
  await page.enter('Missing values', 'constant')
  expect(optionsOf(page, 'Constant')).toEqual(['north', 'south', 'west'])
  useDraft().edit(null, (old) => {
    const columns = { school: { missing: 'constant' as const, constant: 'east' } }
    return { ...old, preparation: { ...old.preparation, columns } }
  })
  expect(optionsOf(open('school', 'category'), 'Constant')).toEqual(['east', 'north', 'south', 'west'])
})

it('shows a date of a spec in milliseconds as the day it is', async () => {
  useDraft().edit(null, (old) => {
    const columns = { day: { missing: 'constant' as const, constant: Date.UTC(2024, 2, 1) } }
    return { ...old, preparation: { ...old.preparation, columns } }
  })
  const page = open('day', 'date')
  expect(page.get('Constant').value).toBe('2024-03-01')
  expect(page.text()).toContain('3 values missing.')
  await page.enter('Constant', '2024-04-05')
  expect(rules()).toEqual({ day: { missing: 'constant', constant: '2024-04-05' } })
})

it('says what is wrong with a constant that cannot be read', async () => {
  const page = open('exam_1', 'number')
  await page.enter('Missing values', 'constant')
  await page.enter('Constant', 'many')
  expect(page.text()).toMatch(/Enter a number|Enter the value/)
  await page.enter('Constant', '2.5')
  expect(rules()).toEqual({ exam_1: { missing: 'constant', constant: 2.5 } })
})
