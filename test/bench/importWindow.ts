/**
 * How quickly the window answers while a large file is imported, and how smoothly its table scrolls:
 * `npm run bench:window`. Options: --rows n; --columns n; --clicks n; --frames n; --smallest.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endHost, launchChromium, startHost } from '../e2e/app.ts'
import { writeTable } from './import/writeTable.ts'
import { readCommandLine } from './sizes.ts'
import { clicksText, readClicks, watchClicks } from './window/clicks.ts'

const { sizes } = readCommandLine({ rows: [1_000_000, 2000], columns: [22, 6], clicks: [60, 3], frames: [180, 10] }, {})
const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))
const file = join(folder, 'table.csv')
writeTable(file, { rows: sizes.rows, columns: sizes.columns, quoted: false, seed: 1 })
console.log(`${sizes.rows} rows x ${sizes.columns} columns, ${Math.round(statSync(file).size / 1e6)} MB`)

const { host, url } = await startHost(join(folder, 'workspace'), 1)
const browser = await launchChromium()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  await page.getByRole('button', { name: /Iris/ }).click()
  await page.getByRole('link', { name: 'Data' }).click()
  const goAround = async (): Promise<number> => {
    const views = ['Workbench', 'Compare', 'Data']
    for (const view of views) await page.getByRole('link', { name: view, exact: true }).click()
    return views.length
  }
  await watchClicks(page)
  let before = 0
  while (before < sizes.clicks) before += await goAround()
  console.log(`while nothing was done: ${clicksText(await readClicks(page, before))}`)

  await page.locator('input[type=file]').first().setInputFiles(file)
  await watchClicks(page)
  let began = performance.now()
  const sheet = page.getByRole('dialog', { name: /^Import / })
  await sheet.getByRole('columnheader').nth(1).waitFor({ timeout: 120_000 })
  console.log(`sent and previewed in ${seconds(began)}`)
  began = performance.now()
  // Enter would be lost before the button has the focus.
  await sheet.getByRole('button', { name: 'Import', exact: true }).click()
  const importing = page.getByRole('heading', { name: 'table.csv', exact: true })
  // A small table is there before the button can be pressed.
  const away = sheet.getByRole('button', { name: 'Continue in the background' }).click()
  await Promise.race([away, importing.waitFor()])
  away.catch(() => undefined)
  let clicks = 2
  while (!(await importing.isVisible()) && performance.now() - began < 120_000) {
    clicks += await goAround()
  }
  console.log(`imported and shown in ${seconds(began)}`)
  const during = await readClicks(page, clicks)
  console.log(`while it was imported: ${clicksText(during)}; longest task ${longest(during.tasks)}`)

  // Whichever view the clicks ended in.
  await page.getByRole('link', { name: 'Data', exact: true }).click()
  const frames = await page.getByRole('grid', { name: 'Rows of the dataset' }).evaluate(async (grid, steps) => {
    const gaps: number[] = []
    const box = grid.getBoundingClientRect()
    let last = performance.now()
    for (let step = 0; step < steps; step++) {
      const wheel = { bubbles: true, cancelable: true, deltaY: 400, clientX: box.x + 200, clientY: box.y + 200 }
      grid.dispatchEvent(new WheelEvent('wheel', wheel))
      grid.scrollTop += 400
      await new Promise(requestAnimationFrame)
      gaps.push(performance.now() - last)
      last = performance.now()
    }
    return gaps.sort((a, b) => a - b)
  }, sizes.frames)
  const frame = (share: number) => `${(frames[Math.floor(share * (frames.length - 1))] as number).toFixed(0)} ms`
  console.log(`scrolling: frames of ${frame(0.5)} at the median, ${frame(0.95)} at 95 %, ${frame(1)} at most`)
} finally {
  await browser.close()
  await endHost(host, 'quit')
  rmSync(folder, { recursive: true, force: true })
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

function longest(tasks: number[]): string {
  return tasks.length === 0 ? 'below 50 ms' : `${Math.max(...tasks).toFixed(0)} ms`
}
