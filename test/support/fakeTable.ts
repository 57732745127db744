import { createPinia, setActivePinia } from 'pinia'
import { effectScope } from 'vue'
import type { TablePage } from '@shared/contract/dataset'
import type { CallArguments } from '@shared/contract/labApi'
import { type UsedPages, useTablePages } from '@renderer/panels/data/table/useTablePages'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { useLab } from '@renderer/stores/lab'
import { type FakeBridge, createFakeBridge, fakeDataset } from './fakeBridge'

type Asked = CallArguments<'datasets.rows'>

export interface FakeTable {
  bridge: FakeBridge
  /** Whether pages are held back until they are replied to. */
  held: boolean
  waiting: { asked: Asked; reply: (page: TablePage) => void; refuse: (error: Error) => void }[]
  open(): UsedPages
}

const all = Array.from({ length: 2000 }, (_, row) => row)

/** Leaves odd rows. */
export const oddRows = { kind: 'range', column: 'exam_1', from: 1, to: null } as const

/** 2000 rows; a filter leaves every second one, a sort turns them round. */
export function pageOf({ offset, count, view }: Asked): TablePage {
  const kept = view === null || view.filters.length === 0 ? [...all] : all.filter((row) => row % 2 === 1)
  if (view?.sort?.descending) kept.reverse()
  const numbers = Uint32Array.from(kept.slice(offset, offset + count))
  return { offset, total: kept.length, numbers, rows: Array.from(numbers, (row) => [`cell ${row}`]) }
}

/** Stores of their own with such a table on screen. */
export function fakeTable(): FakeTable {
  setActivePinia(createPinia())
  const table: FakeTable = {
    held: false,
    waiting: [],
    bridge: createFakeBridge({
      'datasets.rows': (asked) =>
        table.held ? new Promise((reply, refuse) => table.waiting.push({ asked, reply, refuse })) : pageOf(asked),
      'datasets.columns': () => [{ kind: 'number', name: 'exam_1', values: Float64Array.from(all, (row) => row % 2) }],
    }),
    open() {
      const used = effectScope().run(() => useTablePages(() => useDatasets().current ?? fakeDataset()))
      if (used === undefined) throw new Error('no scope')
      return used
    },
  }
  useLab().attach(table.bridge)
  useDatasets().current = fakeDataset({ rows: 2000 })
  return table
}
