import { expect, it, vi } from 'vitest'
import { useBoxSelect } from '@renderer/charts/field/useBoxSelect'

/** An element at (100, 50) of the window; places are told within it. */
function pad(begins: (place: { left: number; top: number }) => boolean = () => true) {
  const [clicked, drawn] = [vi.fn(), vi.fn()]
  const select = useBoxSelect({ begins, clicked: (place) => clicked(place), drawn: (box) => drawn(box) })
  const setPointerCapture = vi.fn()
  const at = (left: number, top: number, button = 0) =>
    ({
      ...{ clientX: 100 + left, clientY: 50 + top, button, pointerId: 7 },
      currentTarget: { setPointerCapture, getBoundingClientRect: () => ({ left: 100, top: 50 }) },
    }) as unknown as PointerEvent
  return { select, at, clicked, drawn, setPointerCapture }
}

it('takes a press that hardly moves for a click where it began', () => {
  const { select, at, clicked, drawn } = pad()
  select.onDown(at(10, 20))
  select.onMove(at(13, 17))
  expect(select.box.value).toBeNull()
  select.onUp(at(13, 17))
  expect(clicked.mock.calls).toEqual([[{ left: 10, top: 20 }]])
  expect(drawn).not.toHaveBeenCalled()
})

it('draws a box by a drag in any direction, and stays a drag that comes back', () => {
  const { select, at, clicked, drawn, setPointerCapture } = pad()
  select.onDown(at(30, 40))
  // The drag goes on outside the element.
  expect(setPointerCapture).toHaveBeenCalledWith(7)
  select.onMove(at(10, 45))
  expect(select.box.value).toEqual({ left: 10, top: 40, width: 20, height: 5 })
  select.onMove(at(31, 39))
  select.onUp(at(31, 39))
  expect(drawn.mock.calls).toEqual([[{ left: 30, top: 39, width: 1, height: 1 }]])
  expect(clicked).not.toHaveBeenCalled()
  expect(select.box.value).toBeNull()
})

it('begins by the main button only, where a press there begins one', () => {
  const { select, at, clicked } = pad(({ left }) => left < 50)
  select.onDown(at(10, 20, 2))
  select.onUp(at(10, 20, 2))
  select.onDown(at(60, 20))
  select.onMove(at(90, 90))
  expect(select.box.value).toBeNull()
  select.onUp(at(90, 90))
  expect(clicked).not.toHaveBeenCalled()
})

it('forgets a drag that the system takes away', () => {
  const { select, at, clicked, drawn } = pad()
  select.onDown(at(10, 10))
  select.onMove(at(40, 40))
  select.cancel()
  expect(select.box.value).toBeNull()
  select.onMove(at(50, 50))
  select.onUp(at(50, 50))
  expect([select.box.value, clicked.mock.calls, drawn.mock.calls]).toEqual([null, [], []])
})
