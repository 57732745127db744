import { describe, expect, it } from 'vitest'
import { contourLines } from '@renderer/charts/field/contour'

function sample(columns: number, rows: number, value: (column: number, row: number) => number): Float64Array {
  return Float64Array.from({ length: columns * rows }, (_, i) => value(i % columns, Math.floor(i / columns)))
}

function places(line: Float64Array): [number, number][] {
  return Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i]!, line[2 * i + 1]!])
}

describe('contourLines', () => {
  it('follows a plane exactly, as one line from border to border', () => {
    const lines = contourLines(
      sample(12, 9, (x, y) => 0.31 * x + 0.17 * y - 1.4),
      12,
      9,
      0.5,
    )
    expect(lines).toHaveLength(1)
    const line = places(lines[0]!)
    for (const [x, y] of line) expect(0.31 * x + 0.17 * y - 1.4).toBeCloseTo(0.5, 12)
    const onBorder = ([x, y]: [number, number]) => x === 0 || x === 11 || y === 0 || y === 8
    expect([line[0]!, line.at(-1)!].every(onBorder)).toBe(true)
    expect(line.slice(1, -1).some(onBorder)).toBe(false)
  })

  it('closes a circle, keeps its radius and its length', () => {
    const radius = 14.3
    const lines = contourLines(
      sample(41, 41, (x, y) => (x - 20.2) ** 2 + (y - 19.7) ** 2),
      41,
      41,
      radius ** 2,
    )
    expect(lines).toHaveLength(1)
    const line = places(lines[0]!)
    expect(line[0]).toEqual(line.at(-1))
    // Linear interpolation of a parabola is off by at most 1/4 of a squared step, divided by twice the radius.
    for (const [x, y] of line)
      expect(Math.abs(Math.hypot(x - 20.2, y - 19.7) - radius)).toBeLessThan(1 / (8 * radius) + 1e-3)
    const length = line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - line[i]![0], y - line[i]![1]), 0)
    expect(length / (2 * Math.PI * radius)).toBeCloseTo(1, 2)
  })

  it('finds every separate line', () => {
    const lines = contourLines(
      sample(60, 20, (x) => Math.sin(x / 5)),
      60,
      20,
      0,
    )
    // sin(x/5) is 0 at 0, 15.7, 31.4 and 47.1 columns; the first lies on the border and is not crossed.
    expect(lines.map((line) => Math.round(line[0]!)).sort((a, b) => a - b)).toEqual([16, 31, 47])
    expect(lines.every((line) => line.length / 2 === 20)).toBe(true)
  })

  it('joins the high corners of a saddle where its centre is high, and parts them where it is low', () => {
    const cut = (values: number[]) => contourLines(values, 2, 2, 0.5).map(places)
    // Corners (0, 0) and (1, 1) are high. A high centre leaves the two low corners cut off, each by one line.
    const cornerOf = (line: [number, number][]) =>
      line.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10])
    const high = cut([1, 0.2, 0.2, 1]).map(cornerOf)
    const low = cut([0.8, 0, 0, 0.8]).map(cornerOf)
    const nearLowCorner = (line: number[][]) => line.some(([x]) => x === 1) && line.some(([, y]) => y === 0)
    expect(high).toHaveLength(2)
    expect(high.filter(nearLowCorner)).toHaveLength(1)
    expect(low).toHaveLength(2)
    expect(low.filter(nearLowCorner)).toHaveLength(0)
  })

  it('has no line where the level is not reached, and leaves cells with a NaN out', () => {
    expect(
      contourLines(
        sample(5, 5, () => 0.9),
        5,
        5,
        0.5,
      ),
    ).toEqual([])
    const broken = sample(9, 3, (x, y) => (x === 4 && y === 1 ? NaN : y - 0.8))
    const lines = contourLines(broken, 9, 3, 0)
    expect(lines).toHaveLength(2)
    expect(lines.flatMap(places).every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
  })

  it('passes through a value that is the level itself', () => {
    const lines = contourLines(
      sample(5, 5, (x) => x),
      5,
      5,
      2,
    )
    expect(lines).toHaveLength(1)
    expect(places(lines[0]!).every(([x]) => x === 2)).toBe(true)
  })
})
