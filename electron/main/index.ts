import { join } from 'node:path'
import { type BrowserWindow, app, dialog, session } from 'electron'
import { readBuiltFiles } from '../serve/builtFiles'
import { setupProtocol, setupScheme } from './appScheme'
import { createGrantedPaths } from './grantedPaths'
import { setupIpc } from './ipc'
import { setupClosing, setupSingleInstance } from './lifecycle'
import { setupMenu } from './menu'
import { openFile } from './openFile'
import { setupNetworkWall, setupPermissions } from './permissions'
import { setupUserData, startLab } from './startLab'
import { createWindow } from './window'

const preload = join(import.meta.dirname, '../preload/index.cjs')
const renderer = join(import.meta.dirname, '../renderer')

let window: BrowserWindow | null = null
const currentWindow = () => window

async function start(): Promise<void> {
  const files = await readBuiltFiles(renderer)
  const lab = await startLab()
  const granted = createGrantedPaths()
  setupClosing(lab)
  setupPermissions(session.defaultSession)
  setupNetworkWall(session.defaultSession)
  setupProtocol(files)
  setupIpc(lab, granted, currentWindow)
  setupMenu(() => void openFile(window, granted))
  const { theme } = await lab.api['settings.get']({})
  window = createWindow({ preload, theme })
  window.on('closed', () => (window = null))
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('Logit Lab could not start', error instanceof Error ? error.message : String(error))
  app.exit(1)
}

setupUserData()
if (setupSingleInstance(currentWindow)) {
  app.enableSandbox()
  setupScheme()
  app.whenReady().then(start).catch(giveUp)
}
