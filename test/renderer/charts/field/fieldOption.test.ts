import { CustomChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { describe, expect, it } from 'vitest'
import type { Field } from '@shared/contract/run'
import { toPixel } from '@renderer/charts/fieldGeometry'
import { type FieldPicture, fieldArea, fieldOption, fieldPieces } from '@renderer/charts/field/fieldOption'

const colours = { surface: '#fff', text: '#000', textMuted: '#555', border: '#ddd', accent: '#00f', font: 'sans-serif' }
const size = { width: 400, height: 300 }
const field: Field = {
  run: 'a',
  epoch: 1,
  quantity: 'probability',
  className: 'yes',
  resolution: 3,
  xMin: 0,
  xMax: 10,
  yMin: -2,
  yMax: 2,
  values: new Float32Array(9),
  held: [],
}
/** A canvas as far as a picture needs one. */
const canvas = (name: string) =>
  ({ nodeName: 'CANVAS', width: 3, height: 3, toDataURL: () => `data:image/png;${name}` }) as HTMLCanvasElement
const picture: FieldPicture = {
  extent: field,
  layer: {
    resolution: 3,
    bitmap: canvas('field'),
    lines: [Float64Array.of(0, 0, 2, 2), Float64Array.of(1, 0, 1, 1, 2, 1)],
  },
  points: () => canvas('points'),
  xName: 'dose',
  yName: 'age',
}

interface Piece {
  type: string
  shape: { points: [number, number][] }
  style: { image: unknown; x: number; y: number; width: number; height: number }
}
const pieces = (of: FieldPicture) => fieldPieces(of, fieldArea(field, size), 1) as Piece[]

describe('fieldPieces', () => {
  const area = fieldArea(field, size)

  it('lie over one another as field, lines, rows', () => {
    expect(pieces(picture).map(({ type }) => type)).toEqual(['image', 'polyline', 'polyline', 'image'])
    expect(pieces({ ...picture, points: () => null }).map(({ type }) => type)).toEqual([
      'image',
      'polyline',
      'polyline',
    ])
  })

  it('put the middle of the outermost pixels on the edge of the plane', () => {
    const { x, y, width, height, image } = pieces(picture)[0]!.style
    expect(image).toBe(picture.layer?.bitmap)
    const pixel = { width: width / field.resolution, height: height / field.resolution }
    expect(x + pixel.width / 2).toBeCloseTo(area.left, 10)
    expect(y + pixel.height / 2).toBeCloseTo(area.top, 10)
    expect(x + width - pixel.width / 2).toBeCloseTo(area.left + area.width, 10)
    expect(y + height - pixel.height / 2).toBeCloseTo(area.top + area.height, 10)
  })

  it('draw the lines where the data is: the grid runs from the lowest x and y', () => {
    const [, first, second] = pieces(picture)
    expect(first!.shape.points).toEqual([toPixel(field, area, 0, -2), toPixel(field, area, 10, 2)])
    expect(second!.shape.points).toEqual([
      toPixel(field, area, 5, -2),
      toPixel(field, area, 5, 0),
      toPixel(field, area, 10, 0),
    ])
  })

  it('are a light ground and rows where there is no field', () => {
    expect(pieces({ ...picture, layer: null }).map(({ type }) => type)).toEqual(['rect', 'image'])
  })

  it('ask for rows as large as the plane', () => {
    const asked: unknown[] = []
    const rows = canvas('rows')
    const last = pieces({ ...picture, points: (place) => (asked.push(place), rows) }).at(-1)
    expect(asked).toEqual([area])
    expect(last?.style).toEqual({ image: rows, x: area.left, y: area.top, width: area.width, height: area.height })
  })
})

describe('fieldArea', () => {
  it('leaves more room for longer labels', () => {
    const narrow = { width: 300, height: 600 }
    const long = fieldArea({ ...field, yMin: 0, yMax: 100_000 }, narrow)
    expect(long.left).toBeGreaterThan(fieldArea(field, narrow).left)
  })
})

describe('fieldOption', () => {
  use([CustomChart, GridComponent, SVGRenderer])
  const hidden = { xAxis: { show: false }, yAxis: { show: false }, series: [] }
  const draw = (...options: object[]) => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
    for (const option of options) chart.setOption({ animation: false, ...option }, { replaceMerge: ['series'] })
    const svg = chart.renderToSVGString()
    chart.dispose()
    return svg
  }
  const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

  it('has the axes of the field, named and marked at round values', () => {
    const texts = textsOf(draw(fieldOption(picture, colours, size)))
    expect(texts.sort()).toEqual(['dose', 'age', '0', '2', '4', '6', '8', '10', '−2', '−1', '0', '1', '2'].sort())
  })

  it('shows axes and picture again in a plot that had hidden them while it waited', () => {
    const option = fieldOption(picture, colours, size)
    expect(textsOf(draw(hidden))).toEqual([])
    expect(textsOf(draw(option, hidden))).toEqual([])
    expect(textsOf(draw(hidden, option))).toEqual(textsOf(draw(option)))
    const svg = draw(option, hidden, option)
    expect(textsOf(svg)).toEqual(textsOf(draw(option)))
    for (const image of ['field', 'points']) expect(svg).toContain(`data:image/png;${image}`)
  })

  it('clips the picture to the plane, which the grid takes to the pixel', () => {
    const area = fieldArea(field, size)
    const { grid, series } = fieldOption(picture, colours, size) as {
      grid: object
      series: { renderItem: () => { clipPath: { shape: object } } }[]
    }
    expect(grid).toMatchObject(area)
    const { clipPath } = series[0]!.renderItem()
    expect(clipPath.shape).toEqual({ x: area.left, y: area.top, width: area.width, height: area.height })
  })

  it('marks fewer values where there is little room', () => {
    const marks = (width: number) => {
      const { xAxis } = fieldOption(picture, colours, { width, height: 1000 }) as {
        xAxis: { axisLabel: { customValues: number[] } }
      }
      return xAxis.axisLabel.customValues
    }
    expect(marks(160)).toEqual([0, 5, 10])
    expect(marks(600)).toEqual([0, 2, 4, 6, 8, 10])
  })
})
