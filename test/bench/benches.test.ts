import { exec } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { findBrowser } from '../../scripts/browser.mjs'
import { names as readers } from './import/contestants.ts'
import { workloads } from './engine/workloads.ts'

const root = join(import.meta.dirname, '../..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
const run = promisify(exec)

const columnsOfRows = (text: string) => text.split('\n').map((line) => line.split('|')[1]?.trim())

/** What each benchmark of package.json must print: cells that begin a row of a table, or beginnings of its lines. */
const rows: Record<string, readonly string[]> = {
  bench: [
    ...workloads.map(({ name }) => name),
    ...['Logit Lab', 'Logit Lab, turbo', 'Logit Lab, 1 thread', 'Logit Lab, turbo, 1 thread'],
    ...['Logit Lab, data checked too', 'Logit Lab, losses of all rows after each epoch', 'PyTorch, 1 thread'],
  ],
  'bench:import': [readers.one, readers.two, readers.text, readers.papaparse, readers.pandas, '100', '200', '400'],
  'bench:runs': [
    ...['start', 'list', 'list over the wire: encode', 'list over the wire: decode', 'the screen takes the list'],
    ...['add a run', 'add a run that is to be named'],
  ],
  'bench:preparations': ['200 x 20, now', 'Iris, now'],
  'bench:predictions': ['600 x 10, 2, []', '600 x 10, 3, [16]', '600 x 50, 3, [64, 32]', '1,100 x 10, 3, [16]'],
  'bench:command-line': ['--version, now', 'inspect, Iris, now', 'train, W3, 10 epochs with losses, now'],
  'bench:start': ['an empty workspace, now', 'a table and a run, now'],
  'bench:window': [
    ...[
      'while nothing was done: clicks: 3',
      'sent and previewed',
      'imported and shown',
      'while it was imported: clicks',
    ],
    'scrolling: frames',
  ],
  'bench:responsiveness': ['runs still training at the end', 'clicks:', 'redraws of the loss chart'],
}

const benches = Object.entries(scripts).filter(([name]) => name.split(':')[0] === 'bench')

it.each(benches)('%s ends at its smallest, and prints each of its rows', { timeout: 120_000 }, async (name, script) => {
  const expected = rows[name] ?? []
  expect(expected, `rows of ${name}`).not.toEqual([])
  const env = {
    ...process.env,
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    ...(script.includes('withBrowser') && { LOGIT_LAB_CHROMIUM: findBrowser().path }),
  }
  // As npm runs it: in a shell, with this Node first on the path.
  const { stdout } = await run(`${script} --smallest`, { cwd: root, env })
  const lines = stdout.split('\n')
  const begins = columnsOfRows(stdout)
  const missing = expected.filter((row) => !begins.includes(row) && !lines.some((line) => line.startsWith(row)))
  expect(missing, stdout).toEqual([])
  expect(stdout, 'figures').not.toMatch(/NaN|undefined/)
})
