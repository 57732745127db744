import { computed, type ComputedRef, type Ref } from 'vue'
import { type Extent, fromPixel, type Rectangle } from '../fieldGeometry'
import type { FieldPoints } from './paintPoints'
import { rowNear, rowsInBox } from './pickPoints'
import { type BoxSelect, useBoxSelect } from './useBoxSelect'

/** What lies on the plane at the moment. */
export interface ShownPoints {
  extent: Extent
  points: FieldPoints
  area: Rectangle
  classCount: number
}

export interface PointSelect extends BoxSelect {
  box: Readonly<Ref<Rectangle | null>>
  boxStyle: ComputedRef<Record<string, string>>
}

/** CSS px from a row's place at which a click still means it. */
const reach = 9

/** Chooses the rows of a plane by a click or a box; with Shift or Ctrl they are added. A click beside all rows chooses none. */
export function usePointSelect(
  shown: () => ShownPoints | null,
  select: (rows: ArrayLike<number>, adds: boolean) => void,
): PointSelect {
  const adds = (event: PointerEvent) => event.shiftKey || event.ctrlKey || event.metaKey
  const boxSelect = useBoxSelect({
    begins: ({ left, top }) => {
      const plane = shown()
      return plane !== null && fromPixel(plane.extent, plane.area, left, top) !== null
    },
    clicked: (place, event) => {
      const plane = shown()
      if (plane === null) return
      const row = rowNear(plane.points, plane.extent, plane.area, place, reach, plane.classCount)
      if (row !== null) select([row], adds(event))
      else if (!adds(event)) select([], false)
    },
    drawn: (box, event) => {
      const plane = shown()
      if (plane !== null) select(rowsInBox(plane.points, plane.extent, plane.area, box, plane.classCount), adds(event))
    },
  })
  const boxStyle = computed<Record<string, string>>(() => {
    if (boxSelect.box.value === null) return {}
    const { left, top, width, height } = boxSelect.box.value
    return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }
  })
  return { ...boxSelect, boxStyle }
}
