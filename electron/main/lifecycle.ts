import { type BrowserWindow, app } from 'electron'
import type { Lab } from '../lab/lab'

/** A second start brings the window of the first to the front. Answers whether this is the first. */
export function setupSingleInstance(window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  app.on('second-instance', () => {
    const first = window()
    if (first?.isMinimized()) first.restore()
    first?.focus()
  })
  return true
}

/** Closing the window ends the app, on every system; the process ends when the lab has put everything away. */
export function setupClosing(lab: Lab): void {
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    void lab.close().then(
      () => app.exit(0),
      () => app.exit(1),
    )
  })
}
