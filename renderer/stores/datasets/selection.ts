import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useDatasets } from './datasets'

/** What becomes of the rows that were selected before. */
export type SelectionChange = 'replace' | 'add' | 'toggle'

/** Selected rows of the dataset on screen, by their places in the file; table and plots show the same ones. */
export const useSelection = defineStore('selection', () => {
  const datasets = useDatasets()
  /** A 1 for each selected row. Never written: every change makes a new one. */
  const mask = shallowRef(new Uint8Array())
  const count = shallowRef(0)
  /** Null where nothing is selected. */
  const selected = computed(() => (count.value === 0 ? null : mask.value))

  watch(
    () => datasets.current?.id,
    () => clear(),
    { flush: 'sync' },
  )

  function put(next: Uint8Array<ArrayBuffer>): void {
    mask.value = next
    count.value = next.reduce((sum, bit) => sum + bit, 0)
  }

  function blank(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(datasets.current?.rows ?? 0)
  }

  function clear(): void {
    if (count.value > 0 || mask.value.length > 0) put(new Uint8Array())
  }

  function change(rows: ArrayLike<number>, how: SelectionChange): void {
    const next = blank()
    if (how !== 'replace') next.set(mask.value)
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number
      if (row < next.length) next[row] = how === 'toggle' ? 1 - (next[row] as number) : 1
    }
    put(next)
  }

  function selectAll(): void {
    put(blank().fill(1))
  }

  function has(row: number | undefined): boolean {
    return row !== undefined && mask.value[row] === 1
  }

  /** Selected rows in the order of the file. */
  function rows(): Uint32Array {
    const found = new Uint32Array(count.value)
    let at = 0
    for (let row = 0; row < mask.value.length; row++) if (mask.value[row] === 1) found[at++] = row
    return found
  }

  return { mask, count, selected, clear, change, selectAll, has, rows }
})
