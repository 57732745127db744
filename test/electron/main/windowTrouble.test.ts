import { beforeEach, expect, it, vi } from 'vitest'
import { setupWindowTrouble } from '../../../electron/main/windowTrouble'
import { MockWindow, electron } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

const { app, dialog } = electron
let window: MockWindow
beforeEach(() => {
  vi.clearAllMocks()
  window = new MockWindow({})
  setupWindowTrouble(window as never)
})

it('ends the app with a sentence where its page cannot be loaded, so that the next start is not refused', () => {
  window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://logit-lab/', true)
  expect(dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith(
    expect.any(String),
    expect.stringContaining('ERR_FILE_NOT_FOUND'),
  )
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(1)
})

it('leaves a load alone that another has overtaken, or that is not of the page', () => {
  window.webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://logit-lab/', true)
  window.webContents.emit('did-fail-load', {}, -6, 'ERR_FAILED', 'app://logit-lab/frame', false)
  expect(app.exit).not.toHaveBeenCalled()
})

it('offers to show a page again that has stopped, or to quit', async () => {
  dialog.showMessageBox.mockResolvedValueOnce({ response: 0 })
  window.webContents.emit('render-process-gone', {}, { reason: 'oom' })
  await vi.waitFor(() => expect(window.webContents.reload).toHaveBeenCalledOnce())
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
  window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  expect(dialog.showMessageBox).toHaveBeenCalledTimes(2)
})

it('offers to wait for a page that does not answer', async () => {
  window.emit('unresponsive')
  await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalledOnce())
  expect(window.webContents.reload).not.toHaveBeenCalled()
  expect(app.quit).not.toHaveBeenCalled()
})
