import { expect, it, vi } from 'vitest'
import { type ShownPoints, usePointSelect } from '@renderer/charts/field/usePointSelect'

/** x and y from 0 to 100 on a square of 100 px: row 0 at (20, 80) px, row 1 at (50, 50), row 2 at (60, 50). */
const plane: ShownPoints = {
  extent: { xMin: 0, xMax: 100, yMin: 0, yMax: 100 },
  points: { x: Float64Array.of(20, 50, 60), y: Float64Array.of(20, 50, 50), classes: [0, 1, 0] },
  area: { left: 0, top: 0, width: 100, height: 100 },
  classCount: 2,
}

function open(shown: ShownPoints | null = plane) {
  const chosen: [number[], boolean][] = []
  const select = usePointSelect(
    () => shown,
    (rows, adds) => chosen.push([Array.from(rows), adds]),
  )
  const at = (left: number, top: number, held: Partial<PointerEvent> = {}) =>
    ({
      ...{ clientX: left, clientY: top, button: 0, shiftKey: false, ctrlKey: false, metaKey: false, ...held },
      currentTarget: { setPointerCapture: vi.fn(), getBoundingClientRect: () => ({ left: 0, top: 0 }) },
    }) as unknown as PointerEvent
  function drag(from: [number, number], to: [number, number], held: Partial<PointerEvent> = {}) {
    select.onDown(at(...from, held))
    if (from !== to) select.onMove(at(...to, held))
    const style = { ...select.boxStyle.value }
    select.onUp(at(...to, held))
    return style
  }
  const click = (left: number, top: number, held: Partial<PointerEvent> = {}) => {
    const place: [number, number] = [left, top]
    drag(place, place, held)
  }
  return { chosen, drag, click }
}

it('chooses the row nearest to a click, and none by a click beside all', () => {
  const { chosen, click } = open()
  click(54, 50)
  click(24, 84)
  click(20, 20)
  expect(chosen).toEqual([
    [[1], false],
    [[0], false],
    [[], false],
  ])
})

it('adds with Shift, Ctrl or Command; a click that misses then takes nothing away', () => {
  const { chosen, click } = open()
  click(50, 50, { shiftKey: true })
  click(50, 50, { ctrlKey: true })
  click(20, 80, { metaKey: true })
  click(20, 20, { shiftKey: true })
  expect(chosen).toEqual([
    [[1], true],
    [[1], true],
    [[0], true],
  ])
})

it('chooses what lies in a box, and draws it meanwhile', () => {
  const { chosen, drag } = open()
  expect(drag([65, 60], [45, 40])).toEqual({ left: '45px', top: '40px', width: '20px', height: '20px' })
  expect(drag([0, 0], [5, 5])).toEqual({ left: '0px', top: '0px', width: '5px', height: '5px' })
  expect(chosen).toEqual([
    [[1, 2], false],
    [[], false],
  ])
})

it('has nothing to choose from beside the plane, or without one', () => {
  const outside = open()
  outside.drag([-10, 50], [60, 60])
  const empty = open(null)
  empty.click(50, 50)
  expect([outside.chosen, empty.chosen]).toEqual([[], []])
})
