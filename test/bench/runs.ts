/**
 * How a workspace of many runs opens: `npm run bench:runs`. docs/performance.md says what is measured.
 * Options: --runs n; --rounds n; --smallest; --before folder, another tree of this repository with its packages installed and built, whose
 * rounds are taken in turn.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bundleOf } from './bundle.ts'
import { median } from './engine/statistics.ts'
import { markdown } from './import/report.ts'
import { multiplyRun } from './runs/multiply.ts'
import type { Opening, Took } from './runs/opening.ts'
import { readCommandLine } from './sizes.ts'

const { sizes, texts } = readCommandLine({ runs: [10_000, 3], rounds: [5, 1] }, { texts: ['before'] })
const { runs: count, rounds } = sizes
const here = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))

interface Contestant {
  name: string
  tree: string
  workspace: string
  openings: Opening[]
}

const told = (tree: string, script: string, ...args: string[]): unknown =>
  JSON.parse(execFileSync(process.execPath, [script, ...args, join(tree, 'out/main')], { encoding: 'utf8' }))

async function contestant(name: string, tree: string): Promise<Contestant> {
  const own = join(folder, name)
  const workspace = join(own, 'workspace')
  mkdirSync(own)
  await bundleOf(tree, own, join(import.meta.dirname, 'runs/ours.ts'))
  const run = told(tree, join(own, 'ours.mjs'), 'prepare', workspace) as { id: string; createdAt: string }
  multiplyRun(join(workspace, 'lab.sqlite'), run, count)
  return { name, tree, workspace, openings: [] }
}

/** On a copy, so that each opening finds the same. */
function openOnce({ name, tree, workspace }: Contestant, script = join(folder, name, 'ours.mjs')): Opening {
  const copy = join(folder, 'copy')
  cpSync(workspace, copy, { recursive: true })
  try {
    return told(tree, script, 'measure', copy) as Opening
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const rows: [string, (opening: Opening) => Took][] = [
  ['start', ({ start }) => start],
  ['list', ({ list }) => list],
  ['list over the wire: encode', ({ encode }) => encode],
  ['list over the wire: decode', ({ decode }) => decode],
  ['the screen takes the list', ({ screen }) => screen],
  ['add a run', ({ add }) => add],
  ['add a run that is to be named', ({ name }) => name],
]
const milliseconds = (value: number) => value.toFixed(value < 10 ? 1 : 0)
const middle = (taken: number[]) => `${milliseconds(median(taken))} ms`

try {
  const contestants = [
    ...(texts.before === undefined ? [] : [await contestant('before', resolve(texts.before))]),
    await contestant('now', here),
  ]
  for (let round = 0; round < rounds; round++) {
    for (const each of contestants) each.openings.push(openOnce(each))
  }
  const kinds = ['clock', 'processor'] as const
  const head = [
    `${count.toLocaleString('en-US')} runs`,
    ...contestants.flatMap(({ name }) => kinds.map((kind) => `${name}, ${kind}`)),
  ]
  const figures = rows.map(([label, valueOf]) => [
    label,
    ...contestants.flatMap(({ openings }) =>
      kinds.map((kind) => middle(openings.map((opening) => valueOf(opening)[kind]))),
    ),
  ])
  console.log(markdown(head, figures))
  for (const { name, openings } of contestants) {
    console.log(`\nThe list on the wire, ${name}: ${((openings[0]?.bytes ?? 0) / 1e6).toFixed(1)} MB.`)
  }
  const [before, now] = contestants
  if (before && now) {
    const upgrade = openOnce(before, join(folder, now.name, 'ours.mjs')).start
    console.log(
      `\nThe first start on the workspace of before: ${milliseconds(upgrade.clock)} ms by the clock, ${milliseconds(upgrade.processor)} ms of the processor.`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
