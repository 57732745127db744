import { type Ref, ref } from 'vue'
import type { Rectangle } from '../fieldGeometry'

export interface BoxSelect {
  /** What is drawn while a button is held, in CSS px of the element; null otherwise. */
  box: Readonly<Ref<Rectangle | null>>
  onDown(event: PointerEvent): void
  onMove(event: PointerEvent): void
  onUp(event: PointerEvent): void
  cancel(): void
}

/** A press that moves less than this many CSS px is a click. */
const slack = 4

/** A click, or a box that is drawn by a drag, on an element. Keys that are held are in the event. */
export function useBoxSelect(settings: {
  /** Whether a press there begins one. */
  begins: (place: { left: number; top: number }) => boolean
  clicked: (place: { left: number; top: number }, event: PointerEvent) => void
  drawn: (box: Rectangle, event: PointerEvent) => void
}): BoxSelect {
  const box = ref<Rectangle | null>(null)
  let start: { left: number; top: number } | null = null

  function placeOf(event: PointerEvent): { left: number; top: number } {
    const bounds = (event.currentTarget as HTMLElement).getBoundingClientRect()
    return { left: event.clientX - bounds.left, top: event.clientY - bounds.top }
  }

  function onDown(event: PointerEvent): void {
    const place = placeOf(event)
    if (event.button !== 0 || !settings.begins(place)) return
    start = place
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
  }

  function onMove(event: PointerEvent): void {
    if (start === null) return
    const place = placeOf(event)
    const [width, height] = [Math.abs(place.left - start.left), Math.abs(place.top - start.top)]
    if (box.value === null && Math.max(width, height) < slack) return
    box.value = { left: Math.min(start.left, place.left), top: Math.min(start.top, place.top), width, height }
  }

  function onUp(event: PointerEvent): void {
    if (start === null) return
    const drawn = box.value
    const place = start
    cancel()
    if (drawn === null) settings.clicked(place, event)
    else settings.drawn(drawn, event)
  }

  function cancel(): void {
    start = null
    box.value = null
  }

  return { box, onDown, onMove, onUp, cancel }
}
