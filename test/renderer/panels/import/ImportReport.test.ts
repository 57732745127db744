import { createPinia, setActivePinia } from 'pinia'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { beforeEach, expect, it } from 'vitest'
import type { Dataset, ImportWarning } from '@shared/contract/dataset'
import { defaultReading } from '@shared/spec/reading'
import ImportReport from '@renderer/panels/import/ImportReport.vue'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => setActivePinia(createPinia()))

const show = (dataset: Dataset) => renderToString(createSSRApp(ImportReport, { dataset }))
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const lost = (column: string): ImportWarning => ({
  ...{ code: 'not-a-number', column, count: 1, rows: [17] },
  message: `1 of 100 cells in ${column} is not a number: row 17; treated as missing`,
})

it('offers to read a file differently that is still at hand, and else says what to do', async () => {
  expect(textOf(await show(fakeDataset()))).toContain('open the file again')
  const dataset = fakeDataset({ reading: { ...defaultReading, decimal: ',' } })
  const origin = { kind: 'path', path: '/a.csv', name: 'a.csv' } as const
  useDatasets().imports.set(dataset.id, { origin, choices: { decimal: ',' }, guessed: defaultReading })
  const html = await show(dataset)
  expect(html).toContain('Read differently…')
  expect(textOf(html)).toMatch(/Decimal mark comma: 1,5 chosen/)
})

it('does not send anybody to look for the file of a sample', async () => {
  useDatasets().samples = [{ id: 'breast-cancer', title: 'Breast cancer', description: '', generated: false }]
  expect(await show(fakeDataset({ name: 'breast_cancer.csv' }))).not.toContain('open the file again')
  expect(await show(fakeDataset({ name: 'cancer.csv' }))).toContain('open the file again')
})

it('leads to the rows that a remark names', async () => {
  const html = await show(fakeDataset({ warnings: [lost('income'), { ...lost('plz'), rows: [] }] }))
  expect(html.match(/Show the row/g)).toHaveLength(1)
})

it('says how much a remark matters by a shape and a word, and where it is', async () => {
  const html = await show(fakeDataset({ warnings: [lost('income')] }))
  expect(textOf(html)).toMatch(/▲ lost 1 of 100 cells in income is not a number: row 17/)
  expect(html).toMatch(/<details[^>]* open/)
})

it('folds many columns and asks before it shows hundreds', async () => {
  const note = (column: string): ImportWarning => ({ ...lost(column), code: 'missing-values' })
  const warnings = Array.from({ length: 200 }, (_, index) => note(`c${index}`))
  const html = await show(fakeDataset({ warnings }))
  expect(html.match(/<details/g)).toHaveLength(20)
  expect(html).not.toMatch(/<details[^>]* open/)
  expect(textOf(html)).toContain('Show 180 more columns')
})

it('has nothing to list where every cell was read as it stands', async () => {
  const html = await show(fakeDataset())
  expect(textOf(html)).toContain('Every cell was read as written.')
  expect(html).not.toContain('Import warnings')
})
