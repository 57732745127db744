/**
 * What a run gains that prepares as an earlier one did: `npm run bench:preparations`. docs/performance.md says what is measured.
 * Options: --rounds n; --rows n; --columns n; --smallest; --before folder, another tree of this repository with its packages installed and built.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bundleOf } from './bundle.ts'
import { median } from './engine/statistics.ts'
import { markdown } from './import/report.ts'
import { readCommandLine } from './sizes.ts'

const { sizes, texts } = readCommandLine(
  { rounds: [5, 1], rows: [60_000, 200], columns: [784, 20] },
  { texts: ['before'] },
)
const here = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))

/** Rows of whole numbers from 0 to 255, four of five of them 0, and a digit. */
function writePixels(path: string, rows: number, columns: number): void {
  const out = openSync(path, 'w')
  writeSync(out, `${Array.from({ length: columns }, (_, pixel) => `p${pixel}`).join(',')},digit\n`)
  let state = 1
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0)
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: columns }, () => ((next() >>> 16) % 5 === 0 ? next() >>> 24 : 0))
    writeSync(out, `${cells.join(',')},${row % 10}\n`)
  }
  closeSync(out)
}

interface Figures {
  first: number[]
  second: number[]
}

/** Two preparations, each taken twice. */
function measure(name: string, tree: string, file: string, target: string): Figures {
  const args = [join(folder, name, 'ours.mjs'), file, target, '2', join(tree, 'out/main')]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Figures
}

const milliseconds = (seconds: number) => (1000 * seconds).toFixed(seconds < 0.01 ? 1 : 0)
const spread = (seconds: number[]) =>
  `${milliseconds(median(seconds))} ms (${milliseconds(Math.min(...seconds))} to ${milliseconds(Math.max(...seconds))})`

try {
  const pixels = join(folder, 'pixels.csv')
  writePixels(pixels, sizes.rows, sizes.columns)
  const trees = [
    ...(texts.before === undefined ? [] : [['before', resolve(texts.before)] as const]),
    ['now', here] as const,
  ]
  for (const [name, tree] of trees) {
    mkdirSync(join(folder, name))
    await bundleOf(tree, join(folder, name), join(import.meta.dirname, 'preparations/ours.ts'))
  }
  const rows: string[][] = []
  for (const [table, file, target] of [
    [`${sizes.rows.toLocaleString('en-US')} x ${sizes.columns}`, pixels, 'digit'],
    ['Iris', join(here, 'samples/iris.csv'), 'species'],
  ] as const) {
    const taken = trees.map(([name]) => ({ name, first: [] as number[], second: [] as number[] }))
    for (let round = 0; round < sizes.rounds; round++) {
      trees.forEach(([name, tree], index) => {
        const { first, second } = measure(name, tree, file, target)
        taken[index]?.first.push(...first)
        taken[index]?.second.push(...second)
      })
    }
    for (const { name, first, second } of taken) rows.push([`${table}, ${name}`, spread(first), spread(second)])
  }
  console.log(markdown(['preparation', 'first run', 'second run'], rows))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
