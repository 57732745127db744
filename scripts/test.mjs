#!/usr/bin/env node
// Every suite, one after the other: unit tests, then the app in real browsers. The last line counts them all.
// --full tries every property as often as there is reason to, and sends every end-to-end spec through every door.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { nodePath, root, run } from './node24.mjs'

const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const browser = findBrowser()
console.log(`Browser: ${browser.path} (from ${browser.from})`)
const full = process.argv.includes('--full') ? { LOGIT_LAB_TESTS: 'full' } : {}
const env = { ...process.env, ...full, LOGIT_LAB_CHROMIUM: browser.path }

const built = await run(nodePath(), [join(root, 'scripts/build.mjs')])
if (built !== 0) process.exit(built)

const unit = await run(
  nodePath(),
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(results, 'unit.json')}`,
  ],
  { env },
)
const e2e = await run(nodePath(), [join(root, 'node_modules/@playwright/test/cli.js'), 'test'], { env })

const total = [unitCounts(), e2eCounts()].reduce((sum, counts) => sum.map((value, index) => value + counts[index]))
let [passed, failed] = total
// A suite that broke before it could count, or that ran nothing, is a failure too.
if ((unit !== 0 || e2e !== 0 || passed === 0) && failed === 0) failed = 1
process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)

function read(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'))
  } catch {
    return null
  }
}

function unitCounts() {
  const report = read('unit.json')
  if (!report || report.numTotalTests === 0) return [0, 1]
  return [report.numPassedTests, report.numTotalTests - report.numPassedTests]
}

function e2eCounts() {
  const stats = read('e2e.json')?.stats
  if (!stats || stats.expected + stats.unexpected + stats.flaky === 0) return [0, 1]
  return [stats.expected, stats.unexpected + stats.flaky]
}
