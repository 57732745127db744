/**
 * How quickly the window answers while four runs train: `npm run bench:responsiveness`.
 * Interaction latency is the browser's own figure (Event Timing, W3C: from the event to the next paint, in steps of 8 ms).
 * A redraw of the loss chart renews its text alternative, which is what is counted.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endHost, launchChromium, startHost } from '../e2e/app.ts'

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
  await chart.evaluate((element) => {
    const measured = { latencies: [] as number[], redraws: [] as number[] }
    Object.assign(window, { measured })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'click' || entry.name === 'keydown') measured.latencies.push(entry.duration)
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    new MutationObserver(() => measured.redraws.push(performance.now())).observe(element, {
      attributes: true,
      attributeFilter: ['aria-label'],
    })
  })
  const row = page.getByRole('checkbox', { name: 'Show tanh 128 (2)', exact: true })
  const began = performance.now()
  let clicks = 0
  while (performance.now() - began < 10_000) {
    await row.click()
    await page.getByText('Batch and schedule').click()
    clicks += 2
  }
  const training = await page.getByRole('table', { name: 'Runs' }).getByRole('progressbar').count()
  const { latencies, redraws } = await page.evaluate(
    () => (window as unknown as { measured: { latencies: number[]; redraws: number[] } }).measured,
  )
  const seconds = ((redraws.at(-1) ?? 0) - (redraws[0] ?? 0)) / 1000
  // Interactions under 16 ms are not reported: they count as the fastest.
  const sorted = [...Array<number>(Math.max(0, clicks - latencies.length)).fill(8), ...latencies].sort((a, b) => a - b)
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  console.log(`runs still training at the end: ${training}`)
  console.log(
    `clicks: ${clicks}; latency median ${quantile(0.5)} ms, 95 % ${quantile(0.95)} ms, largest ${sorted.at(-1)} ms`,
  )
  console.log(
    `redraws of the loss chart: ${redraws.length} in ${seconds.toFixed(1)} s, ${(redraws.length / seconds).toFixed(1)} a second`,
  )
} finally {
  await browser.close()
  await endHost(host, 'quit')
  rmSync(folder, { recursive: true, force: true })
}
