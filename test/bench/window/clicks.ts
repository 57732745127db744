import type { Page } from '@playwright/test'

/** Of clicks and keys: from the event to the next paint, by the browser's own Event Timing (W3C), in steps of 8 ms. */
export interface Latencies {
  median: number
  high: number
  largest: number
  clicks: number
}

/** Begins to note how long the page takes to answer, and how long it is held up by a single task. */
export async function watchClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const measured = { latencies: [] as number[], tasks: [] as number[] }
    Object.assign(window, { measured })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name === 'click' || entry.name === 'keydown') measured.latencies.push(entry.duration)
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) measured.tasks.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
}

/** @param clicks made since `watchClicks`: those of under 16 ms are not reported, and count as 8 */
export async function readClicks(page: Page, clicks: number): Promise<Latencies & { tasks: number[] }> {
  const { latencies, tasks } = await page.evaluate(
    () => (window as unknown as { measured: { latencies: number[]; tasks: number[] } }).measured,
  )
  const sorted = [...Array<number>(Math.max(0, clicks - latencies.length)).fill(8), ...latencies].sort((a, b) => a - b)
  const quantile = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { clicks, median: quantile(0.5), high: quantile(0.95), largest: sorted.at(-1) ?? Number.NaN, tasks }
}

export function clicksText({ clicks, median, high, largest }: Latencies): string {
  return `clicks: ${clicks}; latency median ${median} ms, 95 % ${high} ms, largest ${largest} ms`
}
