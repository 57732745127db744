/**
 * How long a person waits for the page in the browser door: `npm run bench:start`. Options: --rounds n; --smallest; --before folder, another
 * tree of this repository with its packages installed and built, whose rounds are taken in turn.
 * Paint is the browser's own figure (Paint Timing, W3C); usable is when what the first view shows is there to be pressed. Both from
 * the beginning of the navigation, in a browser that has kept nothing.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { endHost, launchChromium, startHost } from '../e2e/app.ts'
import { median } from './engine/statistics.ts'
import { markdown } from './import/report.ts'
import { readCommandLine } from './sizes.ts'

const { smallest, sizes, texts } = readCommandLine({ rounds: [7, 1] }, { texts: ['before'] })
const here = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'logit-lab-bench-'))

const workspaces = {
  'an empty workspace': { path: join(folder, 'empty'), shown: '.samples button' },
  'a table and a run': { path: join(folder, 'used'), shown: '[role=grid] [role=gridcell]' },
}

interface Opening {
  /** Milliseconds from the start of the host to the address that it prints. */
  host: number
  /** Milliseconds from the beginning of the navigation. */
  paint: number
  usable: number
}

/** Notes when the first element of `selector` is there, as the page's own clock has it. */
async function watchFor(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(wanted) === null) return
      Object.assign(window, { usable: performance.now() })
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  }, selector)
}

async function open(
  browser: Browser,
  tree: string,
  { path, shown }: { path: string; shown: string },
): Promise<Opening> {
  const copy = join(folder, 'copy')
  cpSync(path, copy, { recursive: true })
  const began = performance.now()
  const { host, url } = await startHost(copy, 1, tree)
  const started = performance.now() - began
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    await watchFor(page, shown)
    await page.goto(url)
    await page.locator(shown).first().waitFor()
    const { paint, usable } = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      usable: (window as unknown as { usable: number }).usable,
    }))
    return { host: started, paint, usable }
  } finally {
    await context.close()
    await endHost(host, 'quit')
    rmSync(copy, { recursive: true, force: true })
  }
}

/** The workspaces as they are opened: one that holds nothing, one with a table that is shown and a run that is done. */
async function fill(browser: Browser, tree: string): Promise<void> {
  const empty = await startHost(workspaces['an empty workspace'].path, 1, tree)
  await endHost(empty.host, 'quit')
  const { host, url } = await startHost(workspaces['a table and a run'].path, 1, tree)
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: /Iris/ }).click()
  await page.getByRole('link', { name: 'Workbench', exact: true }).click()
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await page.getByRole('img', { name: /^Log loss by epoch/ }).waitFor()
  await page.close()
  await endHost(host, 'quit')
}

const browser = await launchChromium()
try {
  const trees = [
    ...(texts.before === undefined ? [] : [['before', resolve(texts.before)] as const]),
    ['now', here] as const,
  ]
  // Written by the older of two, so that both can read them.
  await fill(browser, trees[0]?.[1] ?? here)
  const rows: string[][] = []
  for (const [name, workspace] of Object.entries(workspaces)) {
    const taken = trees.map(() => [] as Opening[])
    // One more at the beginning: it brings the files into the system's memory.
    for (let round = smallest ? 1 : 0; round <= sizes.rounds; round++) {
      for (const [index, [, tree]] of trees.entries()) {
        const opening = await open(browser, tree, workspace)
        if (round > 0) taken[index]?.push(opening)
      }
    }
    for (const [index, [tree]] of trees.entries()) {
      const spread = (of: keyof Opening) => {
        const all = (taken[index] ?? []).map((opening) => opening[of])
        return `${median(all).toFixed(0)} ms (${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)})`
      }
      rows.push([`${name}, ${tree}`, spread('host'), spread('paint'), spread('usable')])
    }
  }
  console.log(markdown(['browser door', 'host started', 'first paint', 'usable'], rows))
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
