import { CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { describe, expect, it } from 'vitest'
import { paperColours } from '@renderer/charts/figure/figureSvg'
import type { ThemeColours } from '@renderer/charts/themeColours'
import { type GalleryPlot, galleryPlots } from './plots'

use([LineChart, ScatterChart, CustomChart, GridComponent, SVGRenderer])

const font = 'sans-serif'
/** The tokens of `theme/tokens.css`. */
const themes: Record<string, ThemeColours> = {
  light: { ...paperColours, font },
  dark: { surface: '#252a30', text: '#eceef0', textMuted: '#a4abb5', border: '#383e46', accent: '#6cb4ff', font },
}

/** The plot as SVG, the same on every machine: no fonts are measured, and names that count charts are left out. */
function picture({ title, size, option }: GalleryPlot, colours: ThemeColours): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  chart.setOption({ animation: false, backgroundColor: colours.surface, ...option(colours, size) })
  const svg = chart.renderToSVGString().replace(/zr\d+/g, 'zr').replace('<svg ', `<svg aria-label="${title}" `)
  chart.dispose()
  // Numbers of classes count on from one plot to the next: here each plot counts its own.
  const classes = [...new Set(svg.match(/zr-cls-\d+/g))]
  const own = svg.replace(/zr-cls-\d+/g, (name) => `zr-class-${classes.indexOf(name)}`)
  return `${own.replaceAll('><', '>\n<')}\n`
}

/**
 * Every plot in both themes, as it lies in docs/gallery. A plot that looks otherwise fails here and shows where; `npm run gallery` renews the
 * pictures, which are then to be looked at.
 */
describe.each(Object.entries(themes))('the gallery in the %s theme', (theme, colours) => {
  it.each(galleryPlots.map((plot) => [plot.name, plot] as const))('has %s as it was', async (name, plot) => {
    await expect(picture(plot, colours)).toMatchFileSnapshot(`../../docs/gallery/${name}-${theme}.svg`)
  })
})
