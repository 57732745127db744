import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let ready = false
let closeAllWindows: () => Promise<void> = () => Promise.resolve()

/** An event whose default can be prevented, as Electron hands it to its listeners. */
export function emitPreventable(emitter: EventEmitter, name: string, ...args: unknown[]): boolean {
  let prevented = false
  emitter.emit(name, { preventDefault: () => (prevented = true) }, ...args)
  return prevented
}

class App extends EventEmitter {
  quitting = false
  #name = 'logit-lab'
  readonly #paths = new Map<string, string>()
  readonly #becameReady = new Promise<void>((resolve) => this.once('ready', resolve))

  whenReady = () => this.#becameReady
  isReady = () => ready
  getName = () => this.#name
  setName = (name: string) => void (this.#name = name)
  getVersion = () => packageVersion()
  requestSingleInstanceLock = () => true
  enableSandbox = () => refuseAfterReady('app.enableSandbox')
  setAboutPanelOptions = () => undefined
  setPath = (name: string, path: string) => void this.#paths.set(name, path)

  getPath(name: string): string {
    const appData = process.env.LOGIT_LAB_STAND_IN_APP_DATA
    if (!appData) throw new Error('The stand-in was started without a folder for its data.')
    const defaults: Record<string, string> = { appData, userData: join(appData, this.#name) }
    const path = this.#paths.get(name) ?? defaults[name]
    if (path === undefined) throw new Error(`The stand-in knows no path named ${name}.`)
    return path
  }

  quit = () => void this.#quit()

  async #quit(): Promise<void> {
    if (this.quitting || emitPreventable(this, 'before-quit')) return
    this.quitting = true
    await closeAllWindows()
    if (!emitPreventable(this, 'will-quit')) this.exit(0)
  }

  exit = (code = 0) => process.exit(code)
  relaunch = () => undefined
}

export const app = new App()

export function onQuitRequest(closeWindows: () => Promise<void>): void {
  closeAllWindows = closeWindows
}

/** The main script has been read to its end. */
export function becomeReady(): void {
  ready = true
  app.emit('ready')
}

/** Some settings are taken before the app is ready only, and Electron throws later. */
export function refuseAfterReady(name: string): void {
  if (ready) throw new Error(`${name} was called after the app was ready.`)
}

export function refuseBeforeReady(name: string): void {
  if (!ready) throw new Error(`${name} was called before the app was ready.`)
}

function packageVersion(): string {
  const path = join(import.meta.dirname, '../../../package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
