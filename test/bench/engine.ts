/**
 * The engine's speed against its peers: `npm run bench`. docs/performance.md says what is measured and how.
 * Options: --rounds n; --smallest; --only W3,W4; --without PyTorch,TensorFlow.js; --write (docs/performance.md and docs/bench.svg).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { bundleOurs } from './bundle.ts'
import { chart, chartLabel } from './engine/chart.ts'
import { writeData } from './engine/data.ts'
import { families } from './engine/engines.ts'
import { standingsOf } from './engine/goals.ts'
import { type Measurement, measure } from './engine/measure.ts'
import { describeMachine, replaceBetweenMarkers, report } from './engine/report.ts'
import { findTools } from './engine/tools.ts'
import { smallestOf, workloads } from './engine/workloads.ts'
import { readCommandLine } from './sizes.ts'

const { smallest, sizes, texts, switches } = readCommandLine(
  { rounds: [7, 1] },
  { texts: ['only', 'without'], switches: ['write'] },
)
const { rounds } = sizes
const only = texts.only?.split(',')
const without = texts.without?.split(',') ?? []
// At its smallest, what is not ours would only take time.
const leftOut = families.filter((family) => (smallest ? family !== 'Logit Lab' : without.includes(family)))
const chosen = workloads
  .filter(({ data }) => only?.includes(data) ?? true)
  .map((workload) => (smallest ? smallestOf(workload) : workload))
if (switches.write && smallest) throw new Error('--write needs the usual sizes: leave --smallest out.')
if (switches.write && chosen.length < workloads.length)
  throw new Error('--write needs every workload: leave --only out.')
const docs = join(import.meta.dirname, '../../docs')
const isOurs = ({ name }: { name: string }) => name.startsWith('Logit Lab')
const tell = (text: string) => console.error(text)

const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The engines end by themselves when their input does.
  process.on(signal, () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(130)
  })
}
try {
  await bundleOurs(folder, 'engine', 'threads/helping')
  const tools = findTools(folder, folder, leftOut, tell)
  const measurements: Measurement[] = []
  for (const workload of chosen) {
    tell(`${workload.name}: writing the data`)
    writeData(folder, workload)
    measurements.push(await measure(workload, folder, tools, { rounds, rest: smallest ? 0 : 300 }, tell))
  }
  const text = report(measurements, describeMachine(tools.cores, new Date()), rounds)
  console.log(text)
  // What does not work of ours is a row with its reason, and a benchmark that failed.
  if (measurements.some(({ missing }) => missing.some(isOurs))) process.exitCode = 1
  if (switches.write) {
    const page = join(docs, 'performance.md')
    const written = replaceBetweenMarkers(readFileSync(page, 'utf8'), `![${chartLabel}](bench.svg)\n\n${text}`)
    writeFileSync(page, await format(written, { ...(await resolveConfig(page)), parser: 'markdown' }))
    writeFileSync(join(docs, 'bench.svg'), chart(measurements.flatMap(standingsOf)))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
