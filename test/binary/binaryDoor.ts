import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type Page, chromium } from '@playwright/test'
import type { Door } from './openedApp.ts'

/**
 * The packaged app. Its fuses forbid the inspector of Node, by which Playwright starts Electron: the page is reached by the port of
 * Chromium's own debugger, which no fuse closes. On Linux it has a profile of its own in `folder`; macOS and Windows know one a user, so
 * there this is for a machine that is thrown away.
 */
export function binaryDoor(program: string, folder: string): Door {
  const profile = mkdtempSync(join(folder, 'profile-'))
  const env = { ...process.env, XDG_CONFIG_HOME: profile }
  const start = (args: string[]): ChildProcess => spawn(program, args, { env, stdio: 'ignore' })
  return {
    name: 'binary',
    program,
    async launch({ files = [], switches = [] } = {}) {
      const port = await freePort()
      const child = start([`--remote-debugging-port=${port}`, ...switches, ...files])
      const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
      const browser = await connect(port, exited)
      const page = await firstPage(browser)
      await page.waitForFunction(() => 'logitLab' in window)
      return {
        page,
        drop: (path) => drop(page, path),
        startAgain: (...again) => new Promise((resolve) => start(again).once('exit', resolve)),
        async close() {
          await page.evaluate(() => window.close()).catch(() => undefined)
          const code = await Promise.race([exited, pause(30_000, 'late' as const)])
          await browser.close().catch(() => undefined)
          if (code !== 'late') return code
          child.kill('SIGKILL')
          throw new Error('The app did not end within 30 seconds of its window.')
        },
        async kill() {
          child.kill('SIGKILL')
          await exited
          await browser.close().catch(() => undefined)
        },
        pageProcesses: () => (process.platform === 'linux' ? descendants(child.pid ?? 0).filter(showsPage) : []),
      }
    },
  }
}

async function connect(port: number, exited: Promise<number | null>): Promise<Browser> {
  for (let tries = 0; tries < 150; tries++) {
    const ended = await Promise.race([exited, pause(200, 'runs' as const)])
    if (ended !== 'runs') throw new Error(`The app ended with ${ended} before it showed its window.`)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null)
    if (browser !== null) return browser
  }
  throw new Error('The app could not be reached within 30 seconds.')
}

async function firstPage(browser: Browser): Promise<Page> {
  for (let tries = 0; tries < 150; tries++) {
    const page = browser.contexts().flatMap((context) => context.pages())[0]
    if (page !== undefined) return page
    await pause(200)
  }
  throw new Error('The app showed no window within 30 seconds.')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** As the system lets a file fall: the page gets a File that has a path. */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  }
}

function descendants(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The program's name, in brackets, may hold anything.
        const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return [{ pid: Number(name), parent: Number(parent) }]
      } catch {
        return []
      }
    })
  const below = (above: number): number[] =>
    parents.filter(({ parent }) => parent === above).flatMap((child) => [child.pid, ...below(child.pid)])
  return below(pid)
}

function showsPage(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
}
