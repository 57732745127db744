import { join } from 'node:path'
import type { ImportTools } from './tools.ts'

/** A row of the table: a program that reads one file and says how long it took. */
export interface Contestant {
  name: string
  /** What is installed with the bench or the machine, or null where nothing is needed. */
  program: string
  /** @param file the table; its column file, if any, goes to `folder` */
  arguments(file: string, folder: string): string[]
}

export interface Absent {
  name: string
  reason: 'not installed' | 'left out'
}

const peers = join(import.meta.dirname, 'peers')

export const names = {
  one: 'Logit Lab, 1 thread',
  two: 'Logit Lab, 2 threads',
  text: 'Logit Lab, as text',
  papaparse: 'Papa Parse',
  csvParse: 'csv-parse',
  duckdb: 'DuckDB, 2 threads',
  pandas: 'pandas',
} as const

/** @param blockBytes of a block of the file, where it is not the usual one */
export function ourContestants({ node, ours }: ImportTools, blockBytes?: number): Contestant[] {
  const variant = (name: string, threads: number, way: 'blocks' | 'text'): Contestant => ({
    name,
    program: node,
    arguments: (file, folder) => [
      join(ours, 'ours.mjs'),
      file,
      String(threads),
      way,
      folder,
      ...(blockBytes ? [String(blockBytes)] : []),
    ],
  })
  return [variant(names.one, 1, 'blocks'), variant(names.two, 2, 'blocks'), variant(names.text, 1, 'text')]
}

/** Ours first, then whatever else can be had here. */
export function contestantsOf(
  tools: ImportTools,
  blockBytes?: number,
): { contestants: Contestant[]; absent: Absent[] } {
  const { node, python, packages, leftOut } = tools
  const all: { name: string; program: string | null; start: (file: string) => string[] }[] = [
    { name: names.papaparse, program: node, start: (file) => [join(peers, 'papaparse.ts'), file] },
    {
      name: names.csvParse,
      program: packages && node,
      start: (file) => [join(peers, 'csvParse.ts'), file, packages ?? ''],
    },
    {
      name: names.duckdb,
      program: packages && node,
      start: (file) => [join(peers, 'duckdb.ts'), file, packages ?? '', '2'],
    },
    { name: names.pandas, program: python, start: (file) => [join(peers, 'pandas_read_csv.py'), file] },
  ]
  const absent: Absent[] = []
  const contestants = ourContestants(tools, blockBytes)
  for (const { name, program, start } of all) {
    const out = leftOut.some((word) => name.startsWith(word))
    if (out || program === null) absent.push({ name, reason: out ? 'left out' : 'not installed' })
    else contestants.push({ name, program, arguments: start })
  }
  return { contestants, absent }
}
