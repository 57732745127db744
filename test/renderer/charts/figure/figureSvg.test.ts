import { use } from 'echarts/core'
import { LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { figureSvg, paperColours, wrapped } from '@renderer/charts/figure/figureSvg'
import type { PlotFigure } from '@renderer/charts/figure/plotFigure'
import { linePattern } from '@renderer/charts/runColours'

use([LineChart, GridComponent])
const asked: object[] = []
const figure: PlotFigure = {
  option: (colours, size) => {
    asked.push({ colours, size })
    return { xAxis: {}, yAxis: {}, series: [{ type: 'line', data: [[0, 1]] }] }
  },
  legend: [
    { kind: 'line', label: 'tanh 8 & more', colour: '#0072B2', dashes: linePattern('validation'), marker: null },
  ],
  bar: { colours: Uint8Array.of(255, 0, 0, 0, 0, 255), labels: ['0', 'P(yes) = 0.5', '1'] },
  notes: ['Other features held at age = 34.2.'],
}
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text)

describe('figureSvg', () => {
  const svg = figureSvg(figure, 'Loss <curves>', 'log loss', { width: 400, height: 300 }, 'sans-serif')

  it('carries title, legend, colour bar and notes around the plot', () => {
    const texts = textsOf(svg).join('\n')
    for (const part of ['Loss &lt;curves&gt;', 'log loss', 'tanh 8 &amp; more', 'P(yes) = 0.5', 'age = 34.2.']) {
      expect(texts).toContain(part)
    }
    expect(svg).toContain('stop-color="rgb(255,0,0)"')
    expect(svg).toContain('stroke-dasharray="5 4"')
  })

  it('is as wide as the plot and higher, in light colours whatever the theme', () => {
    expect(svg).toMatch(/^<svg [^>]*width="400" height="4\d\d"/)
    expect(asked.at(-1)).toEqual({
      colours: { ...paperColours, font: 'sans-serif' },
      size: { width: 400, height: 300 },
    })
    const tokens = readFileSync(join(import.meta.dirname, '../../../../renderer/theme/tokens.css'), 'utf8')
    const light = (token: string) => new RegExp(`--${token}: (#[0-9a-f]{6});`).exec(tokens)?.[1]
    const { surface, text, textMuted, border, accent } = paperColours
    expect([surface, text, textMuted, border, accent]).toEqual(
      ['surface-raised', 'text', 'text-muted', 'border', 'accent'].map(light),
    )
  })
})

it('writes no double quote of a font into an attribute', () => {
  figureSvg(figure, 'Loss', '', { width: 400, height: 300 }, 'system-ui, "Segoe UI"')
  expect(asked.at(-1)).toMatchObject({ colours: { font: "system-ui, 'Segoe UI'" } })
})

describe('wrapped', () => {
  it('cuts a sentence between words only', () => {
    const lines = wrapped('Other features held at radius = 13.4, texture = 18.9.', 128)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join(' ')).toBe('Other features held at radius = 13.4, texture = 18.9.')
  })
})
