import { median } from '../engine/statistics.ts'
import { times } from '../engine/table.ts'
import { type Absent, names } from './contestants.ts'
import type { Failed, Figures, Measured } from './measure.ts'

export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const seconds = (value: number) => `${value.toFixed(2)} s`
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

/** Seconds of the round in the middle. */
export function medianSeconds({ rounds }: Figures): number {
  return median(rounds.map((round) => round.seconds))
}

/** Bytes at most in any round; null where the system does not tell. */
function peakOf({ rounds }: Figures): number | null {
  const peaks = rounds.flatMap(({ peak }) => peak ?? [])
  return peaks.length > 0 ? Math.max(...peaks) : null
}

/** Everybody's figures for one file. */
export function fileTable({ figures, failed }: Measured, absent: readonly Absent[]): string {
  const base = figures.find(({ name }) => name === names.papaparse)
  const head = [
    '',
    'typed columns, median',
    'least to most',
    'to Papa Parse',
    'statistics and file too',
    'peak memory',
    'columns of numbers',
  ]
  const rows = figures.map((one): string[] => {
    const all = one.rounds.map((round) => round.seconds)
    const stored = one.rounds.flatMap((round) => round.stored ?? [])
    const peak = peakOf(one)
    return [
      one.name,
      seconds(medianSeconds(one)),
      `${Math.min(...all).toFixed(2)} to ${seconds(Math.max(...all))}`,
      base ? times(medianSeconds(one) / medianSeconds(base)) : '',
      stored.length > 0 ? seconds(median(stored)) : '',
      peak === null ? 'not known' : megabytes(peak),
      String(one.rounds[0]?.numbers ?? ''),
    ]
  })
  const missing: (Absent | Failed)[] = [...absent, ...failed]
  for (const { name, reason } of missing) {
    rows.push([name, shortReason(reason), ...Array<string>(head.length - 2).fill('')])
  }
  return markdown(head, rows)
}

/** What a process that failed says may be long: a cell takes one line, the one that names the error. */
function shortReason(reason: string): string {
  const lines = reason.replaceAll('|', '/').trim().split('\n')
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? ''
}

interface Goal {
  goal: string
  reached: (figures: (name: string) => Figures | undefined) => { figure: string; met: boolean } | null
}

const mostMemory = (columnBytes: number) => 2.5 * columnBytes + 300e6

const goals: readonly Goal[] = [
  {
    goal: 'one thread takes at most 1.3 times as long as bare Papa Parse',
    reached: (of) => ratioGoal(of(names.one), of(names.papaparse), 1.3),
  },
  { goal: 'two threads are ahead of pandas', reached: (of) => ratioGoal(of(names.two), of(names.pandas), 1) },
  ...([names.one, names.two, names.text] as const).map((name): Goal => ({
    goal: `peak memory of ${name} is at most 2.5 times its columns and 300 MB`,
    reached: (of) => {
      const figures = of(name)
      const peak = figures ? peakOf(figures) : null
      const bytes = figures?.rounds[0]?.columnBytes
      if (peak === null || bytes === undefined) return null
      return { figure: `${megabytes(peak)} of ${megabytes(mostMemory(bytes))}`, met: peak <= mostMemory(bytes) }
    },
  })),
]

function ratioGoal(ours: Figures | undefined, peer: Figures | undefined, most: number) {
  if (!ours || !peer) return null
  const ratio = medianSeconds(ours) / medianSeconds(peer)
  return { figure: times(ratio), met: ratio <= most }
}

export function goalTable({ figures }: Measured): string {
  const of = (name: string) => figures.find((one) => one.name === name)
  const rows = goals.map(({ goal, reached }) => {
    const found = reached(of)
    return [goal, found?.figure ?? 'not measured', found ? (found.met ? 'yes' : 'no') : '']
  })
  return markdown(['goal', 'measured', 'reached'], rows)
}

/** Files of 1, 2 and 4 times the rows. */
export function linearityTable(
  measured: readonly { rows: number; bytes: number; figures: readonly Figures[] }[],
): string {
  const ours = measured[0]?.figures.map(({ name }) => name) ?? []
  const first = (name: string) => measured[0]?.figures.find((one) => one.name === name)
  const rows = measured.map(({ rows: count, bytes, figures }) => [
    count.toLocaleString('en-US'),
    megabytes(bytes),
    ...ours.flatMap((name) => {
      const [found, base] = [figures.find((one) => one.name === name), first(name)]
      return found && base
        ? [seconds(medianSeconds(found)), times(medianSeconds(found) / medianSeconds(base))]
        : ['', '']
    }),
  ])
  return markdown(['rows', 'file', ...ours.flatMap((name) => [name, 'to the first'])], rows)
}

const begin = '<!-- npm run bench:import -- --write: begin -->'
const end = '<!-- npm run bench:import -- --write: end -->'

/** @throws Error where the page has not both markers, in their order */
export function replaceBetweenMarkers(page: string, text: string): string {
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`The page needs the lines ${begin} and ${end}.`)
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`
}
