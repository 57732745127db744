// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import RangeFilter from '@renderer/panels/data/filters/RangeFilter.vue'
import { useTableView } from '@renderer/stores/datasets/tableView'
import { fakeColumn } from '../../../../support/fakeBridge'
import { mount } from '../../../../support/mount'

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})
afterEach(() => vi.useRealTimers())

const open = (changes: Parameters<typeof fakeColumn>[1] = {}) =>
  mount(RangeFilter, () => ({ column: fakeColumn('x', changes), filter: useTableView().filterOf('x') }))
const filter = () => useTableView().filterOf('x')
async function settle() {
  vi.advanceTimersByTime(300)
  await nextTick()
}

it('filters once the typing pauses, by one end or both', async () => {
  const page = open()
  await page.enter('From', '3')
  await page.enter('From', '30')
  expect(filter()).toBeNull()
  await settle()
  expect(filter()).toEqual({ kind: 'range', column: 'x', from: 30, to: null })
  await page.enter('To', '50')
  await settle()
  expect(filter()).toEqual({ kind: 'range', column: 'x', from: 30, to: 50 })
  await page.enter('From', '')
  await page.enter('To', '')
  await settle()
  expect(filter()).toBeNull()
})

it('takes whole days of dates, the last to its end', async () => {
  const page = open({ type: 'date' })
  await page.enter('From', '2024-02-28')
  await page.enter('To', '2024-02-29')
  await settle()
  expect(filter()).toMatchObject({ from: Date.UTC(2024, 1, 28), to: Date.UTC(2024, 2, 1) - 1 })
  expect([page.get('From').value, page.get('To').value]).toEqual(['2024-02-28', '2024-02-29'])
})

it('says that no value can lie between', async () => {
  const page = open()
  await page.enter('From', '5')
  await page.enter('To', '4')
  expect(page.text()).toContain('No value lies between')
  await page.enter('To', '5')
  expect(page.text()).not.toContain('No value lies between')
})

it('empties its fields where the filter is taken away elsewhere, and keeps what is being typed', async () => {
  const page = open()
  await page.enter('From', '1.50')
  await settle()
  expect(page.get('From').value).toBe('1.50')
  useTableView().clear()
  await nextTick()
  expect(page.get('From').value).toBe('')
})

it('lets a choice of missing values take the place of what is typed', async () => {
  const page = open({ missing: 4 })
  await page.enter('From', '5')
  await page.enter('Missing only', 'only')
  await settle()
  expect(filter()).toEqual({ kind: 'levels', column: 'x', levels: [null] })
  expect(page.get('From').value).toBe('')
  expect(page.get('Missing only').checked).toBe(true)
})

it('loses nothing that is typed when it is closed at once', async () => {
  const page = open()
  await page.enter('From', '7')
  page.unmount()
  expect(filter()).toMatchObject({ from: 7 })
})
