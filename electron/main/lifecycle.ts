import { type BrowserWindow, app, powerMonitor } from 'electron'
import type { Lab } from '../lab/lab'
import { filesAmong } from './fileRequests'

/** A second start brings the window of the first to the front, with the files that it was given. Answers whether this is the first. */
export function setupSingleInstance(window: () => BrowserWindow | null, openFile: (path: string) => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  app.on('second-instance', (_, args, folder) => {
    const first = window()
    if (first?.isMinimized()) first.restore()
    first?.focus()
    filesAmong(args, folder).forEach(openFile)
  })
  return true
}

/**
 * Closing the window ends the app, on every system; the process ends when the lab has put everything away. A start that comes meanwhile
 * finds no window: the app starts again for it. When the system itself ends it is not held up: the lab closes as far as there is time.
 */
export function setupClosing(lab: Lab): void {
  let isClosing = false
  let isAskedAgain = false
  let isSystemEnding = false
  app.on('second-instance', () => (isAskedAgain ||= isClosing))
  powerMonitor.on('shutdown', () => {
    isSystemEnding = true
    void lab.close()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isSystemEnding) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    void lab.close().then(
      () => {
        if (isAskedAgain) app.relaunch()
        app.exit(0)
      },
      () => app.exit(1),
    )
  })
}

/** Windows tells its windows, not the app, that the session ends. */
export function closeWithSession(window: BrowserWindow, lab: Lab): void {
  window.on('session-end', () => void lab.close())
}
