import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { RowFilter, TableView } from '@shared/contract/dataset'
import { useDatasets } from './datasets'
import { useSelection } from './selection'

export type DataTab = 'rows' | 'columns' | 'correlation'

/** Which rows of the dataset on screen are shown, in which order. Only the order is there again when a dataset is opened again. */
export const useTableView = defineStore('tableView', () => {
  const datasets = useDatasets()
  const selection = useSelection()
  const sort = shallowRef<TableView['sort']>(null)
  /** At most one a column, in the order in which they were set. */
  const filters = shallowRef<RowFilter[]>([])
  const search = ref('')
  const tab = ref<DataTab>('rows')
  /** The column whose filter is open. */
  const filtering = ref<string | null>(null)
  /** A cell that somebody asked to see, its row by its place in the file; the table goes there and forgets it. */
  const wanted = shallowRef<{ row: number; column: string | null } | null>(null)

  const narrowed = computed(() => filters.value.length > 0 || search.value !== '')
  /** As it is asked for; null where every row is shown in the order of the file. */
  const view = computed<TableView | null>(() =>
    narrowed.value || sort.value !== null ? { sort: sort.value, filters: filters.value, search: search.value } : null,
  )

  const sorts = new Map<string, TableView['sort']>()
  watch(
    () => datasets.current?.id,
    (id, earlier) => {
      if (earlier !== undefined) sorts.set(earlier, sort.value)
      clear()
      sort.value = sorts.get(id ?? '') ?? null
      filtering.value = null
      wanted.value = null
      tab.value = 'rows'
    },
    { flush: 'sync' },
  )

  function filterOf(column: string): RowFilter | null {
    return filters.value.find((filter) => filter.column === column) ?? null
  }

  /** Ascending, descending, in the order of the file. */
  function turnSort(column: string): void {
    if (sort.value?.column !== column) sort.value = { column, descending: false }
    else sort.value = sort.value.descending ? null : { column, descending: true }
  }

  /** In the place of the column's filter; null takes it away. */
  function setFilter(column: string, filter: RowFilter | null): void {
    const at = filters.value.findIndex((entry) => entry.column === column)
    if (at < 0) filters.value = filter === null ? filters.value : [...filters.value, filter]
    else filters.value = filter === null ? filters.value.toSpliced(at, 1) : filters.value.with(at, filter)
  }

  function clear(): void {
    sort.value = null
    filters.value = []
    search.value = ''
  }

  /** Opens the filter of a column beside its head. */
  function openFilter(column: string): void {
    tab.value = 'rows'
    filtering.value = column
  }

  /** Selects rows of the file, from 0, and goes to the first of them: no filter may hide them. */
  function showRows(rows: readonly number[], column: string | null): void {
    const [row] = rows
    if (row === undefined) return
    clear()
    tab.value = 'rows'
    selection.change(rows, 'replace')
    wanted.value = { row, column }
  }

  return {
    ...{ sort, filters, search, tab, filtering, wanted, narrowed, view },
    ...{ filterOf, turnSort, setFilter, clear, openFilter, showRows },
  }
})
