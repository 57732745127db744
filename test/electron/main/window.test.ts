import { describe, expect, it, vi } from 'vitest'
import type { WindowBounds } from '@shared/contract/settings'
import { boundsOf, createWindow } from '../../../electron/main/window'
import { MockWindow, electron } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

const open = (theme: 'system' | 'light' | 'dark' = 'system', bounds: WindowBounds | null = null) =>
  createWindow({ preload: '/preload.cjs', theme, bounds }) as unknown as MockWindow

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

  it('knows its theme before its first frame', () => {
    open('dark')
    expect(electron.nativeTheme.themeSource).toBe('dark')
    open('system')
    expect(electron.nativeTheme.themeSource).toBe('system')
  })

  it('is where it was left, and never larger than the screen', () => {
    const window = open('light', { x: 4000, y: 20, width: 1200, height: 800, maximized: true })
    expect(window.options).toMatchObject({ x: 0, y: 0, width: 911, height: 512, minWidth: 911, minHeight: 512 })
    window.emit('ready-to-show')
    expect(window.maximize).toHaveBeenCalledOnce()
    expect(boundsOf(window as never)).toEqual({ x: 10, y: 20, width: 1200, height: 800, maximized: true })
  })

  it('is shown after a while, drawn or not, and once', () => {
    vi.useFakeTimers()
    try {
      const window = open()
      vi.advanceTimersByTime(9_999)
      expect(window.show).not.toHaveBeenCalled()
      vi.advanceTimersByTime(1)
      expect(window.show).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })
})
