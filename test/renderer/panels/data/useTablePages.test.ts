import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope, nextTick } from 'vue'
import type { TablePage } from '@shared/contract/dataset'
import type { CallArguments } from '@shared/contract/labApi'
import { LabError } from '@shared/contract/labError'
import { useRowSelection } from '@renderer/panels/data/useRowSelection'
import { useTablePages } from '@renderer/panels/data/useTablePages'
import { useDatasets } from '@renderer/stores/datasets'
import { useLab } from '@renderer/stores/lab'
import { useSelection } from '@renderer/stores/selection'
import { useTableView } from '@renderer/stores/tableView'
import { createFakeBridge, fakeDataset, type FakeBridge } from '../../../support/fakeBridge'

type Asked = CallArguments<'getRows'>

const all = Array.from({ length: 2000 }, (_, row) => row)

/** 2000 rows; a filter leaves every second one, a sort turns them round. */
function pageOf({ offset, count, view }: Asked): TablePage {
  const kept = view === null || view.filters.length === 0 ? [...all] : all.filter((row) => row % 2 === 1)
  if (view?.sort?.descending) kept.reverse()
  const numbers = Uint32Array.from(kept.slice(offset, offset + count))
  return { offset, total: kept.length, numbers, rows: Array.from(numbers, (row) => [`cell ${row}`]) }
}

let bridge: FakeBridge
let waiting: { asked: Asked; reply: (page: TablePage) => void; refuse: (error: Error) => void }[] = []
let held = false

beforeEach(() => {
  setActivePinia(createPinia())
  waiting = []
  held = false
  bridge = createFakeBridge({
    getRows: (asked) => (held ? new Promise((reply, refuse) => waiting.push({ asked, reply, refuse })) : pageOf(asked)),
    getColumns: () => [{ kind: 'number', name: 'exam_1', values: Float64Array.from(all, (row) => row % 2) }],
  })
  useLab().attach(bridge)
  useDatasets().current = fakeDataset({ rows: 2000 })
})

const open = () => {
  const used = effectScope().run(() => useTablePages(() => useDatasets().current ?? fakeDataset()))
  if (used === undefined) throw new Error('no scope')
  return used
}
const odd = { kind: 'range', column: 'exam_1', from: 1, to: null } as const

describe('the pages of the view', () => {
  it('keep what is shown until the next view is there; of two views the last one wins', async () => {
    const used = open()
    await expect.poll(() => used.shown.value?.total).toBe(2000)
    const before = used.shown.value
    held = true
    useTableView().setFilter('exam_1', odd)
    await nextTick()
    useTableView().search = 'x'
    await expect.poll(() => waiting.length).toBe(2)
    expect([used.shown.value === before, used.busy.value]).toEqual([true, true])
    // The later answer comes first, the earlier one too late.
    waiting[1]?.reply({ offset: 0, total: 3, numbers: Uint32Array.of(7, 8, 9), rows: [['a'], ['b'], ['c']] })
    await expect.poll(() => used.shown.value?.total).toBe(3)
    waiting[0]?.reply(pageOf({ dataset: '', offset: 0, count: 500, view: null }))
    expect(used.shown.value?.pages.number(2)).toBe(9)
    useTableView().search = 'xy'
    await expect.poll(() => waiting.length).toBe(3)
    waiting[2]?.reply({ offset: 0, total: 1, numbers: Uint32Array.of(8), rows: [['b']] })
    await expect.poll(() => used.shown.value?.total).toBe(1)
    // The first view, the second answer and the third.
    expect([used.turn.value, used.busy.value]).toEqual([3, false])
  })

  it('say why a view cannot be had, keep the old one, and try again', async () => {
    const used = open()
    await expect.poll(() => used.shown.value?.total).toBe(2000)
    held = true
    useTableView().turnSort('exam_1')
    await expect.poll(() => waiting.length).toBe(1)
    waiting[0]?.refuse(new LabError('busy', 'The lab is busy.'))
    await expect.poll(() => used.problem.value?.message).toBe('The lab is busy.')
    expect(used.shown.value?.view).toBeNull()
    held = false
    used.retry()
    await expect.poll(() => used.shown.value?.view?.sort?.column).toBe('exam_1')
    expect(used.problem.value).toBeNull()
  })
})

describe('rows selected by where they are shown', () => {
  async function opened() {
    useTableView().setFilter('exam_1', odd)
    useTableView().sort = { column: 'exam_1', descending: true }
    const used = open()
    await expect.poll(() => used.shown.value?.total).toBe(1000)
    return { rows: useRowSelection(used), selection: useSelection(), used }
  }
  const held0 = { shift: false, ctrl: false }

  it('are their rows of the file: one, a stretch over pages, and added ones', async () => {
    const { rows, selection, used } = await opened()
    await used.shown.value?.pages.need(0, 999)
    rows.pick(0, held0)
    expect([...selection.rows()]).toEqual([1999])
    rows.pick(2, { shift: true, ctrl: false })
    await expect.poll(() => [...selection.rows()]).toEqual([1995, 1997, 1999])
    rows.pick(999, { shift: false, ctrl: true })
    expect([...selection.rows()]).toEqual([1, 1995, 1997, 1999])
    rows.pick(490, held0)
    rows.pick(509, { shift: true, ctrl: false })
    await expect.poll(() => selection.count).toBe(20)
    expect([...selection.rows()][0]).toBe(1999 - 2 * 509)
  })

  it('are all that are shown, and the way leads from one to the next, around the end', async () => {
    const { rows, selection } = await opened()
    await rows.selectShown()
    expect([selection.count, selection.has(0), selection.has(1)]).toEqual([1000, false, true])
    selection.change([1999, 999, 2], 'replace')
    expect(await rows.nextSelected(0, 1)).toBe(500)
    expect(await rows.nextSelected(500, 1)).toBe(0)
    expect(await rows.nextSelected(0, -1)).toBe(500)
    expect([await rows.find(999), await rows.find(2)]).toEqual([500, null])
  })

  it('come from whole columns where only filters narrow, not page by page', async () => {
    const { rows, selection } = await opened()
    const before = bridge.argumentsOf('getRows').length
    held = true
    await rows.selectShown()
    expect(bridge.argumentsOf('getRows').length).toBe(before)
    expect([selection.count, selection.has(0), selection.has(1)]).toEqual([1000, false, true])
  })

  it('are not those of an earlier wish that is still reading', async () => {
    const { rows, selection, used } = await opened()
    await used.shown.value?.pages.need(0, 499)
    rows.pick(0, held0)
    held = true
    const late = rows.extend(999)
    await expect.poll(() => waiting.length).toBeGreaterThan(0)
    rows.pick(4, held0)
    for (const { asked, reply } of waiting) reply(pageOf(asked))
    await late
    expect([...selection.rows()]).toEqual([1991])
    expect(rows.progress.value).toBeNull()
  })
})
