import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type FileChooser, type Page, test as base, chromium } from '@playwright/test'

export { expect } from '@playwright/test'

/** What differs between doors: paths and files, what is stored, closing and crashing, what a page may do, large answers. */
export const window = '@window'

const root = join(import.meta.dirname, '../..')

/** A running app behind one of the doors. */
export interface OpenApp {
  page: Page
  /** Tells the door the real path behind a file name; only the stand-in needs to know. */
  registerPath(path: string): Promise<void>
  /** Ends the app: in order, or as a crash would. */
  close(how: 'quit' | 'kill'): Promise<void>
}

export interface App {
  page: Page
  door: string
  /** Lets a person's file fall on the window. */
  drop(path: string): Promise<void>
  /** Answers a file dialog of the page. */
  choose(chooser: FileChooser, path: string): Promise<void>
  /** Ends the app and opens it again on the same workspace. */
  restart(how: 'quit' | 'kill'): Promise<Page>
  folder: string
}

type Open = (folder: string, runsAtOnce: number, browser: () => Promise<Browser>) => Promise<OpenApp>

const doors: Record<string, () => Promise<Open>> = {
  browser: async () => openBrowserDoor,
  'electron-stand-in': async () => (await import('../support/openStandIn')).openStandIn,
  electron: async () => (await import('../support/openElectron')).openElectron,
}

export const test = base.extend<{ app: App; runsAtOnce: number }, { sharedBrowser: () => Promise<Browser> }>({
  runsAtOnce: [2, { option: true }],
  // One process for all tests of a worker; each app is shown in a context of its own. Real Electron needs none.
  sharedBrowser: [
    async ({}, use) => {
      const launched: Promise<Browser>[] = []
      await use(() => (launched[0] ??= launchChromium()))
      for (const browser of launched) await (await browser).close()
    },
    { scope: 'worker' },
  ],
  app: async ({ runsAtOnce, sharedBrowser }, use, testInfo) => {
    const door = String(testInfo.project.metadata.door)
    const open = await doors[door]?.()
    if (!open) throw new Error(`There is no door named ${door}.`)
    const folder = mkdtempSync(join(tmpdir(), 'logit-lab-e2e-'))
    let current = await open(folder, runsAtOnce, sharedBrowser)
    const errors: string[] = []
    /** A page whose app is closing finds nobody at the other end, and says so. */
    let closing = false
    const close = async (how: 'quit' | 'kill') => {
      closing = true
      await current.close(how)
      closing = false
    }
    const watch = (page: Page) => {
      // Keeps file dialogs intercepted: switched on only when one is awaited, it can come too late.
      page.on('filechooser', () => undefined)
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !closing) errors.push(message.text())
      })
    }
    watch(current.page)
    const app: App = {
      door,
      folder,
      get page() {
        return current.page
      },
      drop: async (path) => {
        await current.registerPath(path)
        await dropFile(current.page, path)
      },
      choose: async (chooser, path) => {
        await current.registerPath(path)
        await chooser.setFiles(path)
      },
      restart: async (how) => {
        await close(how)
        current = await open(folder, runsAtOnce, sharedBrowser)
        watch(current.page)
        return current.page
      },
    }
    await use(app)
    await close('quit')
    rmSync(folder, { recursive: true, force: true })
    base.expect(errors, 'errors in the page').toEqual([])
  },
})

export async function dropFile(page: Page, path: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([bytes], name))
      return data
    },
    { name: basename(path), base64: readFileSync(path).toString('base64') },
  )
  const target = page.locator('body')
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: transfer })
}

const openBrowserDoor: Open = async (folder, runsAtOnce, browser) => {
  const { host, url } = await startHost(join(folder, 'workspace'), runsAtOnce)
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(url)
  return {
    page,
    registerPath: () => Promise.resolve(),
    close: async (how) => {
      await endHost(host, how)
      await context.close()
    },
  }
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(process.env.LOGIT_LAB_CHROMIUM ? { executablePath: process.env.LOGIT_LAB_CHROMIUM } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

/** `logit-lab serve` on a workspace, as `tree` has it built, and the address that it prints. */
export function startHost(
  workspace: string,
  runsAtOnce = 2,
  tree = root,
): Promise<{ host: ChildProcess; url: string }> {
  const args = ['serve', '--workspace', workspace, '--runs', String(runsAtOnce)]
  const host = spawn(process.execPath, [join(tree, 'out/main/cli.js'), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    host.once('exit', (code) => reject(new Error(`logit-lab serve ended with ${code} before it printed an address.`)))
    createInterface({ input: host.stdout }).on('line', (line) => {
      const url = /http:\/\/\S+/.exec(line)?.[0]
      if (url) resolve({ host, url })
    })
  })
}

export async function endHost(host: ChildProcess, how: 'quit' | 'kill'): Promise<void> {
  const ended = new Promise((resolve) => host.once('exit', resolve))
  host.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM')
  await ended
}
