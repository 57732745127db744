import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useSelection } from '@renderer/stores/datasets/selection'
import { fakeDataset } from '../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useDatasets().current = fakeDataset({ rows: 10 })
})

it('replaces, adds and toggles rows', () => {
  const selection = useSelection()
  expect([selection.selected, selection.count, selection.has(3)]).toEqual([null, 0, false])
  selection.change([3, 5], 'replace')
  selection.change(Uint32Array.of(5, 9), 'add')
  expect([[...selection.rows()], selection.count]).toEqual([[3, 5, 9], 3])
  selection.change([9, 1], 'toggle')
  expect([...selection.rows()]).toEqual([1, 3, 5])
  selection.change([0], 'replace')
  expect([...selection.rows()]).toEqual([0])
  expect([selection.has(0), selection.has(1), selection.has(undefined)]).toEqual([true, false, false])
})

it('makes a new mask with every change, so that whoever draws it notices', () => {
  const selection = useSelection()
  selection.change([1], 'replace')
  const before = selection.selected
  selection.change([2], 'add')
  expect(selection.selected).not.toBe(before)
  expect([...(before ?? [])].indexOf(1)).toBe(1)
  expect(before?.[2]).toBe(0)
})

it('leaves out what is no row, takes all, and none', () => {
  const selection = useSelection()
  selection.change([10, 4], 'replace')
  expect([...selection.rows()]).toEqual([4])
  selection.selectAll()
  expect(selection.count).toBe(10)
  selection.clear()
  expect([selection.count, selection.selected]).toEqual([0, null])
})

it('is forgotten with the dataset', () => {
  const selection = useSelection()
  selection.selectAll()
  useDatasets().current = fakeDataset({ id: 'b'.repeat(64), rows: 3 })
  expect(selection.count).toBe(0)
  selection.change([5, 2], 'add')
  expect([...selection.rows()]).toEqual([2])
})
