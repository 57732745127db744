import type { CustomSeriesRenderItem } from 'echarts'
import type { RunCurves } from '@shared/contract/curves'
import { formatCount, formatNumber } from '../../wording/formatNumber'
import type { DrawnPlot } from '../plots/runPlot'
import type { ThemeColours } from '../themeColours'
import { shareAxis, sharePlane } from './shareAxes'

type Bin = RunCurves['reliability'][number]

/** Bins of fewer rows say little: they are hollow. */
export const fewRows = 5
const least = 230
/** Of the bars below that count the rows of each bin. */
const countsHeight = 30

/** Whether predicted probabilities happen as often as they say: observed shares over predicted ones, with the rows of each bin below. */
export function reliabilityPlot(bins: RunCurves['reliability'], className: string): DrawnPlot {
  const filled = bins.filter(isFilled)
  const most = Math.max(1, ...bins.map(({ rows }) => rows))
  const few = filled.filter(({ rows }) => rows < fewRows).length
  return {
    height: least,
    summary: `Observed share of ${className} over its predicted probability in ${filled.length} bins of rows, ${few} of them with fewer than ${fewRows}.`,
    option: (colours, { height }) => ({
      textStyle: { fontFamily: colours.font, color: colours.textMuted },
      grid: [
        { ...sharePlane, bottom: sharePlane.bottom + countsHeight + 16 },
        { ...sharePlane, top: height - sharePlane.bottom - countsHeight, bottom: sharePlane.bottom },
      ],
      xAxis: [
        { ...shareAxis('', colours, 0), axisLabel: { show: false } },
        { ...shareAxis(`predicted P(${className})`, colours, 26), gridIndex: 1, splitLine: { show: false } },
      ],
      yAxis: [
        shareAxis('observed share', colours, 34),
        { type: 'value', min: 0, max: most, gridIndex: 1, show: false },
      ],
      series: [
        {
          type: 'line',
          data: [
            [0, 0],
            [1, 1],
          ],
          symbol: 'none',
          silent: true,
          lineStyle: { color: colours.textMuted, width: 1, type: [4, 4] },
        },
        intervals(filled, colours),
        {
          type: 'scatter',
          data: filled.map(({ predicted, observed, rows }) => ({
            value: [predicted, observed],
            itemStyle: { color: rows < fewRows ? colours.surface : colours.accent },
          })),
          silent: true,
          symbolSize: 9,
          itemStyle: { borderColor: colours.accent, borderWidth: 2 },
          z: 4,
        },
        countBars(bins, most, colours),
      ],
    }),
    table: () => ({
      header: ['bin', 'rows', 'mean predicted', 'observed share', 'low', 'high'],
      rows: bins.map(({ from, to, rows, predicted, observed, low, high }) => [
        `${formatNumber(from, 2)} to ${formatNumber(to, 2)}`,
        formatCount(rows),
        ...[predicted, observed, low, high].map((value) => formatNumber(value, 4)),
      ]),
    }),
  }
}

type FilledBin = Bin & { predicted: number; observed: number; low: number; high: number }
const isFilled = (bin: Bin): bin is FilledBin => bin.predicted !== null && bin.low !== null && bin.high !== null

function intervals(bins: FilledBin[], { accent }: ThemeColours): object {
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const bin = bins[dataIndex] as FilledBin
    const [x1, y1] = api.coord([bin.predicted, bin.low]) as [number, number]
    const [x2, y2] = api.coord([bin.predicted, bin.high]) as [number, number]
    return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: accent, lineWidth: 1.5, opacity: 0.65 } }
  }
  return {
    type: 'custom',
    silent: true,
    renderItem,
    data: bins.map(({ predicted, observed }) => [predicted, observed]),
    z: 3,
  }
}

function countBars(bins: readonly Bin[], most: number, { textMuted, font }: ThemeColours): object {
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const { from, to, rows } = bins[dataIndex] as Bin
    const [left, top] = api.coord([from, rows]) as [number, number]
    const [right, bottom] = api.coord([to, 0]) as [number, number]
    const height = rows === 0 ? 0 : Math.max(1, bottom - top)
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: { x: left + 1, y: bottom - height, width: Math.max(1, right - left - 2), height },
          style: { fill: textMuted, opacity: 0.45 },
        },
        {
          type: 'text',
          x: (left + right) / 2,
          y: bottom - height - 2,
          style: {
            text: right - left < 22 && rows > 999 ? '' : formatCount(rows),
            font: `10px ${font}`,
            fill: textMuted,
            align: 'center',
            verticalAlign: 'bottom',
          },
        },
      ],
    } as ReturnType<CustomSeriesRenderItem>
  }
  return {
    type: 'custom',
    silent: true,
    xAxisIndex: 1,
    yAxisIndex: 1,
    renderItem,
    data: bins.map(({ from, rows }) => [from, Math.min(rows, most)]),
  }
}
