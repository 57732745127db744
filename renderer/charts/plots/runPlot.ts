import type { EChartsCoreOption } from 'echarts/core'
import type { Task } from '@shared/spec/choices'
import type { PlotTable } from '../plotTable'
import type { ThemeColours } from '../themeColours'
import type { Size } from '../useChart'

/** What a plot of a run is drawn from: the predictions for the rows of one part. */
export interface RunPlotData {
  /** The name of the target. */
  target: string
  /** Of the part: class indices or numbers in the target's own unit, one a row. */
  truth: Float64Array
  /** The predicted number, or of classes `width` probabilities a row: of two classes that of the second alone. */
  values: Float64Array
  width: number
  /** Names of the classes on screen; empty for numbers. */
  classes: readonly string[]
}

/** A plot that has been worked out, ready to be drawn at any size and in any colours. */
export interface DrawnPlot {
  option(colours: ThemeColours, size: Size): EChartsCoreOption
  /** What it shows as text. */
  table(): PlotTable
  /** What it shows, in one sentence. */
  summary: string
  /** In CSS pixels. */
  height: number
}

/** A plot of a run's predictions: a file of its own, and a row of the registry. */
export interface RunPlot {
  key: string
  title: string
  /** One line on what to look for. */
  hint: string
  /** Whether it says something about a run of this task. */
  supports(task: Task): boolean
  draw(data: RunPlotData): DrawnPlot
}
