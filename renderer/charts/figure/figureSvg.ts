import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ThemeColours } from '../themeColours'
import type { Size } from '../useChart'
import type { FigureEntry, PlotFigure } from './plotFigure'

use([SVGRenderer])

/** Whatever the theme on screen: a figure goes onto white paper. The light tokens of `theme/tokens.css`. */
export const paperColours: Omit<ThemeColours, 'font'> = {
  surface: '#ffffff',
  text: '#1b1e22',
  textMuted: '#5a626c',
  border: '#dcdfe3',
  accent: '#0b61ba',
}

const head = 36
const line = 18
const edge = 12
/** Mean width of a character of 12 px text. */
const characterWidth = 7.2

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** A sentence in lines of at most `width` px; a word is never cut. */
export function wrapped(sentence: string, width: number): string[] {
  const most = Math.max(10, Math.floor(width / characterWidth))
  const lines: string[] = []
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The plot with title, legend, colour bar and notes as one SVG document, on white. @param size of the plot alone, in px */
export function figureSvg(figure: PlotFigure, title: string, subtitle: string, size: Size, font: string): string {
  // The chart writes the font into an attribute as it is.
  const colours = { ...paperColours, font: font.replaceAll('"', "'") }
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height })
  chart.setOption({ animation: false, ...figure.option(colours, size) })
  // A field is a square of pixels that fills a plane of any shape.
  const plot = chart.renderToSVGString().replaceAll('<image ', '<image preserveAspectRatio="none" ')
  chart.dispose()
  let top = head + size.height
  const text = (left: number, at: number, words: string, more = '') =>
    `<text x="${left}" y="${at}" ${more}>${escaped(words)}</text>`
  const below: string[] = []
  if (figure.bar !== undefined) {
    below.push(barSvg(figure.bar, top + 4, size.width - 2 * edge, text))
    top += 40
  }
  for (const row of rowsOf(figure.legend, size.width - 2 * edge)) {
    for (const { entry, left } of row) {
      below.push(entrySvg(entry, edge + left, top + 9), text(edge + left + 30, top + 13, entry.label))
    }
    top += line
  }
  for (const note of figure.notes.flatMap((sentence) => wrapped(sentence, size.width - 2 * edge))) {
    below.push(text(edge, top + 13, note, `fill="${colours.textMuted}"`))
    top += line
  }
  const height = Math.ceil(top + edge)
  const sub = `<tspan font-weight="400" fill="${colours.textMuted}" dx="8">${escaped(subtitle)}</tspan>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size.width}" height="${height}" viewBox="0 0 ${size.width} ${height}" font-family="${escaped(font)}" font-size="12" fill="${colours.text}">`,
    `<rect width="100%" height="100%" fill="${colours.surface}"/>`,
    `<text x="${edge}" y="23" font-size="14" font-weight="600">${escaped(title)}${subtitle === '' ? '' : sub}</text>`,
    `<g transform="translate(0 ${head})">${plot}</g>`,
    ...below,
    '</svg>',
  ].join('\n')
}

/** Entries beside each other as far as there is room. */
function rowsOf(entries: FigureEntry[], width: number): { entry: FigureEntry; left: number }[][] {
  const rows: { entry: FigureEntry; left: number }[][] = []
  let left = Infinity
  for (const entry of entries) {
    const own = 30 + entry.label.length * characterWidth + 16
    if (left + own > width) {
      rows.push([])
      left = 0
    }
    rows.at(-1)?.push({ entry, left })
    left += own
  }
  return rows
}

function entrySvg(entry: FigureEntry, left: number, middle: number): string {
  if (entry.kind === 'line') {
    const { colour, dashes, marker } = entry
    const dash = dashes === null ? '' : ` stroke-dasharray="${dashes.join(' ')}"`
    const stroke = `<line x1="${left}" x2="${left + 24}" y1="${middle}" y2="${middle}" stroke="${colour}" stroke-width="2"${dash}/>`
    if (marker === null) return stroke
    const fill = marker.hollow ? paperColours.surface : colour
    return `${stroke}<path transform="translate(${left + 12} ${middle}) scale(3.2)" d="${marker.path}" fill="${fill}" stroke="${colour}" stroke-width="0.4"/>`
  }
  const { path, scale, ink, ring } = entry
  const outline = (d: string) => (colour: string, width: number) =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width / scale}"/>`
  const outlines = [
    ...(ring?.outlines ?? []).map(([colour, width]) => outline(ring?.path ?? '')(colour, width)),
    ...ink.outlines.map(([colour, width]) => outline(path)(colour, width)),
  ]
  return `<g transform="translate(${left + 12} ${middle}) scale(${scale})">${outlines.join('')}<path d="${path}" fill="${ink.fill}"/></g>`
}

function barSvg(
  { colours, labels }: NonNullable<PlotFigure['bar']>,
  top: number,
  width: number,
  text: (left: number, at: number, words: string, more?: string) => string,
): string {
  const count = colours.length / 3
  const stops = Array.from({ length: 33 }, (_, i) => {
    const entry = 3 * Math.round((i / 32) * (count - 1))
    return `<stop offset="${i / 32}" stop-color="rgb(${[...colours.subarray(entry, entry + 3)].join(',')})"/>`
  })
  const place = (i: number) => edge + (width * i) / Math.max(1, labels.length - 1)
  const anchor = (i: number) => (i === 0 ? 'start' : i === labels.length - 1 ? 'end' : 'middle')
  return [
    `<linearGradient id="bar">${stops.join('')}</linearGradient>`,
    `<rect x="${edge}" y="${top}" width="${width}" height="12" rx="3" fill="url(#bar)"/>`,
    ...labels.map((label, i) => text(place(i), top + 26, label, `text-anchor="${anchor(i)}"`)),
  ].join('')
}
