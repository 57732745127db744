import { describe, expect, it, vi } from 'vitest'
import { createWindow } from '../../../electron/main/window'
import { MockWindow } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

const open = (theme: 'system' | 'light' | 'dark' = 'system') =>
  createWindow({ preload: '/preload.cjs', theme }) as unknown as MockWindow

describe('the window', () => {
  it('is sandboxed, apart from its page, and has the preload and no other power', () => {
    const { options } = open()
    expect(options.webPreferences).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
    expect([options.minWidth, options.minHeight]).toEqual([1024, 700])
    expect(MockWindow.opened).toHaveLength(1)
  })

  it('shows its page once that is drawn, on the surface of its theme', () => {
    const window = open()
    expect(window.options.show).toBe(false)
    expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://logit-lab/')
    expect(window.show).not.toHaveBeenCalled()
    window.emit('ready-to-show')
    expect(window.show).toHaveBeenCalledOnce()
    expect(open('light').options.backgroundColor).toBe('#ffffff')
    expect(open('dark').options.backgroundColor).toBe('#22262b')
  })

  it('a link, a redirect, a frame or a webview that leads away: prevented; another window: denied', () => {
    const { webContents } = open()
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn()
      webContents.emit(name, { preventDefault })
      expect(preventDefault).toHaveBeenCalledOnce()
    }
    const handler = webContents.setWindowOpenHandler.mock.calls[0]![0]
    expect(handler({ url: 'app://logit-lab/' })).toEqual({ action: 'deny' })
  })
})
