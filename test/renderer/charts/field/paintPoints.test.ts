import { describe, expect, it } from 'vitest'
import { inks, markOf, markOpacity, wrongRing } from '@renderer/charts/field/marks'
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
  /** The paths of those outlines. */
  outlined: string[]
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
  let outlined: string[] = []
  let transform = [1, 0, 0, 1, 0, 0]
  const context = {
    lineWidth: 1,
    globalAlpha: 1,
    lineJoin: 'miter',
    fillStyle: '',
    strokeStyle: '',
    setTransform: (...values: number[]) => (transform = values),
    stroke: (path: unknown) => {
      outlined.push(String(path))
      outlines.push([context.strokeStyle, context.lineWidth])
    },
    fill: (path: unknown) => {
      drawn.push({
        outlines,
        outlined,
        path: String(path),
        fill: context.fillStyle,
        scale: transform[0]!,
        alpha: context.globalAlpha,
        left: transform[4]!,
        top: transform[5]!,
      })
      outlines = []
      outlined = []
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
      { path: markOf(0, 2).path, left: 0, top: 200 },
      { path: markOf(1, 2).path, left: 100, top: 50 },
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

  it('draws held-out rows last and smaller, test rows hollow', () => {
    const points = {
      x: Float64Array.of(1, 2, 3),
      y: Float64Array.of(1, 2, 3),
      classes: Uint32Array.of(1, 1, 1),
      part: Uint8Array.of(2, 1, 0),
    }
    const [training, validation, test] = draw(points, 2)
    expect([training?.left, validation?.left, test?.left]).toEqual([60, 40, 20])
    expect(validation!.scale).toBeLessThan(training!.scale)
    expect([training?.fill, validation?.fill, test?.fill]).toEqual(['#253f8e', '#253f8e', inks.white])
  })
})

describe('misclassified rows', () => {
  it('have a ring around their mark', () => {
    const places = { x: Float64Array.of(1, 2), y: Float64Array.of(1, 2) }
    const drawn = draw({ ...places, classes: Uint32Array.of(0, 0), wrong: Uint8Array.of(0, 1) }, 2)
    expect(drawn.map(({ outlined }) => outlined.includes(wrongRing))).toEqual([false, true])
  })
})

describe('rows that the run does not use', () => {
  it('are not drawn', () => {
    const places = { x: Float64Array.of(1, 2), y: Float64Array.of(1, 2) }
    expect(draw({ ...places, classes: Uint32Array.of(0, 0), part: Uint8Array.of(3, 0) }, 2)).toHaveLength(1)
  })
})

describe('many rows', () => {
  const many = (count: number) =>
    draw({ x: new Float64Array(count), y: new Float64Array(count), classes: new Uint32Array(count) }, 2)

  it('are transparent and without outlines above 1,500, so that density is seen', () => {
    expect(many(1500).every(({ alpha, outlines }) => alpha === 1 && outlines.length === 1)).toBe(true)
    expect(many(1501).every(({ alpha, outlines }) => alpha === markOpacity(1501) && outlines.length === 0)).toBe(true)
  })
})

describe('selected rows', () => {
  const points = {
    x: Float64Array.of(1, 2, 3),
    y: Float64Array.of(1, 2, 3),
    classes: Uint32Array.of(0, 1, 0),
    part: Uint8Array.of(0, 2, 1),
  }

  it('come last, on a disc; the others fade', () => {
    const drawn = draw(points, 2, undefined, Uint8Array.of(1, 0, 0))
    expect(drawn.map(({ left, alpha }) => [left, alpha])).toEqual([
      [60, 0.3],
      [40, 0.3],
      [20, 1],
      [20, 1],
    ])
    expect(drawn.at(-2)?.fill).toBe(inks.white)
    expect(drawn.at(-1)?.path).toBe(markOf(0, 2).path)
  })

  it('leave the picture as it is while there are none', () => {
    expect(draw(points, 2).map(({ alpha }) => alpha)).toEqual([1, 1, 1])
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
