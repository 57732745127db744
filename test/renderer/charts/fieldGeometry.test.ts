import { describe, expect, it } from 'vitest'
import type { Field } from '@shared/contract/run'
import { fieldAt, fromPixel, plotArea, toPixel, widened } from '@renderer/charts/fieldGeometry'

const field: Field = {
  run: 'a',
  epoch: 1,
  quantity: 'probability',
  className: 'yes',
  resolution: 3,
  xMin: 10,
  xMax: 20,
  yMin: -2,
  yMax: 2,
  // 0.1 a column and 0.3 a row: bilinear interpolation is exact.
  values: Float32Array.from([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]),
  held: [],
}
const area = { left: 50, top: 8, width: 200, height: 200 }

describe('fieldAt', () => {
  it('has its first value at the lowest x and y, its last at the highest', () => {
    expect(fieldAt(field, 10, -2)).toBeCloseTo(0, 6)
    expect(fieldAt(field, 20, 2)).toBeCloseTo(0.8, 6)
    expect(fieldAt(field, 20, -2)).toBeCloseTo(0.2, 6)
  })

  it('is bilinear between', () => {
    expect(fieldAt(field, 12.5, -1)).toBeCloseTo(0.05 + 0.15, 6)
    expect(fieldAt(field, 18, 1.5)).toBeCloseTo(0.16 + 0.525, 6)
  })

  it('is nothing outside', () => {
    expect(fieldAt(field, 9.99, 0)).toBeNaN()
    expect(fieldAt(field, 15, 2.01)).toBeNaN()
    expect(fieldAt(field, NaN, 0)).toBeNaN()
  })
})

describe('pixels', () => {
  it('have y upwards', () => {
    expect(toPixel(field, area, 10, -2)).toEqual([50, 208])
    expect(toPixel(field, area, 20, 2)).toEqual([250, 8])
  })

  it('lead back to the data, and nowhere outside the area', () => {
    expect(fromPixel(field, area, 100, 58)).toEqual([12.5, 1])
    expect(fromPixel(field, area, 49, 58)).toBeNull()
    expect(fromPixel(field, area, 100, 209)).toBeNull()
  })
})

describe('plotArea', () => {
  it('takes all that labels leave of the plot, whichever side is short', () => {
    for (const size of [
      { width: 300, height: 300 },
      { width: 600, height: 240 },
      { width: 240, height: 600 },
    ]) {
      const { left, top, width, height } = plotArea(size, 50)
      expect(left).toBe(50)
      expect(size.width - left - width).toBeLessThan(20)
      expect(size.height - top - height).toBeLessThan(50)
    }
  })

  it('keeps a plane where there is no room', () => {
    expect(plotArea({ width: 10, height: 10 }, 50)).toMatchObject({ width: 40, height: 40 })
  })
})

describe('widened', () => {
  it('adds 6 % of a range at either end, and some room to a single value', () => {
    const wide = widened({ xMin: 0, xMax: 100, yMin: 5, yMax: 5 })
    expect(Object.values(wide)).toEqual([-6, 106, 4.94, 5.06].map((value) => expect.closeTo(value, 12)))
  })
})
