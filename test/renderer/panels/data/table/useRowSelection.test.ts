import { beforeEach, describe, expect, it } from 'vitest'
import { useRowSelection } from '@renderer/panels/data/table/useRowSelection'
import { useSelection } from '@renderer/stores/datasets/selection'
import { useTableView } from '@renderer/stores/datasets/tableView'
import { type FakeTable, fakeTable, oddRows, pageOf } from '../../../../support/fakeTable'

let table: FakeTable
beforeEach(() => void (table = fakeTable()))

describe('rows selected by where they are shown', () => {
  async function opened() {
    useTableView().setFilter('exam_1', oddRows)
    useTableView().sort = { column: 'exam_1', descending: true }
    const used = table.open()
    await expect.poll(() => used.shown.value?.total).toBe(1000)
    return { rows: useRowSelection(used), selection: useSelection(), used }
  }
  const alone = { shift: false, ctrl: false }

  it('are their rows of the file: one, a stretch over pages, and added ones', async () => {
    const { rows, selection, used } = await opened()
    await used.shown.value?.pages.need(0, 999)
    rows.pick(0, alone)
    expect([...selection.rows()]).toEqual([1999])
    rows.pick(2, { shift: true, ctrl: false })
    await expect.poll(() => [...selection.rows()]).toEqual([1995, 1997, 1999])
    rows.pick(999, { shift: false, ctrl: true })
    expect([...selection.rows()]).toEqual([1, 1995, 1997, 1999])
    rows.pick(490, alone)
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
    const before = table.bridge.argumentsOf('datasets.rows').length
    table.held = true
    await rows.selectShown()
    expect(table.bridge.argumentsOf('datasets.rows').length).toBe(before)
    expect([selection.count, selection.has(0), selection.has(1)]).toEqual([1000, false, true])
  })

  it('are not those of an earlier wish that is still reading', async () => {
    const { rows, selection, used } = await opened()
    await used.shown.value?.pages.need(0, 499)
    rows.pick(0, alone)
    table.held = true
    const late = rows.extend(999)
    await expect.poll(() => table.waiting.length).toBeGreaterThan(0)
    rows.pick(4, alone)
    for (const { asked, reply } of table.waiting) reply(pageOf(asked))
    await late
    expect([...selection.rows()]).toEqual([1991])
    expect(rows.progress.value).toBeNull()
    table.held = false
    const shown = rows.selectShown()
    rows.pick(3, alone)
    await shown
    expect([...selection.rows()]).toEqual([1993])
  })

  it('begin anew in another view: a stretch does not go on from a row of the last one', async () => {
    const { rows, selection, used } = await opened()
    rows.pick(10, alone)
    useTableView().sort = null
    await expect.poll(() => used.turn.value).toBe(2)
    rows.pick(2, { shift: true, ctrl: false })
    expect([...selection.rows()]).toEqual([5])
  })

  it('tell how far a long choice is, and nothing once it is made', async () => {
    const { rows } = await opened()
    const done = rows.extend(3)
    expect(rows.progress.value).toBe(0)
    await done
    expect(rows.progress.value).toBeNull()
  })
})
