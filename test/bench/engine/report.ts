import { cpus, totalmem } from 'node:os'
import type { Measurement } from './measure.ts'
import { standingsOf } from './goals.ts'
import { goalTable, workloadTable } from './table.ts'

/** What the figures were taken on. */
export interface Machine {
  processor: string
  cores: number
  gigabytes: number
  system: string
  node: string
  date: string
}

export function describeMachine(cores: number, date: Date): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores,
    gigabytes: Math.round(totalmem() / 1e9),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    date: date.toISOString().slice(0, 10),
  }
}

/** The tables as Markdown: the goals, then each workload. */
export function report(measurements: readonly Measurement[], machine: Machine, rounds: number): string {
  const versions = [...new Set(measurements.flatMap(({ figures }) => figures.map(({ version }) => version)))]
  const { processor, cores, gigabytes, system, node, date } = machine
  return [
    `Measured ${date}: ${cores} cores of ${processor}, ${gigabytes} GB, ${system}, Node ${node}, ${rounds} rounds of each engine. ${versions.join(', ')}.`,
    goalTable(measurements.flatMap(standingsOf)),
    ...measurements.map(workloadTable),
  ].join('\n\n')
}

const begin = '<!-- npm run bench -- --write: begin -->'
const end = '<!-- npm run bench -- --write: end -->'

/** @throws Error where the page has not both markers, in their order */
export function replaceBetweenMarkers(page: string, text: string): string {
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`The page needs the lines ${begin} and ${end}.`)
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`
}
