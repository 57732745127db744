// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import ColumnDialog from '@renderer/panels/data/columns/ColumnDialog.vue'
import { useTableView } from '@renderer/stores/datasets/tableView'
import { fakeCategory, fakeColumn, fakeDataset } from '../../../../support/fakeBridge'
import { mount } from '../../../../support/mount'

vi.mock('@renderer/charts/columns/BarPlot.vue', () => ({
  default: {
    inheritAttrs: false,
    props: ['picture'],
    setup: (props: { picture: { ticks: { label: string }[] } }) => () => ticksOf(props),
  },
}))
vi.mock('@renderer/panels/data/columns/ClassHistograms.vue', () => ({
  default: { inheritAttrs: false, setup: () => () => null },
}))
const ticksOf = ({ picture }: { picture: { ticks: { label: string }[] } }) =>
  `ticks ${picture.ticks.map(({ label }) => label).join(' ')}`

beforeEach(() => setActivePinia(createPinia()))

function open(column = fakeColumn('exam_1')) {
  const close = vi.fn()
  const warning = { count: 1, message: 'One cell is not a number.', rows: [3] }
  const warnings = [
    { ...warning, code: 'not-a-number' as const, column: 'exam_1' },
    { ...warning, code: 'not-a-number' as const, column: 'exam_2', message: 'Of another column.' },
  ]
  const page = mount(ColumnDialog, () => ({ dataset: fakeDataset({ warnings }), column, onClose: close }))
  const dialog = page.all('dialog')[0]
  if (dialog === undefined) throw new Error('no dialog')
  return { page, dialog, close, isOpen: () => dialog.attributes.has('open') }
}

it('is open at once; a click beside it closes it, one within does not', () => {
  const { page, dialog, close, isOpen } = open()
  expect(isOpen()).toBe(true)
  page.all('h2')[0]?.fire('mousedown')
  expect([isOpen(), close.mock.calls.length]).toEqual([true, 0])
  dialog.fire('mousedown')
  expect([isOpen(), close.mock.calls.length]).toEqual([false, 1])
})

it('goes to the filter of its column among the rows', async () => {
  const { page, isOpen } = open()
  useTableView().tab = 'columns'
  await page.click('Filter by exam_1')
  expect([isOpen(), useTableView().tab, useTableView().filtering]).toEqual([false, 'rows', 'exam_1'])
})

it('sorts by its column, each time as the button says', async () => {
  const { page } = open()
  useTableView().sort = { column: 'exam_2', descending: true }
  await page.click('Sort ascending')
  expect([useTableView().tab, useTableView().sort]).toEqual(['rows', { column: 'exam_1', descending: false }])
  await page.click('Sort descending')
  expect(useTableView().sort).toEqual({ column: 'exam_1', descending: true })
  await page.click('Order of the file')
  expect(useTableView().sort).toBeNull()
  await nextTick()
  expect(page.find('Sort ascending')).not.toBeNull()
})

it('tells what was wrong with this column only', () => {
  const { page } = open()
  expect(page.text()).toContain('One cell is not a number.')
  expect(page.text()).not.toContain('Of another column.')
})

it('draws numbers and dates over their span, and lists the levels of others', () => {
  const days = { min: Date.UTC(2024, 0, 1), max: Date.UTC(2024, 0, 31), mean: null, sd: null }
  const dated = open(fakeColumn('day', { type: 'date', ...days })).page
  expect(dated.text()).toContain('ticks 2024-01-01 2024-01-16 2024-01-31')
  const levels = open(fakeCategory('school', ['north', 'south'])).page
  expect(levels.text()).not.toContain('ticks')
  expect(levels.text()).toContain('Levels')
})
