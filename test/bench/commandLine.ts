/**
 * What short commands take from their start to their end, and a short run beside scikit-learn: `npm run bench:command-line`. docs/performance.md
 * says what is measured. Options: --rounds n; --rows n; --smallest; --before folder, another tree of this repository with its packages
 * installed and built, whose rounds are taken in turn.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { writeData } from './engine/data.ts'
import { enginesOf } from './engine/engines.ts'
import { readInputs, readLabels } from './engine/readData.ts'
import { openSession } from './engine/session.ts'
import { median } from './engine/statistics.ts'
import { findTools } from './engine/tools.ts'
import { type Workload, workloads } from './engine/workloads.ts'
import { markdown } from './import/report.ts'
import { readCommandLine } from './sizes.ts'

const { smallest, sizes, texts } = readCommandLine({ rounds: [7, 1], rows: [10_000, 200] }, { texts: ['before'] })
const here = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))
const epochs = 10

/** The rows that the benchmark of the engine calls W3, as a table. */
function writeTable(path: string, workload: Workload): void {
  const { rows, columns } = workload
  writeData(folder, workload)
  const values = new Float32Array(rows * columns)
  readInputs(folder, workload, values, columns)
  const labels = readLabels(folder, workload)
  const out = openSync(path, 'w')
  writeSync(out, `${Array.from({ length: columns }, (_, column) => `x${column}`).join(',')},y\n`)
  for (let row = 0; row < rows; row++) {
    writeSync(out, `${values.subarray(row * columns, (row + 1) * columns).join(',')},${labels[row]}\n`)
  }
  closeSync(out)
}

/** What a command says on the way is nobody's concern here. */
const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore']

interface Round {
  /** Seconds from the start of the command to its end, and of the training where it has some. */
  clock: number
  training: number | null
}

function runCommand(tree: string, args: readonly string[]): Round {
  const began = performance.now()
  const told = execFileSync(process.execPath, [join(tree, 'out/main/cli.js'), ...args], { encoding: 'utf8', stdio })
  const clock = (performance.now() - began) / 1000
  const training = args[0] === 'train' ? (JSON.parse(told) as { seconds: { train: number } }).seconds.train : null
  return { clock, training }
}

const text = (seconds: number[]) =>
  `${(1000 * median(seconds)).toFixed(0)} ms (${(1000 * Math.min(...seconds)).toFixed(0)} to ${(1000 * Math.max(...seconds)).toFixed(0)})`

try {
  const workload = { ...workloads.find(({ name }) => name === 'W3')!, rows: sizes.rows, epochs }
  const table = join(folder, 'table.csv')
  writeTable(table, workload)
  const { hidden, batch, learningRate } = workload
  const network = [
    '--hidden',
    String(hidden),
    '--activation',
    'relu',
    '--optimizer',
    'adam',
    '--batch-size',
    String(batch),
  ]
  const parts = ['--validation', '0', '--test', '0', '--patience', '0']
  const commands: Record<string, string[]> = {
    '--version': ['--version'],
    'inspect, Iris': ['inspect', join(here, 'samples/iris.csv')],
    [`train, W3, ${epochs} epochs with losses`]: [
      ...['train', table, '--target', 'y', ...network, '--learning-rate', String(learningRate), ...parts],
      ...['--epochs', String(epochs), '--json'],
    ],
  }
  const trees = [
    ...(texts.before === undefined ? [] : [['before', resolve(texts.before)] as const]),
    ['now', here] as const,
  ]
  const tools = findTools(
    folder,
    folder,
    ['NumPy', 'PyTorch', 'TensorFlow.js', ...(smallest ? ['scikit-learn' as const] : [])],
    console.error,
  )
  const peer = enginesOf(workload, folder, tools).engines.find(({ name }) => name === 'scikit-learn')
  const taken = new Map<string, Round[]>()
  const take = (name: string, round: Round) => taken.set(name, [...(taken.get(name) ?? []), round])
  for (let round = 0; round < sizes.rounds; round++) {
    for (const [command, args] of Object.entries(commands)) {
      for (const [name, tree] of trees) take(`${command}, ${name}`, runCommand(tree, args))
    }
    if (peer !== undefined) {
      const began = performance.now()
      const session = await openSession(peer)
      const { seconds } = await session.train(epochs)
      await session.end()
      take(`scikit-learn, W3, ${epochs} epochs`, { clock: (performance.now() - began) / 1000, training: seconds })
    }
  }
  const rows = [...taken].map(([name, rounds]) => {
    const training = rounds.flatMap((round) => round.training ?? [])
    return [name, text(rounds.map(({ clock }) => clock)), training.length > 0 ? text(training) : '']
  })
  console.log(markdown(['command', 'from start to end', 'of it training'], rows))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
