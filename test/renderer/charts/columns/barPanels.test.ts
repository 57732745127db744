import { describe, expect, it } from 'vitest'
import {
  barArea,
  barHeights,
  barOption,
  barReading,
  barTable,
  barUnder,
  numberTicks,
} from '@renderer/charts/columns/barPanels'

const size = { width: 400, height: 200 }
const colours = { surface: '#fff', text: '#111', textMuted: '#555', border: '#ddd', accent: '#06c', font: 'sans' }
const one = { labels: ['0 to 5', '5 to 10'], panels: [{ name: 'x', counts: [4, 1] }], ticks: numberTicks(0, 10) }
const byClass = {
  ...one,
  panels: [
    { name: 'no', counts: [90, 10] },
    { name: 'yes', counts: [1, 3] },
  ],
}

describe('histograms', () => {
  it('are as high as their counts, by class as their share of the class', () => {
    expect(barHeights(one)).toEqual([[1, 0.25]])
    const [no, yes] = barHeights(byClass)
    expect(no).toEqual([1, 0.1 / 0.9])
    expect(yes).toEqual([0.25 / 0.9, 0.75 / 0.9])
    expect(barHeights({ ...one, panels: [{ name: 'x', counts: [0, 0] }] })).toEqual([[0, 0]])
  })

  it('have the bar under the pointer in each panel', () => {
    const area = barArea(byClass, size)
    expect(barUnder(byClass, area, area.left + 1, area.top + 1)).toEqual({ panel: 0, bar: 0 })
    expect(barUnder(byClass, area, area.left + area.width - 1, area.top + area.height - 1)).toEqual({
      panel: 1,
      bar: 1,
    })
    expect(barUnder(byClass, area, area.left - 1, area.top + 1)).toBeNull()
  })

  it('say a bar in words', () => {
    expect(barReading(one, { panel: 0, bar: 1 })).toBe('5 to 10: 1 row, 20 %')
    expect(barReading(byClass, { panel: 1, bar: 1 })).toBe('yes, 5 to 10: 3 rows, 75 %')
  })

  it('are a table too', () => {
    expect(barTable(byClass, 'x')).toEqual({
      header: ['x', 'no', 'yes'],
      rows: [
        ['0 to 5', '90', '1'],
        ['5 to 10', '10', '3'],
      ],
    })
  })

  it('draw what occurs at all, within their plane, over round ticks', () => {
    const rare = { ...one, panels: [{ name: 'x', counts: [1_000_000, 1] }] }
    const area = barArea(rare, size)
    const { series } = barOption(rare, null, colours, size) as {
      series: { renderItem: () => { children: { type: string; shape: { y: number; height: number } }[] } }[]
    }
    const [full, least] = series[0]!.renderItem().children
    expect([full?.shape.y, full?.shape.height, least?.shape.height]).toEqual([area.top, area.height, 1])
    expect(numberTicks(0, 10)).toEqual([0, 2, 4, 6, 8, 10].map((tick) => ({ place: tick / 10, label: String(tick) })))
    expect(numberTicks(3, 3)).toEqual([{ place: 0.5, label: '3' }])
  })
})
