import { expect, it } from 'vitest'
import { rowNear, rowsInBox } from '@renderer/charts/field/pickPoints'

// 100 CSS px stand for 10 units; y grows upwards.
const extent = { xMin: 0, xMax: 10, yMin: 0, yMax: 10 }
const area = { left: 50, top: 20, width: 100, height: 100 }
const points = {
  x: Float64Array.of(1, 5, 5.2, NaN, 9, 5),
  y: Float64Array.of(1, 5, 5, 5, 9, 5),
  classes: Uint32Array.of(0, 1, 0, 0, 1, 7),
}

it('finds the rows in a box, without those that are not on the plane', () => {
  const box = (left: number, top: number, width: number, height: number) => ({ left, top, width, height })
  expect([...rowsInBox(points, extent, area, box(90, 60, 20, 20), 2)]).toEqual([1, 2])
  expect([...rowsInBox(points, extent, area, box(0, 0, 400, 400), 2)]).toEqual([0, 1, 2, 4])
  // Row 0 lies at (60, 110).
  expect([...rowsInBox(points, extent, area, box(60, 110, 0, 0), 2)]).toEqual([0])
})

it('takes rows without a value out of a target that is a number', () => {
  const values = Float64Array.of(1, NaN, 3, 4, 5, 6)
  const box = { left: 0, top: 0, width: 400, height: 400 }
  expect([...rowsInBox({ ...points, values }, extent, area, box, 0)]).toEqual([0, 2, 4, 5])
})

it('finds the nearest row within reach', () => {
  expect(rowNear(points, extent, area, { left: 101.5, top: 70 }, 9, 2)).toBe(2)
  expect(rowNear(points, extent, area, { left: 99, top: 71 }, 9, 2)).toBe(1)
  expect(rowNear(points, extent, area, { left: 120, top: 70 }, 9, 2)).toBeNull()
})
