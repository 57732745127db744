import type { Standing } from './goals.ts'
import { times } from './table.ts'

const left = 210
const right = 76
const width = 760
const rowHeight = 46
const top = 62
const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200]

/** Colours of Okabe and Ito (2008) that are told apart by every eye; ink and paper follow the reader's scheme. */
const style = `
text { font: 13px system-ui, sans-serif; fill: #1b1b1f }
.title { font-weight: 600 }
.faint { fill: #5c5c66 }
.grid { stroke: #d6d6de }
.one { stroke: #5c5c66 }
.plain { fill: #0072b2 }
.turbo { fill: #56b4e9 }
.goal { stroke: #d55e00; stroke-width: 3 }
@media (prefers-color-scheme: dark) {
  text { fill: #ececf1 }
  .faint { fill: #a9a9b6 }
  .grid { stroke: #3a3a44 }
  .one { stroke: #a9a9b6 }
}`

export const chartLabel = 'How many times as long as Logit Lab its peers take'

/** Bars of each goal's ratio on a logarithmic scale, with and without turbo, the goal marked. An SVG file. */
export function chart(standings: readonly Standing[]): string {
  const shown = standings.filter(({ ratio, comparable }) => ratio !== null && comparable)
  const values = shown.flatMap(({ ratio, turboRatio, goal }) => [ratio ?? 1, turboRatio ?? 1, goal.ratio])
  const least = ticks.findLast((tick) => tick <= Math.min(1, ...values)) ?? Math.min(...values)
  const most = ticks.find((tick) => tick >= Math.max(2, ...values)) ?? Math.max(...values)
  const x = (ratio: number) => round(left + (Math.log(ratio / least) / Math.log(most / least)) * (width - left - right))
  const bottom = top + shown.length * rowHeight

  const scale = ticks
    .filter((tick) => tick >= least && tick <= most)
    .map((tick) => {
      const at = x(tick)
      const line = `<line class="${tick === 1 ? 'one' : 'grid'}" x1="${at}" x2="${at}" y1="${top - 6}" y2="${bottom}"/>`
      return `${line}<text class="faint" text-anchor="middle" x="${at}" y="${bottom + 18}">${tick}x</text>`
    })
  const rows = shown.map((standing, index) => row(standing, top + index * rowHeight, x))
  const height = bottom + 34
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${chartLabel}">
<style>${style}
</style>
<text x="8" y="20" class="title">${chartLabel}</text>
${legend()}
${scale.join('\n')}
${rows.join('\n')}
</svg>
`
}

function row({ workload, goal, ratio, turboRatio }: Standing, y: number, x: (ratio: number) => number): string {
  // Bars begin where both take as long: to the right ours is faster, to the left the peer.
  const bar = (kind: string, value: number | null, offset: number, height: number) => {
    if (value === null) return ''
    const [from, to] = [x(1), x(value)].sort((a, b) => a - b) as [number, number]
    const box = `x="${from}" y="${y + offset}" width="${round(Math.max(1, to - from))}" height="${height}"`
    const figure = `<text text-anchor="end" x="${width - 8}" y="${y + offset + height - 1}">${times(value)}</text>`
    return `<rect class="${kind}" ${box}/>${figure}`
  }
  const at = x(goal.ratio)
  return [
    `<text text-anchor="end" x="${left - 10}" y="${y + 17}">${workload.name}</text>`,
    `<text class="faint" text-anchor="end" x="${left - 10}" y="${y + 33}">against ${goal.against}, goal ${goal.ratio}x</text>`,
    bar('plain', ratio, 4, 14),
    bar('turbo', turboRatio, 21, 12),
    `<line class="goal" x1="${at}" x2="${at}" y1="${y}" y2="${y + 37}"/>`,
  ].join('')
}

function legend(): string {
  return [
    `<rect class="plain" x="8" y="32" width="14" height="12"/><text x="28" y="43">default</text>`,
    `<rect class="turbo" x="98" y="32" width="14" height="12"/><text x="118" y="43">with turbo</text>`,
    `<line class="goal" x1="212" x2="212" y1="30" y2="46"/><text x="222" y="43">goal</text>`,
  ].join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
