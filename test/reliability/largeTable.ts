/**
 * Whether the page stays connected on a table of many rows while a run trains: `npm run large-table`. Options: --rows n.
 * It opens the page in a real Chromium, imports the table, trains a run to its end and another for minutes, loads the page anew meanwhile, and looks at
 * fields and evaluation; it counts sockets, and tells the memory of host and page.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endHost, launchChromium, startHost } from '../e2e/app.ts'
import { writeTable } from '../bench/import/writeTable.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '10000000' } } })
const rows = Number(values.rows)
const folder = mkdtempSync(join(tmpdir(), 'logit-lab-large-'))
const file = join(folder, 'table.csv')
writeTable(file, { rows, columns: 4, quoted: false, seed: 1 })
console.log(`${rows} rows x 4 columns, ${Math.round(statSync(file).size / 1e6)} MB`)

const { host, url } = await startHost(join(folder, 'workspace'), 1)
const browser = await launchChromium()
const sockets = { opened: 0, closed: 0 }
let peakHost = 0
const watch = setInterval(() => (peakHost = Math.max(peakHost, memoryOfTree(host.pid ?? 0))), 250)
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('websocket', (socket) => {
    sockets.opened += 1
    socket.on('close', () => (sockets.closed += 1))
  })
  await page.goto(url)
  await page.locator('input[type=file]').first().setInputFiles(file)
  const sheet = page.getByRole('dialog', { name: /^Import / })
  await sheet.getByRole('columnheader').nth(1).waitFor({ timeout: 300_000 })
  let began = performance.now()
  await sheet.getByRole('button', { name: 'Import', exact: true }).click()
  await sheet.waitFor({ state: 'hidden', timeout: 600_000 })
  await page.getByRole('grid', { name: 'Rows of the dataset' }).waitFor({ timeout: 60_000 })
  console.log(`imported in ${since(began)}`)
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const runs = page.getByRole('table', { name: 'Runs' })
  await runs.getByText('done', { exact: true }).waitFor({ timeout: 900_000 })
  // A run of several minutes, beside which everything is asked for: by the page that is loaded anew, and by its views.
  await page.getByRole('button', { name: 'Add layer' }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  const pause = page.getByRole('button', { name: /^Pause tanh/ }).first()
  await pause.waitFor({ timeout: 300_000 })
  await page.reload()
  began = performance.now()
  await page.getByRole('region', { name: 'Fields' }).getByRole('img').first().waitFor({ timeout: 300_000 })
  console.log(`the field is there ${since(began)} after loading anew`)
  began = performance.now()
  await page.getByRole('link', { name: 'Evaluate', exact: true }).click()
  await page.getByRole('img', { name: /^ROC curve/ }).waitFor({ timeout: 600_000 })
  console.log(`curves are there after ${since(began)}`)
  await page.getByRole('region', { name: 'Verdict' }).waitFor({ timeout: 600_000 })
  console.log(`evaluated in ${since(began)}`)
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  console.log(`the run still trains: ${await pause.isVisible()}`)
  await page
    .getByRole('button', { name: /^Cancel tanh/ })
    .first()
    .click()
  await runs.getByText('cancelled', { exact: true }).waitFor({ timeout: 60_000 })
  const lost = await page.getByText('The connection to Logit Lab was lost.').isVisible()
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  )
  console.log(
    `sockets opened ${sockets.opened}, closed ${sockets.closed} (1 by loading anew); connection lost: ${lost}`,
  )
  console.log(`memory: host ${Math.round(peakHost / 1e6)} MB at most, page ${Math.round(heap / 1e6)} MB of objects`)
} finally {
  clearInterval(watch)
  await browser.close()
  await endHost(host, 'quit')
  rmSync(folder, { recursive: true, force: true })
}

function since(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`
}

/** Resident bytes of a process and of all below it; 0 where the system does not tell. */
function memoryOfTree(root: number): number {
  const parents = new Map<number, number>()
  const sizes = new Map<number, number>()
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const status = statusOf(name)
      parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0))
      sizes.set(Number(name), 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0))
    }
  } catch {
    return 0
  }
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0))
  return [...sizes].reduce((sum, [pid, size]) => sum + (isBelow(pid) ? size : 0), 0)
}

/** Empty of a process that has ended meanwhile. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
