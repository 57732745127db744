/**
 * A workspace of which a bit is another, a file is cut off, gone, or that of something else, gives what it held or says what is
 * damaged: never other numbers. docs/reliability.md has the figures of the full sweep.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Problem, problemOf } from '@shared/contract/labError'
import { isFull } from '../../support/thoroughness'
import { type LabBench, admissions, admissionsSpec, openLab } from './labBench'

const flips = isFull ? 500 : 60
const seed = Number(process.env['LOGIT_LAB_SEED'] ?? 1)

let folder: string
/** Closed, and as a killed process leaves it. */
let closed: string
let killed: string
let whole: Facts
let number = 0

/** What somebody sees of a workspace, by what it is of: a value, or why there is none. */
type Facts = Map<string, unknown>
interface Seen {
  facts: Facts
  told: string[]
  /** Why the workspace cannot be opened. */
  refused: Problem | null
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'damaged-'))
  closed = join(folder, 'closed')
  killed = join(folder, 'killed')
  let bench = await openLab(closed, 1)
  const { id: dataset } = await bench.call('datasets.import', importOf(admissions))
  const levels = Array.from({ length: 1200 }, (_, row) => `${row % 7}.5,code ${row * 7919}x`)
  writeFileSync(join(folder, 'codes.csv'), `number,code\n${levels.join('\n')}\n`)
  await bench.call('datasets.import', importOf(join(folder, 'codes.csv')))
  await bench.call('settings.save', { theme: 'dark' })
  const first = await trained(bench, dataset, 'Done', 30, [])
  await trained(bench, dataset, 'Hidden', 30, [4])
  await bench.call('models.keep', { run: first })
  await bench.lab.close()
  bench = await openLab(closed, 1)
  const { id } = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs: 400 }, [4]), name: 'Paused' })
  await bench.call('runs.pause', { run: id })
  await bench.call('runs.stepEpoch', { run: id })
  await bench.call('settings.save', { ticked: [first] })
  cpSync(closed, killed, { recursive: true })
  await bench.lab.close()
  whole = (await look(copyOf(closed))).facts
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const importOf = (path: string) => ({ operation: 'import', source: { kind: 'path', path }, reading: {} }) as const
async function trained(bench: LabBench, dataset: string, name: string, epochs: number, hidden: number[]) {
  const { id } = await bench.call('runs.train', { spec: admissionsSpec(dataset, { epochs }, hidden), name })
  expect(await bench.lab.finished(id)).toMatchObject({ state: 'done' })
  return id
}
function copyOf(workspace: string): string {
  const copy = join(folder, `copy-${number++}`)
  cpSync(workspace, copy, { recursive: true })
  return copy
}
const filesOf = (workspace: string): string[] =>
  readdirSync(workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(workspace, join(entry.parentPath, entry.name)))
    .sort()

/** Looks at everything there is, and trains what is paused to its end. */
async function look(workspace: string): Promise<Seen> {
  const facts: Facts = new Map()
  let bench: LabBench
  try {
    bench = await openLab(workspace, 1)
  } catch (error) {
    return { facts, told: [], refused: problemOf(error) }
  }
  const note = async (what: string, work: () => Promise<unknown>) => {
    facts.set(what, await work().catch((error: unknown) => problemOf(error)))
  }
  const { call } = bench
  await note('settings', () => call('settings.get', {}))
  for (const { id, name, rows } of await call('datasets.list', {})) {
    facts.set(`dataset ${name}`, { id, rows })
    await note(`columns of ${name}`, async () => {
      const { columns } = await call('datasets.get', { dataset: id })
      return call('datasets.columns', { dataset: id, columns: columns.map((column) => column.name) })
    })
  }
  for (const run of await call('runs.list', {})) {
    const { id, name } = run
    await note(`weights of ${name}`, async () => (await call('runs.get', { run: id })).layers)
    if (run.state === 'done') await note(`predictions of ${name}`, () => call('runs.predictions', { run: id }))
    else if (run.state === 'paused' || run.state === 'interrupted') {
      await note(`resumed ${name}`, async () => {
        await call('runs.resume', { run: id })
        await bench.lab.finished(id)
        return null
      })
    }
    await note(`history of ${name}`, () => call('runs.history', { run: id }))
    await note(`run ${name}`, async () => {
      const now = (await call('runs.list', {})).find((candidate) => candidate.id === id)
      return {
        problem: now?.problem,
        state: now?.state,
        epoch: now?.epoch,
        fingerprint: now?.fingerprint,
        trainLoss: now?.trainLoss,
        metrics: now?.metrics,
      }
    })
  }
  for (const { id, name } of await call('models.list', {})) {
    await note(`scored by ${name}`, async () => {
      const { artifact, bytes } = await call('models.score', {
        operation: id,
        model: id,
        source: { kind: 'path', path: admissions },
      })
      return new TextDecoder().decode(await call('files.readArtifact', { artifact, offset: 0, length: bytes }))
    })
  }
  const told = await call('app.remarks', {})
  await bench.lab.close()
  return { facts, told, refused: null }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value
/** Whether a value is one that the workspace held: all of it, or what was told to be missing left out. */
function isHeld(what: string, value: unknown, told: boolean): boolean {
  if (same(value, whole.get(what))) return true
  if (isProblem(value)) return value.code !== 'internal'
  if (!told) return false
  // Settings fall back to their defaults, and a history has gaps: each of its epochs is as it was.
  if (what === 'settings') return true
  return what.startsWith('history of ') && hasOnly(value as History, whole.get(what) as History)
}
const textOf = (value: unknown) => JSON.stringify(value)?.slice(0, 300)

interface History {
  epochs: Uint32Array
  series: Record<string, Float64Array>
}
function hasOnly(history: History, of: History): boolean {
  return [...history.epochs].every((epoch, index) => {
    const place = of.epochs.indexOf(epoch)
    return Object.entries(history.series).every(([name, values]) => Object.is(values[index], of.series[name]?.[place]))
  })
}
function same(value: unknown, other: unknown): boolean {
  try {
    expect(value).toEqual(other)
    return true
  } catch {
    return false
  }
}

/** Whether a run stands, with what it had come to, and says why: by its problem, or when it is resumed. */
function stands(what: string, facts: Facts): boolean {
  const name = /^(?:run|history of) (.*)$/.exec(what)?.[1]
  const run = facts.get(`run ${name}`) as { state: string; problem: unknown } | undefined
  if (run?.state !== 'paused' && run?.state !== 'interrupted') return false
  if (!isProblem(run.problem) && !isProblem(facts.get(`resumed ${name}`))) return false
  return what.startsWith('run ') || hasOnly(facts.get(what) as History, whole.get(what) as History)
}

/** What is wrong with what is seen of a damaged workspace; empty where all of it is right or told. */
function faultsOf({ facts, told, refused }: Seen): string[] {
  if (refused)
    return refused.code === 'internal' || !/lab\.sqlite|workspace/.test(refused.message) ? [refused.message] : []
  const said = told.length > 0
  const wrong = [...facts]
    .filter(([what, value]) => !isHeld(what, value, said) && !stands(what, facts))
    .map(([what, value]) => `${what} is another: ${textOf(value)}`)
  const gone = said
    ? []
    : [...whole.keys()].filter((what) => !facts.has(what)).map((what) => `${what} is gone without a word`)
  return [...wrong, ...gone]
}

/** A generator of numbers from 0 to 1 (mulberry32): the same damage in each run of the same seed. */
function createDraw(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const outcomes = { right: 0, told: 0, refused: 0 }
async function check(how: string, workspace: string, before: () => void, isOlder = false): Promise<string[]> {
  before()
  const seen = await look(workspace)
  const right = !seen.refused && seen.told.length === 0 && ![...seen.facts.values()].some(isProblem)
  outcomes[seen.refused ? 'refused' : right ? 'right' : 'told'] += 1
  const faults = faultsOf(isOlder ? { ...seen, told: [...seen.told, how] } : seen).map((fault) => `${how}: ${fault}`)
  rmSync(workspace, { recursive: true, force: true })
  return faults
}

describe('a damaged workspace', () => {
  it('is all right before it is damaged, closed or killed', async () => {
    expect([...whole].filter(([, value]) => isProblem(value))).toEqual([])
    for (const workspace of [closed, killed]) {
      const { facts, told } = await look(copyOf(workspace))
      expect([...facts]).toEqual([...whole])
      expect(told).toEqual([])
    }
  }, 120_000)

  it(
    'gives what it held or names what is damaged, whatever bit is flipped',
    async () => {
      const draw = createDraw(seed)
      const faults: string[] = []
      for (let flip = 0; flip < flips; flip++) {
        const from = flip % 2 === 0 ? closed : killed
        const files = filesOf(from).filter((name) => statSync(join(from, name)).size > 0)
        const name = files[flip % files.length] as string
        const workspace = copyOf(from)
        const bytes = readFileSync(join(workspace, name))
        const [at, bit] = [Math.floor(draw() * bytes.length), Math.floor(draw() * 8)]
        faults.push(
          ...(await check(
            `bit ${bit} of byte ${at} of ${name}, ${from === closed ? 'closed' : 'killed'}`,
            workspace,
            () => {
              bytes[at]! ^= 1 << bit
              writeFileSync(join(workspace, name), bytes)
            },
          )),
        )
      }
      console.log(`${flips} flips, seed ${seed}:`, outcomes)
      expect(faults).toEqual([])
    },
    60 * 60_000,
  )

  it('gives what it held or names what is damaged, whichever file is cut off, emptied, gone or another', async () => {
    const draw = createDraw(seed + 1)
    const faults: string[] = []
    for (const [from, name] of [closed, killed].flatMap((at) => filesOf(at).map((file) => [at, file] as const))) {
      const size = statSync(join(from, name)).size
      const other = filesOf(from).find((file) => file !== name && file.split('.').at(-1) === name.split('.').at(-1))
      const ways: [string, (path: string) => void][] = [
        ['gone', (path) => rmSync(path)],
        ['emptied', (path) => truncateSync(path)],
        ['cut off', (path) => truncateSync(path, Math.floor(draw() * size))],
      ]
      if (other) ways.push([`replaced by ${other}`, (path) => cpSync(join(from, other), path)])
      for (const [how, damage] of ways) {
        if (size === 0 && how !== 'gone') continue
        const workspace = copyOf(from)
        // Somebody who puts an older copy of the store in its place has what was then.
        const isOlder = how.includes('backups')
        faults.push(...(await check(`${name} ${how}`, workspace, () => damage(join(workspace, name)), isOlder)))
      }
    }
    expect(faults).toEqual([])
  }, 600_000)
})
