import { describe, expect, it } from 'vitest'
import {
  denseFrom,
  inks,
  markCount,
  markOf,
  markOpacity,
  markScale,
  partInk,
  parts,
} from '@renderer/charts/field/marks'

const shapes = Array.from({ length: markCount / 2 }, (_, index) => markOf(index, 12))

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

  it('come again in another colour for the second six classes, then from the beginning', () => {
    const marks = Array.from({ length: markCount }, (_, index) => markOf(index, 12))
    expect(new Set(marks.map(({ name, colour }) => `${name} ${colour}`)).size).toBe(markCount)
    for (let index = 0; index < 6; index++) {
      expect(markOf(index + 6, 12).path).toBe(markOf(index, 12).path)
      expect(markOf(index + markCount, 12)).toEqual(markOf(index, 12))
    }
  })

  it('give two classes another shape and the colour of their end of the scale', () => {
    expect([markOf(0, 2), markOf(1, 2)]).toMatchObject([
      { name: 'cross', colour: '#a31621' },
      { name: 'circle', colour: '#253f8e' },
    ])
  })

  it('give more classes colours that are not those of the scale, which changes with the class that is drawn', () => {
    const colours = Array.from({ length: 6 }, (_, index) => markOf(index, 3).colour)
    expect(new Set(colours).size).toBe(6)
    for (const { colour } of [markOf(0, 2), markOf(1, 2)]) expect(colours).not.toContain(colour)
  })
})

describe('parts', () => {
  it('are in the order of their codes, training the largest', () => {
    expect(parts.map(({ name }) => name)).toEqual(['training', 'validation', 'test'])
    expect(parts[0].radius).toBeGreaterThan(Math.max(parts[1].radius, parts[2].radius))
  })

  it('are filled, and the test part is hollow', () => {
    const mark = markOf(1, 2)
    expect([0, 1, 2].map((part) => partInk(mark, part).fill)).toEqual([mark.colour, mark.colour, inks.white])
    expect(partInk(mark, 2).outlines.at(-1)?.[0]).toBe(mark.colour)
  })
})

describe('markOpacity', () => {
  it('is whole up to 1,500 marks and less the more there are, so that density is seen', () => {
    expect(markOpacity(denseFrom)).toBe(1)
    expect(markOpacity(denseFrom + 1)).toBeLessThan(0.9)
    expect(markOpacity(5000)).toBeLessThan(markOpacity(2000))
    expect(markOpacity(1e9)).toBe(0.3)
  })
})

describe('markScale', () => {
  it('keeps the area that all marks cover the same from 400 on, and a mark large enough to see', () => {
    expect([0, 1, 400].map(markScale)).toEqual([1, 1, 1])
    for (const count of [400, 800, 3200]) expect(count * markScale(count) ** 2).toBeCloseTo(400, 10)
    expect(markScale(1e9)).toBe(0.35)
  })
})
