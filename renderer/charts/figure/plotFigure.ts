import type { EChartsCoreOption } from 'echarts/core'
import type { Ink } from '../field/marks'
import type { RunMarker } from '../runColours'
import type { ThemeColours } from '../themeColours'
import type { Size } from '../useChart'

/** What a legend names: a line of a chart, or a mark of a field. */
export type FigureEntry =
  | { kind: 'line'; label: string; colour: string; dashes: number[] | null; marker: RunMarker | null }
  | {
      kind: 'mark'
      label: string
      path: string
      scale: number
      ink: Ink
      ring?: { path: string; outlines: Ink['outlines'] }
    }

/** A plot as it is taken away: with everything that is around it on screen. */
export interface PlotFigure {
  option(colours: ThemeColours, size: Size): EChartsCoreOption
  legend: FigureEntry[]
  /** The colours of its values, and labels at equal distances from the lowest to the highest. */
  bar?: { colours: Readonly<Uint8Array>; labels: string[] }
  /** Sentences below it: held features, rows that are not drawn. */
  notes: string[]
}
