import { onScopeDispose, ref, type Ref, shallowRef, watch } from 'vue'
import type { Dataset, TableView } from '@shared/contract/dataset'
import { type Problem, problemOf } from '@shared/contract/labError'
import { useLab } from '../../../stores/lab'
import { useNotices } from '../../../stores/notices'
import { TablePages } from '../../../stores/datasets/tablePages'
import { useTableView } from '../../../stores/datasets/tableView'
import { canMatch, matchRows } from './matchRows'
import { ViewNumbers } from './viewNumbers'

/** Columns that one call gives at most. */
const columnsAtOnce = 20

export interface ShownPages {
  pages: TablePages
  view: TableView | null
  /** Rows of the view. */
  total: number
  numbers: ViewNumbers
  /** The rows of the file that are shown, without reading their pages; null where that cannot be told from the filters. */
  matching: () => Promise<Uint32Array | null>
}

export interface UsedPages {
  /** Null before the first page. */
  shown: Readonly<Ref<ShownPages | null>>
  /** Another view is on its way. */
  busy: Readonly<Ref<boolean>>
  problem: Readonly<Ref<Problem | null>>
  /** Goes up by one with every view that comes. */
  turn: Readonly<Ref<number>>
  /** Every row of the table is in the view. */
  isWhole: Readonly<Ref<boolean>>
  retry(): void
}

/** The pages of the view that is asked for. What is shown stays until the next view's first rows are there; the last view wins. */
export function useTablePages(dataset: () => Dataset): UsedPages {
  const lab = useLab()
  const notices = useNotices()
  const tableView = useTableView()
  const shown = shallowRef<ShownPages | null>(null)
  const busy = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const turn = ref(0)
  const isWhole = ref(true)
  let latest = 0

  async function load(id: string, rows: number, view: TableView | null): Promise<void> {
    const own = ++latest
    const read = (offset: number, count: number) => lab.call('datasets.rows', { dataset: id, offset, count, view })
    let failure: unknown = null
    const pages = new TablePages(dataset().columns.length, read, (error) => {
      if (shown.value?.pages === pages) notices.fail(error)
      else failure = error
    })
    busy.value = true
    problem.value = null
    await pages.need(0, pages.pageRows - 1)
    if (own !== latest) return
    busy.value = false
    if (failure !== null) {
      problem.value = problemOf(failure)
      return
    }
    const total = pages.total.value ?? 0
    const narrowed = view !== null && (view.filters.length > 0 || view.search !== '')
    const order = view === null ? 'file' : view.sort !== null ? 'sorted' : 'ascending'
    const matching = () => matchingRows(id, view)
    shown.value = { pages, view, total, numbers: new ViewNumbers(total, order, read), matching }
    isWhole.value = !narrowed && total === rows
    turn.value += 1
  }
  async function matchingRows(id: string, view: TableView | null): Promise<Uint32Array | null> {
    const { rows, columns } = dataset()
    const isDate = (name: string) => columns.find((column) => column.name === name)?.type === 'date'
    const names = (view?.filters ?? []).map(({ column }) => column)
    if (view === null || view.search !== '' || names.length === 0 || names.length > columnsAtOnce) return null
    if (!canMatch(view.filters, isDate)) return null
    return matchRows(rows, await lab.call('datasets.columns', { dataset: id, columns: names }), view.filters)
  }

  function reload(): void {
    const { id, rows } = dataset()
    void load(id, rows, tableView.view)
  }

  watch(
    () => dataset().id,
    () => (shown.value = null),
    { flush: 'sync' },
  )
  watch([() => dataset().id, () => tableView.view], reload, { immediate: true })
  onScopeDispose(() => (latest = -1))

  return { shown, busy, problem, turn, isWhole, retry: reload }
}
