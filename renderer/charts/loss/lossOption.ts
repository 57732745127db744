import type { EChartsCoreOption } from 'echarts/core'
import type { Rectangle } from '../fieldGeometry'
import { formatTick } from '../../wording/formatNumber'
import { epochRange, type LossSeries, lossCeiling, lossNameOf, nearestEpoch } from './lossSeries'
import { linePattern } from '../runColours'
import type { ThemeColours } from '../themeColours'
import { thinCurve } from './thinCurve'
import { linearTicks, lossAxis } from '../ticks'
import type { Size } from '../useChart'

/** The plane of the curves: a constant margin, so that the pointer can be read without asking the chart. */
export function lossArea(size: Size): Rectangle {
  return { left: 58, top: 10, width: Math.max(1, size.width - 58 - 24), height: Math.max(1, size.height - 10 - 40) }
}

/** The first and last epoch of the axis; a single epoch gets room at both sides. */
export function epochAxis(series: readonly LossSeries[]): [number, number] {
  const [low, high] = epochRange(series) ?? [0, 100]
  return low === high ? [low - 1, high + 1] : [low, high]
}

/**
 * Epochs and losses as pairs, one after the other in one array. What cannot be drawn (not finite, or not above 0 on
 * a logarithmic scale) becomes NaN, which breaks the line. At
 * most `limit` pairs are kept. Also the smallest and largest loss that can be drawn, and how many can.
 */
export function lossPairs(
  epochs: Uint32Array,
  losses: Float64Array,
  logarithmic: boolean,
  limit = Infinity,
): { pairs: Float64Array; low: number; high: number; drawn: number } {
  let low = Infinity
  let high = -Infinity
  let drawn = 0
  const values = losses.map((loss) => {
    if (!Number.isFinite(loss) || (logarithmic && loss <= 0)) return NaN
    low = Math.min(low, loss)
    high = Math.max(high, loss)
    drawn++
    return logarithmic ? Math.log10(loss) : loss
  })
  const kept = thinCurve(epochs, values, limit)
  const pairs = new Float64Array(2 * kept.length)
  for (const [place, index] of kept.entries()) {
    pairs[2 * place] = epochs[index] ?? NaN
    pairs[2 * place + 1] = values[index] ?? NaN
  }
  return { pairs, low, high, drawn }
}

/** Points of all lines together: a noisy thick line takes as long to draw as it has points, and a redraw has 30 ms. */
const drawnPoints = 6000

/** A text style of tick labels and axis names. */
export function labelStyle(colours: ThemeColours): { color: string; fontFamily: string; fontSize: number } {
  return { color: colours.textMuted, fontFamily: colours.font, fontSize: 11 }
}

/** A mark on the validation curve at the epoch whose weights the run gives; nothing where that cannot be drawn. */
function bestMark(run: LossSeries, logarithmic: boolean, colours: ThemeColours): object[] {
  if (run.bestEpoch === null) return []
  const index = nearestEpoch(run.epochs, run.bestEpoch)
  const loss = run.validationLoss[index] ?? NaN
  if (run.epochs[index] !== run.bestEpoch || !Number.isFinite(loss) || (logarithmic && loss <= 0)) return []
  return [
    {
      id: `${run.id} best`,
      type: 'line',
      data: [[run.bestEpoch, logarithmic ? Math.log10(loss) : loss]],
      silent: true,
      animation: false,
      showSymbol: true,
      symbol: 'diamond',
      symbolSize: 12,
      z: 5,
      itemStyle: { color: run.colour, borderColor: colours.text, borderWidth: 1.5 },
    },
  ]
}

/** How much is left of a run that is not among the vivid ones. */
const fadedOpacity = 0.25
/** Markers along a curve. */
const markerCount = 4

/** The marker of a run at some places of one of its curves; nothing for a plain line. */
function markerSeries(
  run: LossSeries,
  part: 'train' | 'validation',
  pairs: Float64Array,
  colours: ThemeColours,
): object[] {
  if (run.marker === null) return []
  const points = pairs.length / 2
  const places = Array.from({ length: markerCount }, (_, i) => Math.floor(((i + 0.5) / markerCount) * points))
  const data = [...new Set(places)].map((place) => [pairs[2 * place], pairs[2 * place + 1]])
  return [
    {
      ...{ id: `${run.id} ${part} markers`, type: 'line', data, silent: true, animation: false, z: 4 },
      ...{ showSymbol: true, symbol: `path://${run.marker.path}`, symbolSize: 8, lineStyle: { opacity: 0 } },
      itemStyle: { color: run.marker.hollow ? colours.surface : run.colour, borderColor: run.colour, borderWidth: 1.5 },
    },
  ]
}

/** Training solid, validation dashed, epochs to the right, loss upwards (as its logarithm where `logarithmic`). */
export function lossOption(
  series: readonly LossSeries[],
  logarithmic: boolean,
  colours: ThemeColours,
  size: Size,
  hovered: string | null = null,
): EChartsCoreOption {
  let low = Infinity
  let high = -Infinity
  const area = lossArea(size)
  const limit = Math.max(
    100,
    Math.min(Math.ceil(area.width), Math.floor(drawnPoints / (2 * Math.max(1, series.length)))),
  )
  // Many lines are thin: they hide each other less, and thin ones are drawn many times faster.
  const widths = series.length > 6 ? { train: 1.4, validation: 1 } : { train: 2, validation: 1.6 }
  const lines = series.flatMap((run) =>
    (['train', 'validation'] as const).flatMap((part) => {
      const losses = part === 'train' ? run.trainLoss : run.validationLoss
      const { pairs, drawn, ...range } = lossPairs(run.epochs, losses, logarithmic, limit)
      if (drawn === 0) return []
      const vivid = !run.faded || run.id === hovered
      low = Math.min(low, range.low)
      high = Math.max(high, range.high)
      return [
        {
          id: `${run.id} ${part}`,
          type: 'line',
          dimensions: ['epoch', 'loss'],
          data: pairs,
          silent: true,
          animation: false,
          // A line of one value cannot be seen.
          showSymbol: drawn === 1,
          symbol: part === 'train' ? 'circle' : 'emptyCircle',
          symbolSize: 6,
          lineStyle: {
            color: run.colour,
            width: widths[part] + (run.id === hovered ? 1 : 0),
            type: linePattern(part) ?? 'solid',
            opacity: vivid ? 1 : fadedOpacity,
          },
          itemStyle: { color: run.colour },
          z: run.id === hovered ? 4 : vivid ? 3 : 2,
        },
        ...(vivid ? markerSeries(run, part, pairs, colours) : []),
      ]
    }),
  )
  const [first, last] = epochAxis(series)
  const top = logarithmic ? high : Math.min(high, lossCeiling(series).high)
  const loss = lossAxis(low, top, logarithmic, Math.min(8, Math.max(3, Math.round(area.height / 36))))
  const epochs = linearTicks(first, last, Math.max(2, Math.round(area.width / 56))).filter(Number.isInteger)
  const label = labelStyle(colours)
  const name = { nameLocation: 'middle', nameTextStyle: label }
  const hairline = { lineStyle: { color: colours.border } }
  return {
    grid: { ...area, outerBoundsMode: 'none' },
    xAxis: {
      ...name,
      type: 'value',
      name: 'Epoch',
      nameGap: 24,
      min: first,
      max: last,
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, ...hairline },
      axisTick: { show: true, customValues: epochs, ...hairline },
      axisLabel: { ...label, customValues: epochs, formatter: formatTick, hideOverlap: true },
    },
    yAxis: {
      ...name,
      type: 'value',
      name: lossNameOf(series),
      nameGap: 44,
      min: loss.min,
      max: loss.max,
      axisLine: { show: false },
      axisTick: { show: false, customValues: loss.ticks },
      axisLabel: {
        ...label,
        customValues: loss.ticks,
        formatter: (value: number) => formatTick(logarithmic ? Number((10 ** value).toPrecision(6)) : value),
      },
      splitLine: { show: lines.length > 0, ...hairline },
    },
    series: [...lines, ...series.flatMap((run) => bestMark(run, logarithmic, colours))],
  }
}
