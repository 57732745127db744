/**
 * Kills a working session again and again, and counts what of that which was acknowledged is not there afterwards: `npm run kills`.
 * Options: --kills n; --seed n. docs/reliability.md has its figures.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { bundleOf } from '../bench/bundle.ts'
import type { Entry, Look } from './session.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const kills = Number(values.kills)
const here = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'logit-lab-kills-'))
const workspace = join(folder, 'workspace')
const journal = join(folder, 'journal')
const workers = join(here, 'out/main')

/** mulberry32: the same moments in each run of the same seed, as far as the machine is the same. */
let state = Number(values.seed)
const draw = (): number => {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const entries = (): Entry[] =>
  existsSync(journal)
    ? readFileSync(journal, 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line) as Entry)
    : []

const lost: string[] = []
const told: string[] = []
const openings: number[] = []
const fingerprints = new Set<string>()

function compare(look: Look, known: readonly Entry[]): void {
  const runs = new Map(look.runs.map((run) => [run.id, run]))
  const names = new Map<string, string>()
  const ticks = known.filter((entry) => entry.kind === 'setting')
  for (const entry of known) {
    if (entry.kind === 'dataset' && !look.datasets.includes(entry.id)) lost.push(`dataset ${entry.id}`)
    if (entry.kind === 'model' && !look.models.includes(entry.id)) lost.push(`model ${entry.id}`)
    if (entry.kind === 'run' && !runs.has(entry.id)) lost.push(`run ${entry.name}`)
    if (entry.kind === 'done' && runs.get(entry.id)?.fingerprint !== entry.fingerprint) lost.push(`end of ${entry.id}`)
    if (entry.kind === 'renamed') names.set(entry.id, entry.name)
  }
  for (const [id, name] of names) if (runs.get(id)?.name !== name) lost.push(`name ${name}`)
  const last = ticks.findLast(({ acknowledged }) => acknowledged)
  const possible = [last?.ticked, ticks.at(-1)?.ticked]
  if (last && !possible.includes(look.ticked[0])) lost.push(`setting ${last.ticked}`)
  for (const run of look.runs) if (run.state === 'done' && run.long) fingerprints.add(run.fingerprint ?? 'none')
}

try {
  mkdirSync(folder, { recursive: true })
  await bundleOf(here, folder, join(import.meta.dirname, 'session.ts'))
  const script = join(folder, 'ours.mjs')
  for (let kill = 0; kill < kills; kill++) {
    const session = spawn(process.execPath, [script, 'work', workspace, workers, journal], { stdio: 'ignore' })
    const ended = new Promise<void>((resolve) => session.once('exit', () => resolve()))
    await after(300 + draw() * 2200)
    session.kill('SIGKILL')
    await ended
    const looked = spawnSync(process.execPath, [script, 'look', workspace, workers, journal], { encoding: 'utf8' })
    if (!looked.stdout.startsWith('{')) {
      lost.push(`the workspace after kill ${kill + 1}: ${looked.stderr.slice(0, 500)}`)
      break
    }
    const look = JSON.parse(looked.stdout) as Look
    openings.push(look.milliseconds)
    told.push(...look.remarks)
    compare(look, entries())
  }
  const known = entries()
  const count = (kind: Entry['kind']) =>
    known.filter((entry) => entry.kind === kind && (entry.kind !== 'setting' || entry.acknowledged)).length
  const parts = readdirSync(join(workspace, 'datasets')).filter((name) => name.endsWith('.part'))
  openings.sort((one, other) => one - other)
  console.log(
    `${openings.length} of ${kills} kills opened again; the slowest opening took ${openings.at(-1)?.toFixed(0)} ms.`,
  )
  console.log(
    `Acknowledged: ${count('run')} runs, ${count('done')} ends of runs, ${count('dataset')} imports, ${count('model')} models, ${count('renamed')} names, ${count('setting')} settings.`,
  )
  console.log(`Lost: ${lost.length === 0 ? 'nothing' : [...new Set(lost)].join('; ')}.`)
  console.log(
    `Ends of the same run of ${known.filter((entry) => entry.kind === 'done' && entry.long).length}: ${fingerprints.size} fingerprint(s).`,
  )
  console.log(
    `Told of damage: ${told.length === 0 ? 'nothing' : [...new Set(told)].join(' ')}. Unfinished columns left: ${parts.length}.`,
  )
  process.exitCode = lost.length === 0 && fingerprints.size <= 1 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
