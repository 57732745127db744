import type { CustomSeriesRenderItem } from 'echarts'
import type { RunCurves } from '@shared/contract/curves'
import { type Costs, costOf } from '@shared/evaluation/fourfold/fourfold'
import { formatCount, formatNumber, formatShare, formatThreshold } from '../../wording/formatNumber'
import type { DrawnPlot } from '../plots/runPlot'
import type { ThemeColours } from '../themeColours'
import { linearTicks } from '../ticks'
import { cheapestStep, fourfoldAt, scoreCounts, thresholdSteps } from './thresholds'

const bins = 20
/** Of the plane, so that a slider below can be laid exactly under the axis. */
export const thresholdPlane = { left: 56, right: 16 }

/** Of the other class and the event, as bars on the ground of a card, light or dark: lighter than the marks on a field. */
export const classColours = ['#c4372c', '#4f74c9'] as const

export interface ThresholdPicture {
  curves: RunCurves
  /** The other class and the event. */
  classes: readonly [string, string]
  /** The threshold, as a step. */
  step: number
  costs: Costs
}

/** The rows of each class by their score, and below what each threshold costs; both over the same axis, with the threshold across them. */
export function thresholdPlot({ curves, classes, step, costs }: ThresholdPicture): DrawnPlot {
  const { events, others } = scoreCounts(curves, bins)
  const most = Math.max(1, ...events.map((count, bin) => count + (others[bin] as number)))
  const line = Array.from({ length: thresholdSteps + 1 }, (_, at) => [
    at / thresholdSteps,
    costOf(fourfoldAt(curves, at), costs),
  ])
  const dearest = Math.max(1e-9, ...line.map(([, cost]) => cost as number))
  const cheapest = cheapestStep(curves, costs)
  const costAt = (at: number) => (line[at] as number[])[1] as number
  return {
    height: 260,
    summary: `Rows of ${classes[0]} and of ${classes[1]} by the predicted probability of ${classes[1]}. At the threshold ${formatShare(step / thresholdSteps)} the cost is ${formatNumber(costAt(step))}; the least, ${formatNumber(costAt(cheapest))}, is at ${formatShare(cheapest / thresholdSteps)}.`,
    option: (colours, { height }) => {
      const upper = Math.round((height - 60) * 0.62)
      return {
        textStyle: { fontFamily: colours.font, color: colours.textMuted },
        grid: [
          { ...thresholdPlane, top: 20, height: upper },
          { ...thresholdPlane, top: 20 + upper + 14, bottom: 24 },
        ],
        xAxis: [0, 1].map((gridIndex) => scoreAxis(gridIndex, colours)),
        yAxis: [countAxis('rows', most, 0, colours), countAxis('cost', dearest, 1, colours)],
        series: [
          barSeries(others, null, classColours[0]),
          barSeries(events, others, classColours[1]),
          {
            type: 'line',
            data: line,
            xAxisIndex: 1,
            yAxisIndex: 1,
            symbol: 'none',
            silent: true,
            lineStyle: { color: colours.textMuted, width: 1.5 },
          },
          thresholdLine(step, colours),
          markSeries([cheapest / thresholdSteps, costAt(cheapest)], 'diamond', colours),
          markSeries([step / thresholdSteps, costAt(step)], 'circle', colours),
        ],
      }
    },
    table: () => ({
      header: ['from', 'to', `rows of ${classes[0]}`, `rows of ${classes[1]}`, 'cost at from'],
      rows: events.map((count, bin) => [
        formatShare(bin / bins),
        formatShare((bin + 1) / bins),
        formatCount(others[bin]),
        formatCount(count),
        formatNumber(costAt((bin * thresholdSteps) / bins), 4),
      ]),
    }),
  }
}

function scoreAxis(gridIndex: number, { border, textMuted, font }: ThemeColours): object {
  return {
    type: 'value',
    gridIndex,
    min: 0,
    max: 1,
    interval: 0.2,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: textMuted } },
    axisLabel: { show: gridIndex === 1, color: textMuted, fontFamily: font, fontSize: 11 },
    splitLine: { show: gridIndex === 1, lineStyle: { color: border } },
  }
}

function countAxis(name: string, max: number, gridIndex: number, { border, textMuted, font }: ThemeColours): object {
  const ticks = linearTicks(0, max, gridIndex === 0 ? 3 : 2)
  return {
    type: 'value',
    gridIndex,
    min: 0,
    max,
    name,
    nameLocation: 'middle',
    nameGap: 40,
    nameTextStyle: { color: textMuted, fontSize: 11 },
    axisLine: { show: false },
    axisTick: { show: false, customValues: ticks },
    axisLabel: {
      color: textMuted,
      fontFamily: font,
      fontSize: 11,
      customValues: ticks,
      formatter: (value: number) => formatCount(value),
    },
    splitLine: { lineStyle: { color: border } },
  }
}

/** @param below what the bars stand on */
function barSeries(counts: readonly number[], below: readonly number[] | null, colour: string): object {
  const renderItem: CustomSeriesRenderItem = ({ dataIndex: bin }, api) => {
    const base = below?.[bin] ?? 0
    const count = counts[bin] as number
    const [left, top] = api.coord([bin / bins, base + count]) as [number, number]
    const [right, bottom] = api.coord([(bin + 1) / bins, base]) as [number, number]
    const height = count === 0 ? 0 : Math.max(1, bottom - top)
    return {
      type: 'rect',
      shape: { x: left + 1, y: bottom - height, width: Math.max(1, right - left - 2), height },
      style: { fill: colour, opacity: 0.8 },
    }
  }
  return { type: 'custom', silent: true, renderItem, data: counts.map((count, bin) => [bin / bins, count]) }
}

/** Across both planes, with its value at the top. */
function thresholdLine(step: number, { text, font }: ThemeColours): object {
  const renderItem: CustomSeriesRenderItem = (_, api) => {
    const [x] = api.coord([step / thresholdSteps, 0]) as [number, number]
    const right = step > 0.9 * thresholdSteps
    return {
      type: 'group',
      children: [
        {
          type: 'line',
          shape: { x1: x, y1: 2, x2: x, y2: api.getHeight() - 24 },
          style: { stroke: text, lineWidth: 1.5 },
        },
        {
          type: 'text',
          x: right ? x - 5 : x + 5,
          y: 4,
          style: {
            text: formatThreshold(step / thresholdSteps),
            font: `600 11px ${font}`,
            fill: text,
            align: right ? 'right' : 'left',
          },
        },
      ],
    } as ReturnType<CustomSeriesRenderItem>
  }
  return { type: 'custom', silent: true, renderItem, data: [[0, 0]], z: 6 }
}

function markSeries(at: number[], symbol: 'diamond' | 'circle', { surface, text }: ThemeColours): object {
  return {
    type: 'scatter',
    xAxisIndex: 1,
    yAxisIndex: 1,
    data: [at],
    symbol,
    symbolSize: symbol === 'diamond' ? 13 : 10,
    silent: true,
    itemStyle: { color: surface, borderColor: text, borderWidth: 2 },
    z: symbol === 'diamond' ? 7 : 8,
  }
}
