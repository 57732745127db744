import { type ComputedRef, computed } from 'vue'
import { useSelection } from '../../stores/datasets/selection'
import type { PlanePoints } from '../../stores/runs/points'

export interface PointSelection {
  /** A 1 for each selected row among those that are drawn; null where none is, or they are of another table. */
  selected: ComputedRef<Uint8Array | null>
  /** @param places among the drawn rows; `adds` keeps those that were selected before */
  select(places: ArrayLike<number>, adds: boolean): void
}

/** The selection of the table's rows, as that of the rows that a plot draws: they may be a sample. */
export function usePointSelection(points: () => PlanePoints | null): PointSelection {
  const selection = useSelection()
  return {
    selected: computed(() => {
      const { selected: mask } = selection
      const drawn = points()
      if (mask === null || drawn === null || mask.length !== drawn.total) return null
      return drawn.numbers.length === mask.length ? mask : Uint8Array.from(drawn.numbers, (row) => mask[row] ?? 0)
    }),
    select: (places, adds) => {
      const numbers = points()?.numbers ?? new Uint32Array()
      selection.change(
        Array.from(places, (place) => numbers[place] ?? place),
        adds ? 'add' : 'replace',
      )
    },
  }
}
