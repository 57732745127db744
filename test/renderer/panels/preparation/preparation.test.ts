import { createPinia, setActivePinia } from 'pinia'
import { type Component, createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ColumnRule, PreparationSpec } from '@shared/spec/runSpec'
import DateRuleOptions from '@renderer/panels/preparation/DateRuleOptions.vue'
import NumberRuleOptions from '@renderer/panels/preparation/NumberRuleOptions.vue'
import ProductOptions from '@renderer/panels/preparation/ProductOptions.vue'
import SplitOptions from '@renderer/panels/preparation/SplitOptions.vue'
import AdviceItem from '@renderer/panels/preparation/AdviceItem.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useDraft } from '@renderer/stores/draft/draft'
import { useLab } from '@renderer/stores/lab'
import { useSettings } from '@renderer/stores/settings'
import { createFakeBridge, fakeColumn, fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useLab().attach(createFakeBridge({ 'settings.save': () => useSettings().settings }))
  const day = fakeColumn('day', { type: 'date', missing: 3, min: Date.UTC(2024, 1, 29) })
  useDatasets().current = fakeDataset({ columns: [...fakeDataset().columns, day] })
})

async function show(
  component: Component,
  props: Record<string, unknown>,
  preparation: Partial<PreparationSpec> = {},
): Promise<string> {
  const store = useDraft()
  const features = ['exam_1', 'exam_2', 'school', 'day']
  store.edit(null, (old) => ({ ...old, preparation: { ...old.preparation, features, ...preparation } }))
  const html = await renderToString(createSSRApp(component, props))
  return html.replaceAll('&#39;', "'").replaceAll(/<!--.*?-->/g, '')
}
const withRule = (component: Component, feature: string, rule: ColumnRule, props: Record<string, unknown> = {}) =>
  show(component, { feature, ...props }, { columns: { [feature]: rule } })

const labelsOf = (html: string) =>
  [...html.matchAll(/<label[^>]*>(?:<input[^>]*>)?([^<]*)<\/label>/g)].map(([, text = '']) => text.trim())

describe('the rule of a feature', () => {
  it('says of a transform that the column goes beyond it', async () => {
    expect(await withRule(NumberRuleOptions, 'exam_1', { transform: 'log' })).toContain('The smallest here is 0.')
    const zeros = await withRule(NumberRuleOptions, 'exam_1', { transform: 'log', zeroIsMissing: true })
    expect(zeros).not.toContain('The smallest here')
  })

  it('ticks the parts of a date', async () => {
    const ticked = (html: string) =>
      [...html.matchAll(/<input[^>]*checked[^>]*>\s*([^<]*?)\s*<\/label>/g)].map(([, text]) => text)
    expect(ticked(await show(DateRuleOptions, { feature: 'day' }))).toEqual(['elapsed time'])
    expect(ticked(await withRule(DateRuleOptions, 'day', { parts: ['year', 'weekday'] }))).toEqual(['year', 'weekday'])
  })
})

describe('products', () => {
  it('are listed, with how many inputs they make', async () => {
    const html = await show(ProductOptions, {}, { degree: 2, interactions: [['exam_1', 'school']] })
    // Two scores, three schools and a date; three products of the scores and three of one with the schools.
    expect(html).toContain('About 6 inputs and 6 products.')
    expect(html).toContain('aria-label="Remove exam_1 × school"')
    expect(html).toContain('Interactions and polynomials: <span')
  })
})

describe('the split', () => {
  it('shows what each kind uses', async () => {
    const of = async (preparation: Partial<PreparationSpec>) => labelsOf(await show(SplitOptions, {}, preparation))
    expect(await of({})).toEqual(['Split', 'Validation share', 'Test share', 'Stratify by class'])
    expect(await of({ split: 'time', splitColumn: 'day' })).toEqual([
      ...['Split', 'Split by', 'Validation share', 'Test share'],
    ])
    expect(await of({ split: 'folds', splitColumn: null })).toEqual([
      ...['Split', 'Split by', 'Folds', 'Repeats', 'Validation fold', 'Test share', 'Stratify by class'],
    ])
    expect(await of({ split: 'folds', repeats: 3 })).toContain('Repeat')
  })

  it('estimates the rows until they are counted', async () => {
    const html = await show(SplitOptions, {}, { features: ['exam_1'] })
    expect(html).toContain('About 60 training, 20 validation and 20 test rows, stratified by class.')
  })

  it('asks for the column of groups', async () => {
    const html = await show(SplitOptions, {}, { split: 'grouped' })
    expect(html).toContain('Choose the column by which rows are split.')
  })
})

describe('an advice', () => {
  const advice = {
    code: 'constant-column',
    columns: ['year'],
    message: 'year is constant.',
    reason: 'It says nothing.',
  }

  it('says what was found by word and sign, why, where, and what can be done', async () => {
    const html = await show(AdviceItem, {
      advice: { ...advice, rows: [1, 1200], fix: { label: 'Leave year out' } },
    })
    for (const text of ['>Constant column.</strong>', 'year is constant.', 'It says nothing.', 'Leave year out']) {
      expect(html).toContain(text)
    }
    expect(html.replaceAll(/\s+/g, ' ')).toContain('Rows 1, 1,200.')
    expect(html).toContain('aria-label="Dismiss: year is constant."')
  })

  it('has no button where nothing can be done by one', async () => {
    const html = await show(AdviceItem, { advice: { ...advice, rows: [], fix: null } })
    expect(html.match(/<button/g)).toHaveLength(1)
  })
})
