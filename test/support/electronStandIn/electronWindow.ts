import { EventEmitter } from 'node:events'
import { app, emitPreventable, refuseBeforeReady } from './electronApp'
import { ask } from './electronChannel'

export interface WindowOptions {
  width: number
  height: number
  webPreferences: { preload: string; sandbox: boolean; contextIsolation: boolean; nodeIntegration: boolean }
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

class WebContents extends EventEmitter {
  url = ''
  openHandler: OpenHandler = () => ({ action: 'allow' })
  send = (channel: string, ...args: unknown[]) => void ask('deliver', channel, args).catch(() => undefined)
  getURL = () => this.url
  setWindowOpenHandler = (handler: OpenHandler) => void (this.openHandler = handler)
}

const windows = new Set<BrowserWindow>()
const currentWindow = () => [...windows][0]

/** One window, shown as one page of the test's browser. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly #options: WindowOptions
  #destroyed = false

  constructor(options: WindowOptions) {
    super()
    refuseBeforeReady('new BrowserWindow')
    if (windows.size > 0) throw new Error('The stand-in shows one window at a time.')
    this.#options = options
    windows.add(this)
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.url = url
    await ask('load', url, this.#options)
    this.webContents.emit('did-finish-load')
    this.emit('ready-to-show')
  }

  show = () => void ask('show')
  focus = () => undefined
  restore = () => undefined
  maximize = () => undefined
  isMaximized = () => false
  getNormalBounds = () => ({ x: 0, y: 0, width: this.#options.width, height: this.#options.height })
  isMinimized = () => false
  isDestroyed = () => this.#destroyed

  async close(): Promise<void> {
    if (this.#destroyed) return
    this.emit('close')
    this.#destroyed = true
    windows.delete(this)
    await ask('closePage')
    this.emit('closed')
    if (!app.quitting) app.emit('window-all-closed')
  }
}

export async function closeWindows(): Promise<void> {
  await currentWindow()?.close()
}

/** What the renderer tries, and what the system does, put to the main process's listeners. */
export const windowHandlers = {
  secondInstance: (args: string[], folder: string) => void app.emit('second-instance', {}, args, folder),
  systemOpensFile: (path: string) => void emitPreventable(app, 'open-file', path),
  closeWindow: () => void currentWindow()?.close(),
  /** A page asked for another window; the answer says whether it gets one. */
  openWindow: (url: string) => currentWindow()?.webContents.openHandler({ url }).action === 'allow',
}

/** Whether the main process lets the page go there. Its own loading and a reload are not navigations. */
export function mayNavigate(url: string): boolean {
  const contents = currentWindow()?.webContents
  if (!contents || withoutHash(url) === withoutHash(contents.url)) return true
  const prevented = emitPreventable(contents, 'will-navigate', url)
  if (!prevented) contents.url = url
  return !prevented
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? ''
}
