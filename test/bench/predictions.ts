/**
 * What it costs to keep a run's predictions, to read them, and to compute them anew: `npm run bench:predictions`. Options: --rounds n;
 * --smallest. The medians
 * of five rounds are in docs/performance.md; the bound that follows from them is in electron/workers/train/keptPredictions.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleOurs } from './bundle.ts'
import type { Seconds, Workload } from './predictions/ours.ts'
import { readCommandLine } from './sizes.ts'

const workloads: Workload[] = [
  { rows: 600_000, columns: 10, classes: 2, hidden: [] },
  { rows: 600_000, columns: 10, classes: 3, hidden: [16] },
  { rows: 600_000, columns: 50, classes: 3, hidden: [64, 32] },
  { rows: 1_100_000, columns: 10, classes: 3, hidden: [16] },
]
const { smallest, sizes } = readCommandLine({ rounds: [5, 1] })
const { rounds } = sizes

const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))
try {
  await bundleOurs(folder, 'predictions', 'threads/helping')
  const ours = (await import(pathToFileURL(join(folder, 'ours.mjs')).href)) as typeof import('./predictions/ours.ts')
  console.log('| rows x columns, classes, layers | file | kept | read | computed anew |\n|---|---|---|---|---|')
  for (const usual of workloads) {
    const workload = { ...usual, rows: smallest ? usual.rows / 1000 : usual.rows }
    const measured = Array.from({ length: rounds }, () => ours.measurePredictions(folder, workload))
    const median = (of: keyof Seconds) => {
      const sorted = measured.map(({ seconds }) => seconds[of]).sort((a, b) => a - b)
      return `${Math.round(1000 * (sorted[Math.floor(rounds / 2)] ?? Number.NaN))} ms`
    }
    const { rows, columns, classes, hidden } = workload
    const name = `${rows.toLocaleString('en-US')} x ${columns}, ${classes}, [${hidden.join(', ')}]`
    const megabytes = `${((measured[0]?.bytes ?? 0) / 1e6).toFixed(1)} MB`
    console.log(`| ${name} | ${megabytes} | ${median('kept')} | ${median('read')} | ${median('computed')} |`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
