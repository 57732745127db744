import { computed, type ComputedRef, onBeforeUnmount, onMounted, type Ref, ref, watch } from 'vue'
import {
  isScaled,
  offsetAt,
  offsetToShow,
  rowsInWindow,
  scrollHeight,
  scrollTopAt,
  type ScrollFrame,
  withinRows,
} from './scrollWindow'

export interface RowScroll {
  /** Px of the rows above the window. */
  offset: Readonly<Ref<number>>
  /** Height of the window. */
  height: Readonly<Ref<number>>
  /** Of the element that is scrolled over. */
  trackHeight: ComputedRef<number>
  /** First and last row in sight or near it. */
  range: ComputedRef<[first: number, last: number]>
  onScroll(): void
  onWheel(event: WheelEvent): void
  moveTo(offset: number): void
  show(row: number): void
}

/**
 * Scrolls over any number of rows. Where they are taller than an element can be, the scroll bar is mapped to them by scale,
 * while the wheel and `show` still move by whole px of the rows.
 */
export function useRowScroll(
  scroller: Ref<HTMLElement | null>,
  settings: { rows: () => number; rowHeight: number; headHeight: number; around: number },
): RowScroll {
  const offset = ref(0)
  const height = ref(0)
  /** Where the scroll bar was put: the event that follows is no wish of anybody. */
  let placed: number | null = null
  let observer: ResizeObserver | null = null

  const frame = computed<ScrollFrame>(() => ({
    rows: settings.rows(),
    rowHeight: settings.rowHeight,
    height: height.value,
  }))

  function moveTo(wanted: number): void {
    offset.value = withinRows(frame.value, wanted)
    const element = scroller.value
    if (element === null) return
    element.scrollTop = scrollTopAt(frame.value, offset.value)
    placed = element.scrollTop
  }

  function onScroll(): void {
    const element = scroller.value
    if (element === null) return
    const own = placed !== null && Math.abs(element.scrollTop - placed) < 1
    placed = null
    if (!own) offset.value = offsetAt(frame.value, element.scrollTop)
  }

  function onWheel(event: WheelEvent): void {
    if (!isScaled(frame.value) || event.deltaY === 0 || event.shiftKey || event.ctrlKey) return
    event.preventDefault()
    const unit = [1, settings.rowHeight, height.value][event.deltaMode] ?? 1
    if (event.deltaX !== 0 && scroller.value !== null) scroller.value.scrollLeft += event.deltaX
    moveTo(offset.value + event.deltaY * unit)
  }

  function show(row: number): void {
    const wanted = offsetToShow(frame.value, offset.value, row)
    if (wanted !== offset.value) moveTo(wanted)
  }

  onMounted(() => {
    const element = scroller.value
    if (element === null) return
    const measure = () => (height.value = Math.max(0, element.clientHeight - settings.headHeight))
    measure()
    observer = new ResizeObserver(measure)
    observer.observe(element)
  })
  onBeforeUnmount(() => observer?.disconnect())
  // Fewer rows, or a taller window. After the element has its new height.
  watch(frame, () => moveTo(offset.value), { flush: 'post' })

  return {
    offset,
    height,
    trackHeight: computed(() => scrollHeight(frame.value)),
    range: computed(() => rowsInWindow(frame.value, offset.value, settings.around)),
    onScroll,
    onWheel,
    moveTo,
    show,
  }
}
