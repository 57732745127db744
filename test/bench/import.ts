/**
 * The import's speed against its peers: `npm run bench:import`. docs/performance.md says what is measured and how.
 * Options: --rounds n; --smallest; --rows n; --columns n; --without pandas,csv-parse; --only-table (no quoted file, no linearity); --write.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describeMachine } from './engine/report.ts'
import { bundleOurs } from './bundle.ts'
import { contestantsOf, names, ourContestants } from './import/contestants.ts'
import { type Failed, measure } from './import/measure.ts'
import { fileTable, goalTable, linearityTable, replaceBetweenMarkers } from './import/report.ts'
import { findTools } from './import/tools.ts'
import { writeTable } from './import/writeTable.ts'
import { readCommandLine } from './sizes.ts'

const { smallest, sizes, texts, switches } = readCommandLine(
  { rounds: [5, 1], rows: [1_000_000, 400], columns: [22, 6] },
  { texts: ['without'], switches: ['only-table', 'write'] },
)
const { rounds, rows, columns } = sizes
const without = texts.without?.split(',') ?? []
// At its smallest, what would have to be installed first is left out.
const leftOut = smallest ? [names.csvParse, names.duckdb, names.pandas] : without
// A small file has several blocks too, so that its threads have work.
const blockBytes = smallest ? 2000 : undefined
const onlyTable = switches['only-table']
if (switches.write && (onlyTable || smallest)) {
  throw new Error('--write needs every table at its usual size: leave --only-table and --smallest out.')
}
const tell = (text: string) => console.error(text)

const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(130)
  })
}

const failed: Failed[] = []

/** Writes a table, lets everybody read it, and removes it. */
async function measureTable(contestants: Parameters<typeof measure>[0], count: number, quoted: boolean) {
  const file = join(folder, 'table.csv')
  tell(`${count.toLocaleString('en-US')} rows${quoted ? ', texts in quotes' : ''}: writing the file`)
  writeTable(file, { rows: count, columns, quoted, seed: 1 })
  const bytes = statSync(file).size
  const measured = await measure(contestants, file, folder, { rounds, warmUp: !smallest }, tell)
  rmSync(file)
  failed.push(...measured.failed)
  return { ...measured, rows: count, bytes }
}

try {
  await bundleOurs(folder, 'import', 'import/readingBlocks')
  const tools = findTools(folder, folder, leftOut, tell)
  const { contestants, absent } = contestantsOf(tools, blockBytes)
  const plain = await measureTable(contestants, rows, false)
  const { processor, cores, gigabytes, system, node, date } = describeMachine(availableParallelism(), new Date())
  const size = `${rows.toLocaleString('en-US')} rows x ${columns} columns, ${Math.round(plain.bytes / 1e6)} MB`
  const versions = [...new Set(plain.figures.flatMap(({ rounds: taken }) => taken.map(({ engine }) => engine)))]
  const parts = [
    `Measured ${date}: ${cores} cores of ${processor}, ${gigabytes} GB, ${system}, Node ${node}, ${rounds} rounds. ${versions.join(', ')}.`,
    goalTable(plain),
    `### ${size}`,
    fileTable(plain, absent),
  ]
  if (!onlyTable) {
    const quoted = await measureTable(contestants, rows, true)
    parts.push('### The same with every text in quotes', fileTable(quoted, absent))
    const longer = []
    for (const factor of [1, 2, 4])
      longer.push(await measureTable(ourContestants(tools, blockBytes), (rows / 4) * factor, false))
    parts.push('### Longer files', linearityTable(longer))
  }
  const text = parts.join('\n\n')
  console.log(text)
  // What does not work of ours is a row with its reason, and a benchmark that failed.
  if (failed.some(({ name }) => name.startsWith('Logit Lab'))) process.exitCode = 1
  if (switches.write) {
    const page = join(import.meta.dirname, '../../docs/performance.md')
    const written = replaceBetweenMarkers(readFileSync(page, 'utf8'), text)
    writeFileSync(page, await format(written, { ...(await resolveConfig(page)), parser: 'markdown' }))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
