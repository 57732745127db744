import { describe, expect, it } from 'vitest'
import {
  type CellContext,
  cellAt,
  correlationOption,
  correlationPlotTable,
  formatCorrelation,
  matrixArea,
  paintCells,
  strongestPairs,
} from '@renderer/charts/columns/correlationOption'
import { correlationColour } from '@renderer/charts/columns/correlationScale'

const colours = { surface: '#fff', text: '#111', textMuted: '#555', border: '#ddd', accent: '#06c', font: 'sans' }
const picture = {
  columns: ['a', 'b', 'c'],
  values: Float64Array.of(1, -0.9, NaN, -0.9, 1, 0.25, NaN, 0.25, NaN),
}

describe('the picture of correlations', () => {
  it('has a cell for each pair where the pointer finds it', () => {
    const area = matrixArea(picture.columns, 400)
    expect(area.left + 3 * area.cell).toBeLessThanOrEqual(400)
    expect(cellAt(picture.columns, area, area.left + 2.5 * area.cell, area.top + 1)).toEqual({ row: 0, column: 2 })
    expect(cellAt(picture.columns, area, area.left - 1, area.top + 1)).toBeNull()
    expect(cellAt(picture.columns, area, area.left + 1, area.top + 3 * area.cell)).toBeNull()
  })

  it('fits sixty columns into the narrowest view, and cells of two are no larger than they need', () => {
    const many = Array.from({ length: 60 }, (_, index) => `measure_${index}`)
    const area = matrixArea(many, 640)
    expect(area.left + 60 * area.cell).toBeLessThanOrEqual(640)
    expect(matrixArea(['a', 'b'], 2000).cell).toBeLessThanOrEqual(60)
  })

  it('strikes through what is not defined, so that it is not taken for 0', () => {
    const fills: string[] = []
    let strokes = 0
    const context = {
      set fillStyle(value: string) {
        fills.push(value)
      },
      fillRect: () => undefined,
      beginPath: () => undefined,
      moveTo: () => undefined,
      lineTo: () => undefined,
      stroke: () => (strokes += 1),
      strokeStyle: '',
      lineWidth: 0,
    }
    paintCells(context as unknown as CellContext, picture, 20, colours)
    expect(strokes).toBe(3)
    expect(fills.slice(0, 3)).toEqual(['rgb(5, 48, 97)', `rgb(${correlationColour(-0.9).join(', ')})`, '#ddd'])
  })

  it('frames the active cell and writes numbers where they fit', () => {
    const option = (width: number) => {
      const size = { width, height: 300 }
      const { series } = correlationOption(picture, { row: 1, column: 2 }, colours, size, () => null) as {
        series: { renderItem: () => { children: { type: string; style: { text?: string } }[] } }[]
      }
      return series[0]!.renderItem().children
    }
    expect(option(400).at(-1)?.type).toBe('rect')
    expect(option(400).filter(({ style }) => style.text === '−0.90')).toHaveLength(2)
    expect(option(100).filter(({ style }) => style.text === '−0.90')).toHaveLength(0)
  })
})

describe('correlations as text', () => {
  it('names the strongest pairs, each once, whatever their sign', () => {
    expect(strongestPairs(picture, 5)).toEqual([
      { row: 0, column: 1, value: -0.9 },
      { row: 1, column: 2, value: 0.25 },
    ])
    expect(strongestPairs(picture, 1)).toHaveLength(1)
  })

  it('says what is not defined, and no minus before 0', () => {
    expect([0.12345, -0.9, -0.0001, NaN].map((value) => formatCorrelation(value))).toEqual([
      ...['0.123', '−0.900', '0.000', 'not defined'],
    ])
    expect(correlationPlotTable(picture)).toEqual({
      header: ['Column', 'a', 'b', 'c'],
      rows: [
        ['a', '1.0000', '−0.9000', '–'],
        ['b', '−0.9000', '1.0000', '0.2500'],
        ['c', '–', '0.2500', '–'],
      ],
    })
  })
})
