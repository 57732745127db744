import { ParallelChart } from 'echarts/charts'
import { ParallelComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { formatNumber, formatTick } from '../../wording/formatNumber'
import { niceRange } from '../plots/niceRange'
import type { DrawnPlot } from '../plots/runPlot'

use([ParallelChart, ParallelComponent])

/** An axis of runs: a number each, or a text each. */
export interface RunAxis {
  name: string
  /** One for each run: a number where the axis is one of numbers, else its text. */
  values: readonly (number | string)[]
}

/** Numbers that span more than this many times their smallest are drawn on a logarithmic axis. */
const wideRange = 50
/** Between axes, in CSS pixels. */
const leastGap = 90

/** Runs as lines through the settings in which they differ, and what came of them. */
export function parallelRuns(runs: readonly { name: string; colour: string }[], axes: readonly RunAxis[]): DrawnPlot {
  const lines = runs.map((_, run) => axes.map(({ values }) => values[run] ?? ''))
  return {
    height: 300,
    summary: `${runs.length} runs through ${axes.map(({ name }) => name).join(', ')}.`,
    option: (colours, { width }) => ({
      textStyle: { fontFamily: colours.font, color: colours.textMuted },
      parallel: {
        ...{ left: 70, right: 80, top: 40, bottom: 24 },
        // Axes that would come too close are reached by dragging.
        axisExpandable: (axes.length - 1) * leastGap > width - 150,
        axisExpandWidth: leastGap,
      },
      parallelAxis: axes.map((axis, dim) => ({
        ...{ dim, name: axis.name, ...axisOf(axis), nameTextStyle: { color: colours.text, fontSize: 11 } },
        nameTruncate: { maxWidth: leastGap - 8 },
        // Its words stand before the lines.
        z: 5,
        axisLine: { lineStyle: { color: colours.textMuted } },
        axisTick: { lineStyle: { color: colours.border } },
        axisLabel: {
          ...{ color: colours.text, fontSize: 11, width: leastGap - 20, overflow: 'truncate' },
          ...{ textBorderColor: colours.surface, textBorderWidth: 3 },
          ...(isNumeric(axis) && { formatter: formatTick }),
        },
      })),
      series: runs.map(({ name, colour }, run) => ({
        ...{ type: 'parallel', name, silent: true, data: [lines[run]] },
        lineStyle: { color: colour, width: 2, opacity: 0.85 },
      })),
    }),
    table: () => ({
      header: ['run', ...axes.map(({ name }) => name)],
      rows: runs.map(({ name }, run) => [
        name,
        ...(lines[run] ?? []).map((value) => (typeof value === 'number' ? formatNumber(value, 6) : value)),
      ]),
    }),
  }
}

function isNumeric({ values }: RunAxis): boolean {
  return values.every((value) => typeof value === 'number')
}

function axisOf(axis: RunAxis): object {
  if (!isNumeric(axis)) return { type: 'category', data: [...new Set(axis.values.map(String))] }
  const values = axis.values as readonly number[]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least > 0 && most / least > wideRange) return { type: 'log', min: least, max: most }
  return { type: 'value', ...niceRange(values) }
}
