import { BrowserWindow, type WebContents, nativeTheme, screen } from 'electron'
import type { Settings, WindowBounds } from '@shared/contract/settings'
import { appUrl } from './appScheme'
import { fitBounds } from './windowBounds'
import { setupWindowTrouble } from './windowTrouble'

/** Painted before the page is: the surfaces of renderer/theme/tokens.css. */
const surface = { light: '#ffffff', dark: '#22262b' }

/** Milliseconds after which the window is shown, drawn or not: one that never comes would hold the lock unseen. */
const longestWait = 10_000

export interface WindowOptions {
  preload: string
  theme: Settings['theme']
  /** Where the window was left; null where it never was. */
  bounds: WindowBounds | null
}

/** The window, sandboxed and shown once it has something to show, in the theme that was chosen and where it was left. */
export function createWindow({ preload, theme, bounds }: WindowOptions): BrowserWindow {
  nativeTheme.themeSource = theme
  const { workArea } = bounds === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(bounds)
  const window = new BrowserWindow({
    title: 'Logit Lab',
    ...fitBounds(bounds, workArea),
    show: false,
    backgroundColor: surface[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  const show = () => {
    clearTimeout(waiting)
    if (bounds?.maximized === true) window.maximize()
    window.show()
  }
  const waiting = setTimeout(show, longestWait)
  window.once('ready-to-show', show)
  window.once('closed', () => clearTimeout(waiting))
  keepOnPage(window.webContents)
  setupWindowTrouble(window)
  void window.loadURL(appUrl).catch(() => undefined)
  return window
}

/** Where the window is now, to be left there. */
export function boundsOf(window: BrowserWindow): WindowBounds {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() }
}

/** The window shows its page and no other: no navigation, no further window, no embedded one. */
function keepOnPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
