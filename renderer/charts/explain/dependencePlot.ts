import type { Dependence } from '@shared/contract/explanation'
import { formatCount, formatNumber, formatShare, formatTick } from '../../wording/formatNumber'
import { niceRange } from '../plots/niceRange'
import type { DrawnPlot } from '../plots/runPlot'
import type { ThemeColours } from '../themeColours'
import { linearTicks } from '../ticks'

export interface DependencePicture {
  dependence: Dependence
  /** "P(malignant)", or the name of the target. */
  quantity: string
  /** How a date is written on the axis. */
  dateText: (value: number) => string
}

/** What a model says on average once every row has the same value of a feature, over that value, with the curves of some rows. */
export function dependencePlot({ dependence, quantity, dateText }: DependencePicture): DrawnPlot {
  const { feature, kind, grid, levels, mean, low, high, curves, deciles } = dependence
  const places = kind === 'category' ? Float64Array.from(levels.keys()) : grid
  const isShare = dependence.quantity === 'probability'
  const y = isShare ? { min: 0, max: 1 } : niceRange([...mean, ...low, ...high, ...curves])
  const xText = (value: number) =>
    kind === 'category' ? (levels[Math.round(value)] ?? '') : kind === 'date' ? dateText(value) : formatTick(value)
  const [least, greatest] = [Math.min(...mean), Math.max(...mean)]
  const written = (value: number) => (isShare ? formatShare(value) : formatNumber(value))
  return {
    height: 240,
    summary: `${quantity} over ${feature}: on average from ${written(least)} to ${written(greatest)}; ${formatCount(dependence.rows)} rows.`,
    option: (colours) => ({
      textStyle: { fontFamily: colours.font, color: colours.textMuted },
      grid: { left: 56, right: 16, top: 10, bottom: deciles.length > 0 ? 48 : 40 },
      xAxis: {
        ...axis(feature, 28, colours),
        ...(kind === 'category'
          ? { min: -0.5, max: levels.length - 0.5, splitLine: { show: false } }
          : { min: places[0], max: places.at(-1) }),
        axisLabel: {
          ...{ color: colours.textMuted, fontSize: 11, hideOverlap: true, formatter: xText },
          customValues: kind === 'category' ? [...places] : linearTicks(places[0] ?? 0, places.at(-1) ?? 1, 5),
        },
      },
      yAxis: {
        ...axis(quantity, 40, colours),
        ...y,
        axisLabel: { color: colours.textMuted, fontSize: 11, formatter: isShare ? String : formatTick },
      },
      series: [
        ...rowCurves(curves, places, kind, colours),
        meanSeries(places, mean, kind, colours),
        ...(deciles.length > 0 ? [rugSeries(deciles, y.min, colours)] : []),
      ],
    }),
    table: () => ({
      header: [feature, `mean ${quantity}`, 'tenth percentile', 'ninetieth percentile'],
      rows: Array.from(places, (place, index) => [
        xText(place),
        ...[mean, low, high].map((column) => formatNumber(column[index], 4)),
      ]),
    }),
  }
}

function axis(name: string, nameGap: number, { border, textMuted }: ThemeColours): object {
  return {
    ...{ type: 'value', name, nameLocation: 'middle', nameGap, nameTruncate: { maxWidth: 220 } },
    nameTextStyle: { color: textMuted, fontSize: 11 },
    axisLine: { onZero: false, show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: border } },
  }
}

function rowCurves(
  curves: Float64Array,
  places: Float64Array,
  kind: Dependence['kind'],
  { textMuted }: ThemeColours,
): object[] {
  const count = places.length === 0 ? 0 : curves.length / places.length
  return Array.from({ length: count }, (_, row) => ({
    type: 'line',
    data: Array.from(places, (place, index) => [place, curves[row * places.length + index]]),
    symbol: kind === 'category' ? 'circle' : 'none',
    symbolSize: 3,
    silent: true,
    lineStyle: { color: textMuted, width: kind === 'category' ? 0 : 0.7, opacity: 0.35 },
    itemStyle: { color: textMuted, opacity: 0.4 },
    z: 1,
  }))
}

function meanSeries(
  places: Float64Array,
  mean: Float64Array,
  kind: Dependence['kind'],
  { accent, surface }: ThemeColours,
): object {
  return {
    type: 'line',
    data: Array.from(places, (place, index) => [place, mean[index]]),
    symbol: kind === 'category' ? 'circle' : 'none',
    symbolSize: 10,
    silent: true,
    lineStyle: { color: accent, width: kind === 'category' ? 0 : 3 },
    itemStyle: { color: accent, borderColor: surface, borderWidth: 1 },
    z: 3,
  }
}

/** A mark at each tenth of the rows: between wide gaps there are few, and the curve says little. */
function rugSeries(deciles: Float64Array, bottom: number, { textMuted }: ThemeColours): object {
  return {
    type: 'scatter',
    data: Array.from(deciles, (value) => [value, bottom]),
    symbol: 'rect',
    symbolSize: [1.5, 9],
    symbolOffset: [0, 6],
    silent: true,
    clip: false,
    itemStyle: { color: textMuted },
    z: 2,
  }
}
