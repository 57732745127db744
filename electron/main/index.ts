import { join } from 'node:path'
import { type BrowserWindow, app, dialog, session } from 'electron'
import { readBuiltFiles } from '../serve/builtFiles'
import { setupProtocol, setupScheme } from './appScheme'
import { createGrantedPaths } from './grantedPaths'
import { setupIpc } from './ipc'
import { createFileRequests, filesAmong } from './fileRequests'
import { closeWithSession, setupClosing, setupSingleInstance } from './lifecycle'
import { setupMenu } from './menu'
import { openFile } from './openFile'
import { setupNetworkWall, setupPermissions } from './permissions'
import { setupUserData, startLab } from './startLab'
import { boundsOf, createWindow } from './window'

const preload = join(import.meta.dirname, '../preload/index.cjs')
const renderer = join(import.meta.dirname, '../renderer')

let window: BrowserWindow | null = null
const currentWindow = () => window
const granted = createGrantedPaths()
const files = createFileRequests(granted)

async function start(): Promise<void> {
  const built = await readBuiltFiles(renderer)
  const lab = await startLab()
  setupClosing(lab)
  setupPermissions(session.defaultSession)
  setupNetworkWall(session.defaultSession)
  setupProtocol(built)
  setupIpc(lab, granted, currentWindow)
  setupMenu(() => void openFile(window, granted))
  const { theme, window: bounds } = await lab.api['settings.get']({})
  const shown = createWindow({ preload, theme, bounds })
  window = shown
  files.attach(shown)
  closeWithSession(shown, lab)
  shown.on('close', () => void lab.api['settings.save']({ window: boundsOf(shown) }))
  shown.on('closed', () => (window = null))
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('Logit Lab could not start', error instanceof Error ? error.message : String(error))
  app.exit(1)
}

/** macOS hands over files by this event, also before the app is ready. */
app.on('open-file', (event, path) => {
  event.preventDefault()
  files.add(path)
})

try {
  setupUserData()
  if (setupSingleInstance(currentWindow, files.add)) {
    filesAmong(process.argv, process.cwd()).forEach(files.add)
    app.enableSandbox()
    setupScheme()
    app.whenReady().then(start).catch(giveUp)
  }
} catch (error) {
  giveUp(error)
}
