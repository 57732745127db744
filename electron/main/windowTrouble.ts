import { type BrowserWindow, app, dialog } from 'electron'

/** Chromium's code of a load that another one has overtaken. */
const aborted = -3

/**
 * What a window does when its page cannot be shown or stops: it says so and offers what is left, rather than stand there blank, or
 * nowhere while it holds the lock of the only instance.
 */
export function setupWindowTrouble(window: BrowserWindow): void {
  const { webContents } = window
  webContents.on('did-fail-load', (_, code, description, url, isMainFrame) => {
    if (!isMainFrame || code === aborted) return
    dialog.showErrorBox('Logit Lab could not show its window', `${description} (${url}). Install the app again.`)
    app.exit(1)
  })
  webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return
    const message = `The window of Logit Lab has stopped (${reason}).`
    void offer(window, message, 'What was saved is there, and runs go on.', 'Quit')
  })
  window.on('unresponsive', () => {
    void offer(window, 'The window of Logit Lab does not answer.', 'It may be busy. Runs go on.', 'Wait')
  })
}

async function offer(window: BrowserWindow, message: string, detail: string, other: 'Quit' | 'Wait'): Promise<void> {
  const buttons = ['Show it again', other]
  const { response } = await dialog.showMessageBox(window, { type: 'warning', message, detail, buttons, cancelId: 1 })
  if (response === 0) window.webContents.reload()
  else if (other === 'Quit') app.quit()
}
