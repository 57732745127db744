/**
 * How quickly the window answers while four runs train: `npm run bench:responsiveness`. Options: --seconds n; --smallest.
 * Interaction latency is the browser's own figure (Event Timing, W3C: from the event to the next paint, in steps of 8 ms).
 * A redraw of the loss chart renews its text alternative, which is what is counted.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endHost, launchChromium, startHost } from '../e2e/app.ts'
import { readCommandLine } from './sizes.ts'
import { clicksText, readClicks, watchClicks } from './window/clicks.ts'

const { sizes } = readCommandLine({ seconds: [10, 1] })

const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))
const { host, url } = await startHost(join(folder, 'workspace'), 4)
const browser = await launchChromium()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  await page.getByRole('button', { name: /Iris/ }).click()
  await page.getByRole('button', { name: 'Add layer' }).click()
  await page.getByRole('spinbutton', { name: 'Units in layer 1' }).fill('128')
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('100000')
  const train = page.getByRole('button', { name: 'Train', exact: true })
  for (let run = 0; run < 3; run++) await train.click()
  await page.getByRole('spinbutton', { name: 'Epochs' }).fill('2000')
  await train.click()

  const chart = page.getByRole('img', { name: /^Log loss by epoch/ })
  await watchClicks(page)
  await chart.evaluate((element) => {
    const redraws: number[] = []
    Object.assign(window, { redraws })
    new MutationObserver(() => redraws.push(performance.now())).observe(element, {
      attributes: true,
      attributeFilter: ['aria-label'],
    })
  })
  const row = page.getByRole('checkbox', { name: 'Show tanh 128 (2)', exact: true })
  const began = performance.now()
  let clicks = 0
  while (performance.now() - began < 1000 * sizes.seconds) {
    await row.click()
    await page.getByText('Batch and schedule').click()
    clicks += 2
  }
  const training = await page.getByRole('table', { name: 'Runs' }).getByRole('progressbar').count()
  const redraws = await page.evaluate(() => (window as unknown as { redraws: number[] }).redraws)
  const seconds = ((redraws.at(-1) ?? 0) - (redraws[0] ?? 0)) / 1000
  console.log(`runs still training at the end: ${training}`)
  console.log(clicksText(await readClicks(page, clicks)))
  console.log(
    `redraws of the loss chart: ${redraws.length} in ${seconds.toFixed(1)} s, ${(redraws.length / seconds).toFixed(1)} a second`,
  )
} finally {
  await browser.close()
  await endHost(host, 'quit')
  rmSync(folder, { recursive: true, force: true })
}
