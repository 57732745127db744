import type { CustomSeriesRenderItem } from 'echarts'
import type { EChartsCoreOption } from 'echarts/core'
import { percent } from '@renderer/wording/counts'
import type { Rectangle } from '../fieldGeometry'
import { formatCount, formatTick } from '../../wording/formatNumber'
import type { PlotTable } from '../plotTable'
import type { ThemeColours } from '../themeColours'
import { linearTicks } from '../ticks'
import type { Size } from '../useChart'

/** Rows of bars below one another over the same bins or levels: one, or one for each class. */
export interface BarPicture {
  /** Of the bins or levels. */
  labels: readonly string[]
  panels: readonly { name: string; counts: readonly number[] }[]
  /** Labels below, by their place from 0 (left edge of the first bar) to 1. */
  ticks: readonly { place: number; label: string }[]
}

export interface BarPlace {
  panel: number
  bar: number
}

const below = 22

/** The plane of all panels: with several of them their names are at the left, with one its counts. */
export function barArea(picture: BarPicture, size: Size): Rectangle {
  const letters = picture.panels.map(({ name, counts }) => Math.max(name.length, formatCount(totalOf(counts)).length))
  const names = picture.panels.length > 1 ? 6.8 * Math.max(...letters) : 44
  const left = Math.min(140, Math.max(48, names + 14))
  return { left, top: 8, width: Math.max(1, size.width - left - 10), height: Math.max(1, size.height - 8 - below) }
}

export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Height of each bar from 0 to 1: its count against the largest; with several panels its share of the panel against the largest share. */
export function barHeights({ panels }: BarPicture): number[][] {
  const heights = panels.map(({ counts }) => {
    const total = panels.length > 1 ? Math.max(1, totalOf(counts)) : 1
    return counts.map((count) => count / total)
  })
  const top = Math.max(Number.MIN_VALUE, ...heights.flat())
  return heights.map((panel) => panel.map((height) => height / top))
}

/** Where each panel's bars stand. */
function panelBox(area: Rectangle, panels: number, index: number): Rectangle {
  const height = area.height / Math.max(1, panels)
  const gap = panels > 1 ? 8 : 0
  return { left: area.left, top: area.top + index * height + gap, width: area.width, height: height - gap }
}

/** The bar in whose column of a panel the pointer is; null beside them. */
export function barUnder(picture: BarPicture, area: Rectangle, left: number, top: number): BarPlace | null {
  const bar = Math.floor(((left - area.left) / area.width) * picture.labels.length)
  const panel = Math.floor(((top - area.top) / area.height) * picture.panels.length)
  const inside = bar >= 0 && bar < picture.labels.length && panel >= 0 && panel < picture.panels.length
  return inside ? { panel, bar } : null
}

/** Ticks of a column of numbers from `min` to `max`. */
export function numberTicks(min: number, max: number): BarPicture['ticks'] {
  if (!(max > min)) return [{ place: 0.5, label: formatTick(min) }]
  return linearTicks(min, max, 6).map((tick) => ({ place: (tick - min) / (max - min), label: formatTick(tick) }))
}

export function barOption(
  picture: BarPicture,
  hovered: BarPlace | null,
  colours: ThemeColours,
  size: Size,
): EChartsCoreOption {
  const area = barArea(picture, size)
  const heights = barHeights(picture)
  const single = picture.panels.length === 1
  const text = (label: string, x: number, y: number, style: object) => ({
    type: 'text',
    x,
    y,
    style: { text: label, font: `11px ${colours.font}`, fill: colours.textMuted, verticalAlign: 'middle', ...style },
  })
  const line = (box: Rectangle) => ({
    type: 'rect',
    shape: { x: box.left, y: box.top + box.height, width: box.width, height: 1 },
    style: { fill: colours.textMuted },
  })
  const children = picture.panels.flatMap(({ name, counts }, panel) => {
    const box = panelBox(area, picture.panels.length, panel)
    const step = box.width / Math.max(1, picture.labels.length)
    const gap = Math.min(2, step * 0.12)
    const bars = counts.map((count, bar) => {
      // What occurs at all is seen.
      const height = count === 0 ? 0 : Math.max(1, (heights[panel]?.[bar] ?? 0) * box.height)
      const lit = hovered?.panel === panel && hovered.bar === bar
      return {
        type: 'rect',
        shape: {
          x: box.left + bar * step + gap / 2,
          y: box.top + box.height - height,
          width: Math.max(1, step - gap),
          height,
        },
        style: { fill: colours.accent, opacity: lit ? 1 : 0.72 },
      }
    })
    const label = single ? [] : [nameLabel(name, counts, box)]
    return [...bars, line(box), ...label]
  })
  function nameLabel(name: string, counts: readonly number[], box: Rectangle): object {
    const right = { align: 'right', width: area.left - 10, overflow: 'truncate', lineHeight: 14 }
    const shown = box.height >= 28 ? `${name}\n${formatCount(totalOf(counts))}` : name
    return text(shown, area.left - 8, box.top + box.height / 2, { ...right, fill: colours.text })
  }
  const most = Math.max(0, ...(picture.panels[0]?.counts ?? []))
  const counts = single
    ? linearTicks(0, most, 4)
        .filter(Number.isInteger)
        .map((tick) =>
          text(formatCount(tick), area.left - 6, area.top + (1 - (most === 0 ? 0 : tick / most)) * area.height, {
            align: 'right',
          }),
        )
    : []
  const ticks = picture.ticks.map(({ place, label }) =>
    text(label, area.left + place * area.width, area.top + area.height + 13, {
      align: place < 0.04 ? 'left' : place > 0.96 ? 'right' : 'center',
      width: Math.max(24, area.width / Math.max(1, picture.ticks.length)) - 4,
      overflow: 'truncate',
    }),
  )
  const renderItem: CustomSeriesRenderItem = () =>
    ({ type: 'group', children: [...children, ...counts, ...ticks] }) as unknown as ReturnType<CustomSeriesRenderItem>
  const hidden = { show: false, min: 0, max: 1 }
  return {
    grid: { left: 0, top: 0, width: size.width, height: size.height, outerBoundsMode: 'none' },
    xAxis: hidden,
    yAxis: hidden,
    series: [{ id: 'bars', type: 'custom', silent: true, animation: false, renderItem, data: [[0, 0]] }],
  }
}

/** "30.1 to 33.5: 12 rows, 12 %", and of which class. */
export function barReading(picture: BarPicture, { panel, bar }: BarPlace): string {
  const entry = picture.panels[panel]
  const count = entry?.counts[bar] ?? 0
  const total = totalOf(entry?.counts ?? [])
  const share = total === 0 ? '' : `, ${percent(Math.round((count / total) * 1000) / 1000)}`
  const name = picture.panels.length > 1 ? `${entry?.name}, ` : ''
  return `${name}${picture.labels[bar] ?? ''}: ${formatCount(count)} ${count === 1 ? 'row' : 'rows'}${share}`
}

export function barTable({ labels, panels }: BarPicture, what: string): PlotTable {
  return {
    header: [what, ...panels.map(({ name }) => name)],
    rows: labels.map((label, bar) => [label, ...panels.map(({ counts }) => formatCount(counts[bar] ?? 0))]),
  }
}
