import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useSelection } from '@renderer/stores/datasets/selection'
import { useTableView } from '@renderer/stores/datasets/tableView'
import { fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useDatasets().current = fakeDataset()
})

const range = (column: string, from: number) => ({ kind: 'range', column, from, to: null }) as const

it('sorts upwards, downwards and not at all, and begins anew with another column', () => {
  const view = useTableView()
  const sorts = [1, 2, 3].map(() => (view.turnSort('exam_1'), view.sort))
  expect(sorts).toEqual([{ column: 'exam_1', descending: false }, { column: 'exam_1', descending: true }, null])
  view.turnSort('exam_1')
  view.turnSort('exam_2')
  expect(view.sort).toEqual({ column: 'exam_2', descending: false })
})

it('has one filter a column, in the order in which they came', () => {
  const view = useTableView()
  view.setFilter('exam_1', range('exam_1', 1))
  view.setFilter('exam_2', range('exam_2', 2))
  view.setFilter('exam_1', range('exam_1', 3))
  expect(view.filters).toEqual([range('exam_1', 3), range('exam_2', 2)])
  expect(view.filterOf('exam_2')).toEqual(range('exam_2', 2))
  view.setFilter('exam_1', null)
  view.setFilter('school', null)
  expect(view.filters).toEqual([range('exam_2', 2)])
})

it('asks for no view while every row is shown in the order of the file', () => {
  const view = useTableView()
  expect(view.view).toBeNull()
  view.search = 'x'
  expect([view.view, view.narrowed]).toEqual([{ sort: null, filters: [], search: 'x' }, true])
  view.clear()
  expect([view.view, view.narrowed]).toEqual([null, false])
  view.turnSort('exam_1')
  expect([view.view !== null, view.narrowed]).toEqual([true, false])
})

it('is forgotten with the dataset', () => {
  const view = useTableView()
  view.search = 'x'
  view.openFilter('school')
  view.tab = 'correlation'
  useDatasets().current = fakeDataset({ id: 'b'.repeat(64) })
  expect([view.view, view.filtering, view.tab]).toEqual([null, null, 'rows'])
})

it('a dataset that is opened again is in the order that it was left in', () => {
  const view = useTableView()
  view.turnSort('exam_1')
  view.search = 'x'
  useDatasets().current = fakeDataset({ id: 'b'.repeat(64) })
  expect(view.sort).toBeNull()
  useDatasets().current = fakeDataset()
  expect([view.sort, view.search]).toEqual([{ column: 'exam_1', descending: false }, ''])
})

it('shows rows of the file: selected, unfiltered, the first of them wanted', () => {
  const view = useTableView()
  view.tab = 'columns'
  view.setFilter('exam_1', range('exam_1', 1))
  view.turnSort('exam_2')
  view.showRows([16, 41], 'exam_1')
  expect([...useSelection().rows()]).toEqual([16, 41])
  expect([view.tab, view.view, view.wanted]).toEqual(['rows', null, { row: 16, column: 'exam_1' }])
  view.wanted = null
  view.showRows([], 'exam_1')
  expect(view.wanted).toBeNull()
})
