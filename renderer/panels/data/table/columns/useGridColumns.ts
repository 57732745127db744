import { type VirtualItem, useVirtualizer } from '@tanstack/vue-virtual'
import { computed, type ComputedRef, nextTick, type Ref, watch } from 'vue'
import type { Dataset } from '@shared/contract/dataset'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { useColumnLayout } from '../../../../stores/datasets/columnLayout'
import { columnWidths, fittedWidth, withinWidths } from './columnWidths'
import { textMeasure } from './measureText'

/** A column in sight. */
export interface GridColumn {
  /** Its place in the table; `place` is that among the columns that are not hidden. */
  index: number
  place: number
  /** In CSS px, as styles have it. */
  left: string
  width: string
  column: ColumnInfo
}

export interface GridColumns {
  /** Places in the table of the columns that are not hidden. */
  visible: ComputedRef<number[]>
  /** Those in sight. */
  shown: ComputedRef<GridColumn[]>
  /** Of all, the column of row numbers included, as a style has it. */
  width: ComputedRef<string>
  scrollTo: (index: number) => void
  /** By so many px. */
  widen: (name: string, by: number) => void
  resize: (name: string, width: number) => void
  widthOf: (name: string) => number
  fit: (names: readonly string[]) => void
}

/**
 * The columns of the grid: only those in sight are drawn, each as wide as somebody made it.
 * @param cellsOf the cells of a column that have been read and lie near what is in sight
 */
export function useGridColumns(
  scroller: Readonly<Ref<HTMLElement | null>>,
  dataset: () => Dataset,
  { numberWidth, cellsOf }: { numberWidth: number; cellsOf: (index: number) => string[] },
): GridColumns {
  const layout = useColumnLayout()
  const widthOf = (name: string) => layout.widthOf(name) ?? columnWidths.initial
  const visible = computed(() => dataset().columns.flatMap(({ name }, index) => (layout.isHidden(name) ? [] : [index])))
  const columnAt = (place: number) => dataset().columns[visible.value[place] ?? -1]
  const virtual = useVirtualizer(
    computed(() => ({
      horizontal: true,
      count: visible.value.length,
      getScrollElement: () => scroller.value,
      estimateSize: (place: number) => widthOf(columnAt(place)?.name ?? ''),
      overscan: 3,
      scrollPaddingStart: numberWidth,
    })),
  )
  const widths = computed(() => visible.value.map((index) => widthOf(dataset().columns[index]?.name ?? '')))
  watch(widths, () => virtual.value.measure(), { flush: 'post' })

  const shownOf = ({ index: place, start, size }: VirtualItem): GridColumn[] => {
    const [index, column] = [visible.value[place], columnAt(place)]
    if (index === undefined || column === undefined) return []
    return [{ index, place, left: `${start + numberWidth}px`, width: `${size}px`, column }]
  }

  function fit(names: readonly string[]): void {
    if (scroller.value === null) return
    const measure = textMeasure(scroller.value)
    for (const name of names) {
      const index = dataset().columns.findIndex((column) => column.name === name)
      if (index >= 0) layout.setWidth(name, fittedWidth(name, cellsOf(index), measure))
    }
  }

  return {
    visible,
    shown: computed(() => virtual.value.getVirtualItems().flatMap(shownOf)),
    width: computed(() => `${virtual.value.getTotalSize() + numberWidth}px`),
    scrollTo: (index) => {
      const place = visible.value.indexOf(index)
      if (place >= 0) void nextTick(() => virtual.value.scrollToIndex(place))
    },
    widen: (name, by) => layout.setWidth(name, withinWidths(widthOf(name) + by)),
    resize: (name, width) => layout.setWidth(name, withinWidths(width)),
    widthOf,
    fit,
  }
}
