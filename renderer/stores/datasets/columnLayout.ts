import { defineStore } from 'pinia'
import { computed, reactive } from 'vue'
import { useDatasets } from './datasets'

interface Layout {
  /** In CSS px, of the columns that somebody made wider or narrower. */
  widths: Map<string, number>
  hidden: Set<string>
}

/** Which columns of each dataset its grid shows, and how wide: kept while the app is open. */
export const useColumnLayout = defineStore('columnLayout', () => {
  const datasets = useDatasets()
  const layouts = reactive(new Map<string, Layout>())

  const current = computed(() => layouts.get(datasets.current?.id ?? '') ?? null)
  /** Hidden columns in the order of the table. */
  const hidden = computed(() =>
    (datasets.current?.columns ?? [])
      .map(({ name }) => name)
      .filter((name) => current.value?.hidden.has(name) === true),
  )

  function own(): Layout {
    const id = datasets.current?.id ?? ''
    const known = layouts.get(id)
    if (known !== undefined) return known
    layouts.set(id, { widths: new Map(), hidden: new Set() })
    return layouts.get(id) as Layout
  }

  const widthOf = (name: string): number | null => current.value?.widths.get(name) ?? null
  const isHidden = (name: string): boolean => current.value?.hidden.has(name) === true

  function setWidth(name: string, width: number): void {
    own().widths.set(name, width)
  }

  /** One column always stays. */
  function hide(name: string): void {
    if (hidden.value.length + 1 < (datasets.current?.columns.length ?? 0)) own().hidden.add(name)
  }

  function show(name: string): void {
    current.value?.hidden.delete(name)
  }

  function showAll(): void {
    current.value?.hidden.clear()
  }

  /** Every column as wide as in the beginning. */
  function resetWidths(): void {
    current.value?.widths.clear()
  }

  return { hidden, widthOf, isHidden, setWidth, hide, show, showAll, resetWidths }
})
