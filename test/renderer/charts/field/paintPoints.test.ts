import { describe, expect, it } from 'vitest'
import { inks, markCount, markOf, markScale, partInks } from '@renderer/charts/field/marks'
import { type FieldScale, probabilityScale, valueScale } from '@renderer/charts/field/fieldScale'
import { paintPoints, type FieldPoints, type PointContext } from '@renderer/charts/field/paintPoints'

interface Drawn {
  path: string
  fill: string
  left: number
  top: number
  scale: number
  /** 1 is opaque. */
  alpha: number
  /** Colours and widths of its outlines, in the order in which they were drawn. */
  outlines: [string, number][]
}

/** Keeps what would be drawn. Paths are their own data. */
function draw(
  points: FieldPoints,
  classCount: number,
  scale: FieldScale = probabilityScale('yes'),
  selected: Uint8Array | null = null,
): Drawn[] {
  const drawn: Drawn[] = []
  let outlines: [string, number][] = []
  let transform = [1, 0, 0, 1, 0, 0]
  const context = {
    lineWidth: 1,
    globalAlpha: 1,
    lineJoin: 'miter',
    fillStyle: '',
    strokeStyle: '',
    setTransform: (...values: number[]) => (transform = values),
    stroke: () => outlines.push([context.strokeStyle, context.lineWidth]),
    fill: (path: unknown) => {
      drawn.push({
        outlines,
        path: String(path),
        fill: context.fillStyle,
        scale: transform[0]!,
        alpha: context.globalAlpha,
        left: transform[4]!,
        top: transform[5]!,
      })
      outlines = []
    },
  }
  paintPoints(
    context as unknown as PointContext,
    {
      points,
      rows: Uint32Array.from(points.x, (_, i) => i),
      extent: { xMin: 0, xMax: 10, yMin: 0, yMax: 10 },
      area: { left: 0, top: 0, width: 100, height: 100 },
      ratio: 2,
      classCount,
      scale,
      selected,
    },
    (data) => data as unknown as Path2D,
  )
  return drawn
}

describe('paintPoints', () => {
  it('places rows in device pixels with the mark of their class', () => {
    const points = { x: Float64Array.of(0, 5), y: Float64Array.of(0, 7.5), classes: Uint32Array.of(0, 1) }
    const drawn = draw(points, 2)
    expect(drawn.map(({ path, left, top }) => ({ path, left, top }))).toEqual([
      { path: markOf(0).path, left: 0, top: 200 },
      { path: markOf(1).path, left: 100, top: 50 },
    ])
  })

  it('leaves out rows without a place or a class', () => {
    const points = {
      x: Float64Array.of(1, NaN, 3, 4),
      y: Float64Array.of(1, 2, NaN, 4),
      classes: Uint32Array.of(0, 0, 0, 0xffffffff),
    }
    expect(draw(points, 2)).toHaveLength(1)
  })

  it('draws held-out rows last and smaller, test rows with the inks exchanged', () => {
    const points = {
      x: Float64Array.of(1, 2, 3),
      y: Float64Array.of(1, 2, 3),
      classes: Uint32Array.of(1, 1, 1),
      part: Uint8Array.of(2, 1, 0),
    }
    const [training, validation, test] = draw(points, 2)
    expect([training?.left, validation?.left, test?.left]).toEqual([60, 40, 20])
    expect(validation!.scale).toBeLessThan(training!.scale)
    expect([training?.fill, validation?.fill, test?.fill]).toEqual([inks.white, inks.white, inks.dark])
  })
})

describe('selected rows', () => {
  const points = {
    x: Float64Array.of(1, 2, 3),
    y: Float64Array.of(1, 2, 3),
    classes: Uint32Array.of(0, 1, 0),
    part: Uint8Array.of(0, 2, 1),
  }

  it('come last, in a ring; the others fade', () => {
    const drawn = draw(points, 2, undefined, Uint8Array.of(1, 0, 0))
    expect(drawn.map(({ left, alpha }) => [left, alpha])).toEqual([
      [60, 0.3],
      [40, 0.3],
      [20, 1],
    ])
    const rings = drawn.map(({ outlines }) => outlines.length)
    expect(rings).toEqual([1, 1, 3])
  })

  it('leave the picture as it is while there are none', () => {
    expect(draw(points, 2).every(({ alpha, outlines }) => alpha === 1 && outlines.length === 1)).toBe(true)
  })
})

describe('rows of a number target', () => {
  const points = {
    x: Float64Array.of(1, 2, 3, 4),
    y: Float64Array.of(1, 2, 3, 4),
    classes: new Uint32Array(),
    values: Float64Array.of(10, 30, NaN, 99),
  }
  const drawn = draw(points, 0, valueScale('price', 10, 30))

  it('have the colour of their own value on the scale of the field; without a value they are left out', () => {
    expect(drawn.map(({ fill }) => fill)).toEqual(['rgb(68, 1, 84)', 'rgb(253, 231, 37)', 'rgb(253, 231, 37)'])
    expect(drawn.map(({ left }) => left)).toEqual([20, 40, 80])
  })

  it('have a white and a dark outline, of which one is seen on any colour', () => {
    const [[outer, outerWidth], [inner, innerWidth]] = drawn[0]!.outlines as [[string, number], [string, number]]
    expect([outer, inner]).toEqual([inks.white, inks.dark])
    expect(outerWidth).toBeGreaterThan(innerWidth)
  })
})

describe('marks', () => {
  it('tell twelve classes apart by shape and ink', () => {
    const marks = Array.from({ length: markCount }, (_, i) => markOf(i))
    expect(new Set(marks.map(({ name, ink }) => `${name} ${ink}`)).size).toBe(12)
    expect(markOf(0).name).toBe('cross')
    expect(markOf(1).name).toBe('circle')
  })

  it('never have an outline in the ink of the fill', () => {
    for (let index = 0; index < markCount; index++) {
      for (const part of [0, 1, 2]) {
        const { fill, outline } = partInks(markOf(index), part)
        expect(fill).not.toBe(outline)
      }
    }
  })

  it('shrink when there are many, within bounds', () => {
    expect(markScale(100)).toBe(1)
    expect(markScale(1600)).toBeCloseTo(0.5, 12)
    expect(markScale(1e6)).toBe(0.35)
  })
})
