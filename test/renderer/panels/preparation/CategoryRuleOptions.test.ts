// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { ColumnRule } from '@shared/spec/runSpec'
import CategoryRuleOptions from '@renderer/panels/preparation/CategoryRuleOptions.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeCategory, fakeDataset } from '../../../support/fakeBridge'
import { mount } from '../../../support/mount'

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings }))
  useDatasets().current = fakeDataset({ columns: [...fakeDataset().columns, fakeCategory('size', ['10', '9', '2'])] })
})

/** The options of the feature `size` under this rule. */
function open(rule: ColumnRule = {}) {
  useDraft().edit(null, (old) => ({
    ...old,
    preparation: { ...old.preparation, features: ['size'], columns: { size: rule } },
  }))
  return mount(CategoryRuleOptions, () => ({ feature: 'size' }))
}
const rule = () => useDraft().draft?.preparation.columns['size'] ?? {}
const labels = (page: ReturnType<typeof open>) => page.all('label').map((label) => label.textContent)

it('shows what the encoding uses', async () => {
  const page = open()
  expect(labels(page)).toEqual(['Encoding', 'Rare below', 'Unseen levels'])
  await page.enter('Encoding', 'reference')
  expect(labels(page)).toEqual(['Encoding', 'Reference', 'Rare below', 'Unseen levels'])
  await page.enter('Encoding', 'ordinal')
  expect(labels(page)).toEqual(['Encoding', 'Standardize', 'Unseen levels'])
})

it('begins an order as a person would sort, and states it in the rule', async () => {
  const page = open()
  await page.enter('Encoding', 'ordinal')
  expect(rule()).toEqual({ encoding: 'ordinal', order: ['2', '9', '10'] })
  await page.click('Move 2 down')
  expect(rule().order).toEqual(['9', '2', '10'])
})

it('leaves nothing in the rule that another encoding does not use', async () => {
  const page = open({ encoding: 'reference', reference: '9', rareBelow: 5, unseen: 'mostFrequent' })
  await page.enter('Encoding', 'ordinal')
  expect(rule()).toEqual({ encoding: 'ordinal', order: ['2', '9', '10'], unseen: 'mostFrequent' })
  await page.enter('Standardize', 'minmax')
  await page.enter('Encoding', 'oneHot')
  expect(rule()).toEqual({ unseen: 'mostFrequent' })
})

it('says of an order that it lacks a level', () => {
  expect(open({ encoding: 'ordinal', order: ['10', '9'] }).text()).toContain(
    'The order lacks 2. Name all levels from the lowest to the highest.',
  )
})

it('has no rule for what is as by default', async () => {
  const page = open()
  await page.enter('Rare below', '7')
  await page.enter('Unseen levels', 'mostFrequent')
  expect(rule()).toEqual({ rareBelow: 7, unseen: 'mostFrequent' })
  await page.enter('Rare below', '0')
  await page.enter('Unseen levels', 'zeros')
  expect(rule()).toEqual({})
})
