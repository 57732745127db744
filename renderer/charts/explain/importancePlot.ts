import type { CustomSeriesRenderItem } from 'echarts'
import type { Importance } from '@shared/contract/explanation'
import { formatCount, formatNumber, formatTick } from '../../wording/formatNumber'
import type { DrawnPlot } from '../plots/runPlot'
import { linearTicks } from '../ticks'
import type { ThemeColours } from '../themeColours'

/** Features that are drawn: the table has all. */
const most = 20
const rowHeight = 22
const lossNames = { logLoss: 'log loss', rmse: 'root mean square error' } as const

type Measured = { feature: string; importance: number; low: number | null; high: number | null }

/** By how much the loss grows where the cells of a feature are shuffled, the largest first. */
export function importancePlot(importance: Importance): DrawnPlot {
  const features = importance.features.flatMap(({ feature, importance: value, low, high }): Measured[] =>
    value === null ? [] : [{ feature, importance: value, low, high }],
  )
  const shown = features.slice(0, most)
  const values = shown.flatMap(({ importance: value, low, high }) => [value, low ?? value, high ?? value])
  const min = Math.min(0, ...values)
  const max = Math.max(min + 1e-12, ...values)
  const [first] = shown
  const name = `${lossNames[importance.metric]} added when the column is shuffled`
  return {
    height: 46 + rowHeight * Math.max(1, shown.length),
    summary:
      first === undefined
        ? 'No feature has an importance.'
        : `${first.feature} matters most: shuffled, it adds ${formatNumber(first.importance)} to the ${lossNames[importance.metric]}.`,
    option: (colours, { width }) => {
      const { border, textMuted, text, font } = colours
      const ticks = linearTicks(min, max, 4)
      return {
        textStyle: { fontFamily: font, color: textMuted },
        grid: { left: Math.min(160, width * 0.4), right: 16, top: 6, bottom: 40 },
        xAxis: {
          ...{ type: 'value', min, max, name, nameLocation: 'middle', nameGap: 26 },
          nameTextStyle: { color: textMuted, fontSize: 11 },
          axisLabel: { color: textMuted, fontSize: 11, formatter: formatTick, customValues: ticks },
          axisTick: { show: false, customValues: ticks },
          axisLine: { show: false },
          splitLine: { lineStyle: { color: border } },
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: shown.map(({ feature }) => feature),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: textMuted }, onZero: true },
          axisLabel: {
            ...{ color: text, fontSize: 11, width: Math.min(150, width * 0.38), overflow: 'truncate', interval: 0 },
          },
        },
        series: [intervalSeries(shown, colours)],
      }
    },
    table: () => ({
      header: ['feature', 'importance', 'low', 'high'],
      rows: importance.features.map(({ feature, importance: value, low, high }) => [
        feature,
        ...[value, low, high].map((number) => formatNumber(number, 4)),
      ]),
      note: `${formatCount(importance.shuffles)} shuffles of ${formatCount(importance.rows)} rows.`,
    }),
  }
}

function intervalSeries(shown: readonly Measured[], { accent }: ThemeColours): object {
  const renderItem: CustomSeriesRenderItem = ({ dataIndex }, api) => {
    const { importance, low, high } = shown[dataIndex] as Measured
    const [zero, y] = api.coord([0, dataIndex]) as [number, number]
    const [x] = api.coord([importance, dataIndex]) as [number, number]
    const span =
      low === null || high === null
        ? null
        : [low, high].map((end) => (api.coord([end, dataIndex]) as number[])[0] as number)
    return {
      type: 'group',
      children: [
        {
          type: 'rect',
          shape: { x: Math.min(zero, x), y: y - 5, width: Math.abs(x - zero), height: 10 },
          style: { fill: accent, opacity: 0.25 },
        },
        ...(span === null
          ? []
          : [
              {
                type: 'line',
                shape: { x1: span[0], y1: y, x2: span[1], y2: y },
                style: { stroke: accent, lineWidth: 2 },
              },
            ]),
        { type: 'circle', shape: { cx: x, cy: y, r: 4.5 }, style: { fill: accent } },
      ],
    } as ReturnType<CustomSeriesRenderItem>
  }
  return { type: 'custom', silent: true, renderItem, data: shown.map(({ importance }, index) => [importance, index]) }
}
