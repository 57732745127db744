import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { useGridKeys } from '@renderer/panels/data/table/useGridKeys'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useSelection } from '@renderer/stores/datasets/selection'
import { useTableView } from '@renderer/stores/datasets/tableView'
import { fakeDataset } from '../../../../support/fakeBridge'

beforeEach(() => {
  setActivePinia(createPinia())
  useDatasets().current = fakeDataset()
  vi.stubGlobal('window', { getSelection: () => '' })
})

function grid(row: number) {
  const active = ref({ row, column: 1 })
  const rows = {
    progress: ref(null),
    pick: vi.fn(),
    extend: vi.fn(() => Promise.resolve()),
    selectShown: vi.fn(() => Promise.resolve()),
    nextSelected: () => Promise.resolve(null),
    find: () => Promise.resolve(null),
  }
  const copy = vi.fn()
  const widen = vi.fn()
  const goTo = vi.fn((cell: { row: number; column: number }) => Promise.resolve(void (active.value = cell)))
  const onKey = useGridKeys({
    active,
    size: () => ({ rows: 100, columns: 3, page: 20 }),
    columnName: (index) => ['exam_1', 'exam_2', 'school'][index],
    rows,
    goTo,
    copy,
    widen,
  })
  const element = {}
  const press = (key: string, held: Partial<KeyboardEvent> = {}) => {
    const preventDefault = vi.fn()
    onKey({
      key,
      shiftKey: false,
      ctrlKey: false,
      altKey: false,
      ...held,
      preventDefault,
      target: element,
      currentTarget: element,
    } as unknown as KeyboardEvent)
    return preventDefault.mock.calls.length > 0
  }
  return { active, rows, copy, widen, press }
}

it('moves, and with Shift selects from where it began', () => {
  const { active, rows, press } = grid(3)
  expect(press('ArrowDown')).toBe(true)
  expect(active.value).toEqual({ row: 4, column: 1 })
  expect(rows.extend).not.toHaveBeenCalled()
  press('ArrowDown', { shiftKey: true })
  expect(rows.pick).toHaveBeenCalledWith(4, { shift: false, ctrl: false })
  expect(rows.extend).toHaveBeenCalledWith(5)
})

it('sorts and filters from the head, where Space selects nothing', () => {
  const { rows, press } = grid(-1)
  press('Enter')
  press(' ')
  expect(useTableView().sort).toEqual({ column: 'exam_2', descending: false })
  expect(rows.pick).not.toHaveBeenCalled()
  press('ArrowDown', { altKey: true })
  expect(useTableView().filtering).toBe('exam_2')
})

it('selects a row, all that are shown, and none', () => {
  const { rows, press } = grid(7)
  press(' ')
  expect(rows.pick).toHaveBeenCalledWith(7, { shift: false, ctrl: true })
  press('A', { ctrlKey: true })
  expect(rows.selectShown).toHaveBeenCalled()
  useSelection().change([1, 2], 'replace')
  expect(press('Escape')).toBe(true)
  expect(useSelection().count).toBe(0)
  // Nothing is left to clear: the key is for others.
  expect(press('Escape')).toBe(false)
})

it('copies the cell, with Shift rows, and leaves a marked text to the browser', () => {
  const { copy, press } = grid(7)
  press('c', { ctrlKey: true })
  press('C', { metaKey: true, shiftKey: true })
  expect(copy.mock.calls).toEqual([[false], [true]])
  vi.stubGlobal('window', { getSelection: () => 'marked' })
  expect(press('c', { ctrlKey: true })).toBe(false)
  expect(copy).toHaveBeenCalledTimes(2)
})

it('Alt+Left and Alt+Right make the column narrower and wider, and move nothing', () => {
  const { active, widen, press } = grid(-1)
  expect(press('ArrowRight', { altKey: true })).toBe(true)
  expect(press('ArrowLeft', { altKey: true })).toBe(true)
  expect(widen.mock.calls).toEqual([
    ['exam_2', 1],
    ['exam_2', -1],
  ])
  expect(active.value).toEqual({ row: -1, column: 1 })
})
