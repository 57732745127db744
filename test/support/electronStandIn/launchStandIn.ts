import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { type Browser, type BrowserContext, type Frame, type Page, type Route, chromium } from '@playwright/test'
import type { RequestAnswer, SenderFrame } from './electronTraffic'
import type { WindowOptions } from './electronWindow'
import { type PageNames, preloadScript } from './pageSide'
import { createPeer } from './peer'

const root = join(import.meta.dirname, '../../..')

/** Chromium cannot navigate to app://, so its pages live here; the main process never sees this name. */
const browserOrigin = 'http://logit-lab.localhost'
const appOrigin = 'app://logit-lab'

export interface StandInOptions {
  /** The folder for application data, kept; else a temporary one. */
  appData?: string
  env?: Record<string, string>
  /** Files that the app is started with. */
  files?: string[]
  /** The built main process; else out/main/index.js. */
  main?: string
  /** Shows the window in a context of this browser, which stays open; else a browser of its own. */
  browser?: Browser
}

export interface StandIn {
  page: Page
  /** The window's options as the main process gave them. */
  windowOptions: WindowOptions
  /** URLs that the app did not block and that were not its own. Always empty in an app that keeps to itself. */
  escaped: string[]
  /** Errors of the page's scripts and console, such as what the content security policy refused. */
  complaints: string[]
  /** Calls the main process as a page in this frame would. */
  invokeFrom(frame: SenderFrame | null, channel: string, ...args: unknown[]): Promise<unknown>
  hasPermission(permission: string, origin: string): Promise<boolean>
  clickMenu(...labels: string[]): Promise<void>
  /** The app is started a second time, with these arguments. */
  startAgain(...args: string[]): Promise<void>
  /** The system asks for a file to be opened, as macOS does. */
  openBySystem(path: string): Promise<void>
  /** What the person will choose in the next open dialogs; nothing is Cancel. */
  setOpenDialogAnswer(...paths: string[]): Promise<void>
  /** Files of this name that a page gets count as dropped or chosen from this path. */
  registerPath(name: string, path: string): Promise<void>
  /** Closes the window and answers with the exit code of the main process. */
  close(): Promise<number>
  /** Ends the main process as a crash would. */
  kill(): Promise<void>
}

/** Runs the built main process and preload in a real Chromium. Rejects with the message of an error box. */
export async function launchStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const appData = options.appData ?? (await mkdtemp(join(tmpdir(), 'logit-lab-stand-in-')))
  const browser =
    options.browser ??
    (await chromium.launch({
      executablePath: process.env.LOGIT_LAB_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    }))
  const child = fork(
    join(import.meta.dirname, 'mainProcess.mjs'),
    [options.main ?? join(root, 'out/main/index.js'), ...(options.files ?? [])],
    {
      execPath: join(root, 'node_modules/node/bin/node'),
      execArgv: [],
      serialization: 'advanced',
      env: { ...process.env, ...options.env, LOGIT_LAB_STAND_IN_APP_DATA: appData },
    },
  )
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  let closeContext: () => Promise<void> = () => Promise.resolve()
  const cleanUp = async () => {
    child.kill()
    if (options.browser === undefined) await browser.close()
    else await closeContext()
    if (options.appData === undefined) await rm(appData, { recursive: true, force: true })
  }
  try {
    const { ask, shown, close } = attach(child, browser, exited)
    closeContext = close
    const { page, windowOptions, escaped, complaints, addPath } = await shown
    return {
      page,
      windowOptions,
      escaped,
      complaints,
      invokeFrom: (frame, channel, ...args) => ask('invoke', frame, channel, args),
      hasPermission: (permission, origin) => ask('hasPermission', permission, origin) as Promise<boolean>,
      clickMenu: async (...labels) => void (await ask('clickMenu', labels)),
      startAgain: async (...args) => void (await ask('secondInstance', ['logit-lab', ...args], '/')),
      openBySystem: async (path) => void (await ask('systemOpensFile', path)),
      setOpenDialogAnswer: async (...paths) => void (await ask('setOpenDialogAnswer', paths)),
      registerPath: addPath,
      async close() {
        // The process may be gone before it has answered.
        ask('closeWindow').catch(() => undefined)
        const code = await exited
        await cleanUp()
        return code
      },
      async kill() {
        child.kill('SIGKILL')
        await exited
        await cleanUp()
      },
    }
  } catch (error) {
    await cleanUp()
    throw error
  }
}

interface Shown {
  page: Page
  windowOptions: WindowOptions
  escaped: string[]
  complaints: string[]
  addPath(name: string, path: string): Promise<void>
}

/** Gives the main process its window: a page of this browser, whose every request and call it answers. */
function attach(child: ChildProcess, browser: Browser, exited: Promise<number>) {
  const names: PageNames = { invoke: `invoke-${randomUUID()}`, deliver: `deliver-${randomUUID()}` }
  const escaped: string[] = []
  const complaints: string[] = []
  const paths = new Map<string, string>()
  let context: BrowserContext | null = null
  let page: Page | null = null
  let errorBox = ''
  let windowOptions: WindowOptions
  let resolveShown: (shown: Shown) => void
  const shown = new Promise<Shown>((resolve, reject) => {
    resolveShown = resolve
    void exited.then((code) => reject(new Error(errorBox || `The main process ended with exit code ${code}.`)))
  })

  const deliver = (channel: string, args: unknown[]) =>
    page?.evaluate(
      ([name, channel, args]) =>
        (window as unknown as Record<string, (channel: string, args: unknown[]) => void>)[name]?.(channel, args),
      [names.deliver, channel, args] as const,
    )
  const addPath = async (name: string, path: string) => {
    paths.set(name, path)
    await deliver('stand-in:path', [name, path])
  }

  const channel = {
    // One that is ending may count as connected and hear nothing any more: that it has ended is told by itself.
    send: (message: unknown) => void (child.connected && child.send(message as object, () => undefined)),
    on: (listener: (message: unknown) => void) => void child.on('message', listener),
  }
  const peer = createPeer(channel, {
    async load(url: string, options: WindowOptions) {
      windowOptions = options
      page ??= await openPage(options)
      await page.goto(toBrowserUrl(url))
    },
    show: () => page && resolveShown({ page, windowOptions, escaped, complaints, addPath }),
    deliver,
    closePage: () => page?.close(),
    errorBox: (title: string, content: string) => void (errorBox = `${title}: ${content}`),
  })
  void exited.then(() => peer.end('The main process has ended.'))

  async function openPage({ width, height, webPreferences }: WindowOptions): Promise<Page> {
    context = await browser.newContext({ viewport: { width, height } })
    await context.route('**/*', answerRequest)
    await context.exposeBinding(names.invoke, ({ frame }, channel: string, args: unknown[]) =>
      peer.ask('invoke', senderFrame(frame), channel, args),
    )
    await context.addInitScript({ content: preloadScript(await readFile(webPreferences.preload, 'utf8'), names) })
    const opened = await context.newPage()
    opened.on('pageerror', (error) => complaints.push(error.message))
    opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    opened.on('popup', (popup) => void peer.ask('openWindow', popup.url()).then((allowed) => allowed || popup.close()))
    opened.on('domcontentloaded', () => {
      for (const [name, path] of paths) void deliver('stand-in:path', [name, path])
    })
    return opened
  }

  async function answerRequest(route: Route): Promise<void> {
    const request = route.request()
    const isNavigation = request.isNavigationRequest() && request.frame().parentFrame() === null
    const url = toAppUrl(request.url())
    // An app that has ended answers nothing; its page may be gone too.
    const asked = peer.ask('request', url, request.method(), isNavigation).catch(() => null)
    const answer = (await asked) as RequestAnswer | null
    if (answer === null) return route.abort().catch(() => undefined)
    if (answer.outcome === 'escaped') escaped.push(url)
    if (answer.outcome === 'prevented') return route.fulfill({ status: 204 })
    if (answer.outcome !== 'answered') return route.abort('blockedbyclient')
    const { status, headers, body } = answer
    return route.fulfill({ status, headers, body: Buffer.from(body) })
  }

  return { ask: peer.ask, shown, close: async () => context?.close() }
}

function senderFrame(frame: Frame): SenderFrame {
  const parent = frame.parentFrame()
  return { url: toAppUrl(frame.url()), parent: parent && senderFrame(parent) }
}

function toBrowserUrl(url: string): string {
  return url.startsWith(`${appOrigin}/`) ? browserOrigin + url.slice(appOrigin.length) : url
}

function toAppUrl(url: string): string {
  return url.startsWith(`${browserOrigin}/`) ? appOrigin + url.slice(browserOrigin.length) : url
}
