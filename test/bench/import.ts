/**
 * The import's speed against its peers: `npm run bench:import`. docs/performance.md says what is measured and how.
 * Options: --rounds n; --rows n; --columns n; --without pandas,csv-parse; --only-table (no quoted file, no linearity); --write.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { describeMachine } from './engine/report.ts'
import { bundleOurs } from './bundle.ts'
import { contestantsOf, ourContestants } from './import/contestants.ts'
import { measure } from './import/measure.ts'
import { fileTable, goalTable, linearityTable, replaceBetweenMarkers } from './import/report.ts'
import { findTools } from './import/tools.ts'
import { writeTable } from './import/writeTable.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '1000000' },
    columns: { type: 'string', default: '22' },
    without: { type: 'string', default: '' },
    'only-table': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const rows = Number(values.rows)
const columns = Number(values.columns)
const leftOut = values.without.split(',').filter((word) => word !== '')
const onlyTable = values['only-table']
if (values.write && onlyTable) throw new Error('--write needs every table: leave --only-table out.')
const tell = (text: string) => console.error(text)

const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(130)
  })
}

/** Writes a table, lets everybody read it, and removes it. */
async function measureTable(contestants: Parameters<typeof measure>[0], count: number, quoted: boolean) {
  const file = join(folder, 'table.csv')
  tell(`${count.toLocaleString('en-US')} rows${quoted ? ', texts in quotes' : ''}: writing the file`)
  writeTable(file, { rows: count, columns, quoted, seed: 1 })
  const bytes = statSync(file).size
  const measured = await measure(contestants, file, folder, rounds, tell)
  rmSync(file)
  return { ...measured, rows: count, bytes }
}

try {
  await bundleOurs(folder, 'import', 'import/readingBlocks')
  const tools = findTools(folder, folder, leftOut, tell)
  const { contestants, absent } = contestantsOf(tools)
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
    for (const factor of [1, 2, 4]) longer.push(await measureTable(ourContestants(tools), (rows / 4) * factor, false))
    parts.push('### Longer files', linearityTable(longer))
  }
  const text = parts.join('\n\n')
  console.log(text)
  if (values.write) {
    const page = join(import.meta.dirname, '../../docs/performance.md')
    const written = replaceBetweenMarkers(readFileSync(page, 'utf8'), text)
    writeFileSync(page, await format(written, { ...(await resolveConfig(page)), parser: 'markdown' }))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
