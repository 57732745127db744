import { BrowserWindow, type WebContents, nativeTheme } from 'electron'
import type { Settings } from '@shared/contract/settings'
import { appUrl } from './appScheme'

/** Painted before the page is: the surfaces of renderer/theme/tokens.css. */
const surface = { light: '#ffffff', dark: '#22262b' }

export interface WindowOptions {
  preload: string
  theme: Settings['theme']
}

/** The window, sandboxed and shown once it has something to show. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Logit Lab',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: surface[paintedTheme(options.theme)],
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  keepOnPage(window.webContents)
  void window.loadURL(appUrl)
  return window
}

function paintedTheme(theme: Settings['theme']): 'light' | 'dark' {
  if (theme !== 'system') return theme
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}

/** The window shows its page and no other: no navigation, no further window, no embedded one. */
function keepOnPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
