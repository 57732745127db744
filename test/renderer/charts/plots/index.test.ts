import { describe, expect, it } from 'vitest'
import { tasks } from '@shared/spec/choices'
import { plotsOf, runPlots } from '@renderer/charts/plots/index'
import { partOfPredictions } from '@renderer/charts/plots/partOfPredictions'
import type { RunPlotData } from '@renderer/charts/plots/runPlot'

const colours = { surface: '#fff', text: '#000', textMuted: '#555', border: '#ccc', accent: '#00f', font: 'sans' }

const examples: Record<(typeof tasks)[number], RunPlotData> = {
  classification: partOfPredictions(
    {
      ...{ rows: Uint32Array.of(0, 1, 2), parts: Uint8Array.of(3, 3, 3), truth: Uint8Array.of(0, 1, 1) },
      ...{ values: Float64Array.of(0.1, 0.6, 1), classes: ['n', 'y'] },
    },
    'test',
    { target: 't', classes: ['n', 'y'] },
  ),
  regression: { target: 'price', truth: Float64Array.of(1, 2), values: Float64Array.of(1.5, 2), width: 1, classes: [] },
}

describe('the registry of plots', () => {
  it('has each key once', () => {
    const keys = runPlots.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(runPlots.map((plot) => [plot.key, plot] as const))(
    '%s draws, tables and sums up what it supports',
    (_, plot) => {
      const supported = tasks.filter((task) => plot.supports(task))
      expect(supported).not.toEqual([])
      for (const task of supported) {
        const drawn = plot.draw(examples[task])
        expect(plotsOf(task)).toContain(plot)
        expect(drawn.option(colours, { width: 400, height: drawn.height })).toHaveProperty('series')
        const { header, rows } = drawn.table()
        expect(rows.length).toBeGreaterThan(0)
        for (const row of rows) expect(row).toHaveLength(header.length)
        expect(drawn.summary).toMatch(/\.$/)
        expect(plot.hint).toMatch(/\.$/)
      }
    },
  )
})
