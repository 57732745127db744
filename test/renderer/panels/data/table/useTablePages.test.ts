import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { LabError } from '@shared/contract/labError'
import { useTableView } from '@renderer/stores/datasets/tableView'
import { type FakeTable, fakeTable, oddRows, pageOf } from '../../../../support/fakeTable'

let table: FakeTable
beforeEach(() => void (table = fakeTable()))

describe('the pages of the view', () => {
  it('keep what is shown until the next view is there; of two views the last one wins', async () => {
    const used = table.open()
    await expect.poll(() => used.shown.value?.total).toBe(2000)
    const before = used.shown.value
    table.held = true
    useTableView().setFilter('exam_1', oddRows)
    await nextTick()
    useTableView().search = 'x'
    await expect.poll(() => table.waiting.length).toBe(2)
    expect([used.shown.value === before, used.busy.value]).toEqual([true, true])
    // The later answer comes first, the earlier one too late.
    table.waiting[1]?.reply({ offset: 0, total: 3, numbers: Uint32Array.of(7, 8, 9), rows: [['a'], ['b'], ['c']] })
    await expect.poll(() => used.shown.value?.total).toBe(3)
    table.waiting[0]?.reply(pageOf({ dataset: '', offset: 0, count: 500, view: null }))
    expect(used.shown.value?.pages.number(2)).toBe(9)
    useTableView().search = 'xy'
    await expect.poll(() => table.waiting.length).toBe(3)
    table.waiting[2]?.reply({ offset: 0, total: 1, numbers: Uint32Array.of(8), rows: [['b']] })
    await expect.poll(() => used.shown.value?.total).toBe(1)
    // The first view, the second answer and the third.
    expect([used.turn.value, used.busy.value]).toEqual([3, false])
  })

  it('say why a view cannot be had, keep the old one, and try again', async () => {
    const used = table.open()
    await expect.poll(() => used.shown.value?.total).toBe(2000)
    table.held = true
    useTableView().turnSort('exam_1')
    await expect.poll(() => table.waiting.length).toBe(1)
    table.waiting[0]?.refuse(new LabError('busy', 'The lab is busy.'))
    await expect.poll(() => used.problem.value?.message).toBe('The lab is busy.')
    expect(used.shown.value?.view).toBeNull()
    table.held = false
    used.retry()
    await expect.poll(() => used.shown.value?.view?.sort?.column).toBe('exam_1')
    expect(used.problem.value).toBeNull()
  })
})
