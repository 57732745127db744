import { describe, expect, it } from 'vitest'
import { inks, markCount, markOf, markScale, partInks, parts } from '@renderer/charts/field/marks'

const shapes = Array.from({ length: markCount / 2 }, (_, index) => markOf(index))

/** The corners of a path of straight lines, all absolute. */
function corners(path: string): [number, number][] {
  const numbers = (path.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!])
}

describe('shapes', () => {
  it('are six, with a name and a closed outline of their own', () => {
    expect(shapes.map(({ name }) => name)).toEqual(['cross', 'circle', 'triangle', 'diamond', 'square', 'plus'])
    expect(new Set(shapes.map(({ path }) => path)).size).toBe(6)
    for (const { path } of shapes) expect(path).toMatch(/^M[^MZ]+Z$/)
  })

  it('fill their square and no more, alike to the left and to the right', () => {
    for (const { path } of shapes.filter(({ name }) => name !== 'circle')) {
      const points = corners(path)
      const reach = Math.max(...points.flat().map(Math.abs))
      expect(reach).toBeGreaterThanOrEqual(0.75)
      expect(reach).toBeLessThanOrEqual(1.1)
      const mirrored = points.map(([x, y]) => [0 - x, y])
      expect(mirrored).toEqual(expect.arrayContaining(points.map(([x, y]) => [x + 0, y])))
    }
  })

  it('come again with the other ink for the second six classes, then from the beginning', () => {
    for (let index = 0; index < 6; index++) {
      const [first, second] = [markOf(index), markOf(index + 6)]
      expect(second.path).toBe(first.path)
      expect(second.ink).not.toBe(first.ink)
      expect(markOf(index + markCount)).toEqual(first)
    }
  })

  it('give the first two classes both another shape and another ink', () => {
    expect([markOf(0), markOf(1)]).toMatchObject([
      { name: 'cross', ink: 'dark' },
      { name: 'circle', ink: 'white' },
    ])
  })
})

describe('parts', () => {
  it('are in the order of their codes, training the largest', () => {
    expect(parts.map(({ name }) => name)).toEqual(['training', 'validation', 'test'])
    expect(parts[0].radius).toBeGreaterThan(Math.max(parts[1].radius, parts[2].radius))
  })

  it('have the ink of the mark, and the test part the other one', () => {
    const [dark, white] = [markOf(0), markOf(1)]
    const asDark = { fill: inks.dark, outline: inks.white }
    const asWhite = { fill: inks.white, outline: inks.dark }
    expect([0, 1, 2].map((part) => partInks(dark, part))).toEqual([asDark, asDark, asWhite])
    expect([0, 1, 2].map((part) => partInks(white, part))).toEqual([asWhite, asWhite, asDark])
  })
})

describe('markScale', () => {
  it('keeps the area that all marks cover the same from 400 on, and a mark large enough to see', () => {
    expect([0, 1, 400].map(markScale)).toEqual([1, 1, 1])
    for (const count of [400, 800, 3200]) expect(count * markScale(count) ** 2).toBeCloseTo(400, 10)
    expect(markScale(1e9)).toBe(0.35)
  })
})
