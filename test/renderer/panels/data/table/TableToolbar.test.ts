// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import TableToolbar from '@renderer/panels/data/table/TableToolbar.vue'
import { useNotices } from '@renderer/stores/notices'
import { useTableView } from '@renderer/stores/datasets/tableView'
import { mount } from '../../../../support/mount'

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

/** 1,200 rows of which 30 are shown; row n of the file is row n - 10 of the view. */
function open(changes: Record<string, unknown> = {}) {
  const find = vi.fn(async (row: number) => (row >= 10 && row < 40 ? row - 10 : null))
  const go = vi.fn()
  const changed = ref(changes)
  const page = mount(TableToolbar, () => ({
    ...{ total: 1200, shown: 30, busy: false, rows: { find }, onGo: go },
    ...changed.value,
  }))
  async function goTo(value: string) {
    await page.enter('Go to row', value)
    page.all('form')[0]?.fire('submit')
    await vi.advanceTimersByTimeAsync(0)
  }
  return { page, changed, find, go, goTo }
}
const summary = (page: ReturnType<typeof open>['page']) => page.all('span')[0]?.textContent

it('says how many rows there are, and how many of them are shown', async () => {
  const { page, changed } = open()
  expect(summary(page)).toBe('1,200 rows')
  useTableView().search = 'x'
  await nextTick()
  expect(summary(page)).toBe('30 of 1,200 rows')
  changed.value = { busy: true }
  await nextTick()
  expect(summary(page)).toBe('Reading…')
  // Before the first page it is not known how many.
  changed.value = { shown: null }
  await nextTick()
  expect(summary(page)).toBe('1,200 rows')
})

it('searches once the typing pauses, without blanks around, or at once by Enter', async () => {
  const { page } = open()
  await page.enter('Search all cells', ' north ')
  expect(useTableView().search).toBe('')
  vi.advanceTimersByTime(250)
  expect(useTableView().search).toBe('north')
  await nextTick()
  expect(page.get('Search all cells').value).toBe(' north ')
  await page.enter('Search all cells', 'south')
  page.get('Search all cells').fire('keydown', { key: 'Enter' })
  expect(useTableView().search).toBe('south')
})

it('follows a search that is taken away elsewhere', async () => {
  const { page } = open()
  await page.enter('Search all cells', 'north')
  vi.advanceTimersByTime(250)
  await nextTick()
  useTableView().clear()
  await nextTick()
  expect(page.get('Search all cells').value).toBe('')
})

it('goes to a row of the file, counted from 1, where the view has it', async () => {
  const { find, go, goTo } = open()
  await goTo('12')
  expect([find.mock.calls, go.mock.calls]).toEqual([[[11]], [[1]]])
  await goTo('100')
  expect(useNotices().notices.map(({ text }) => text)).toEqual(['Row 100 is not among the rows shown.'])
  expect(go).toHaveBeenCalledTimes(1)
})

it('goes to the nearest row there is, and nowhere by half a row or none', async () => {
  const { page, find, goTo } = open()
  await goTo('99999')
  expect(page.get('Go to row').value).toBe(1200)
  await goTo('-5')
  await goTo('')
  await goTo('1.5')
  expect(find.mock.calls).toEqual([[1199], [0]])
})
