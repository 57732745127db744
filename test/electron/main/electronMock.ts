import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

type Handler = (...args: unknown[]) => unknown

const ipcHandlers = new Map<string, Handler>()
const schemeHandlers = new Map<string, (request: Request) => Response | Promise<Response>>()

class MockWebContents extends EventEmitter {
  readonly setWindowOpenHandler = vi.fn<(handler: (details: { url: string }) => unknown) => void>()
  readonly reload = vi.fn()
  readonly send = vi.fn()
}

export class MockWindow extends EventEmitter {
  static readonly opened: MockWindow[] = []
  readonly webContents = new MockWebContents()
  readonly show = vi.fn()
  readonly maximize = vi.fn()
  isDestroyed = () => false
  isMaximized = () => true
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 })
  readonly loadURL = vi.fn(async () => undefined)

  constructor(readonly options: Record<string, unknown>) {
    super()
    MockWindow.opened.push(this)
  }
}

/** Electron as one unit of the main process sees it: it notes what it is told. Each test file has its own. */
export const electron = {
  app: Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: vi.fn(() => true),
    quit: vi.fn(),
    exit: vi.fn(),
    relaunch: vi.fn(),
    getVersion: () => '1.2.3',
    setAboutPanelOptions: vi.fn(),
  }),
  ipcMain: { handle: (channel: string, handler: Handler) => void ipcHandlers.set(channel, handler) },
  ipcHandlers,
  protocol: {
    registerSchemesAsPrivileged: vi.fn(),
    handle: (scheme: string, handler: (request: Request) => Response) => void schemeHandlers.set(scheme, handler),
  },
  schemeHandlers,
  dialog: {
    showOpenDialog: vi.fn(async () => ({ canceled: true, filePaths: [] as string[] })),
    showErrorBox: vi.fn(),
    showMessageBox: vi.fn(async () => ({ response: 1 })),
  },
  powerMonitor: new EventEmitter(),
  screen: {
    getPrimaryDisplay: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }),
    getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 911, height: 512 } }),
  },
  Menu: { buildFromTemplate: vi.fn((template: unknown) => template), setApplicationMenu: vi.fn() },
  nativeTheme: {
    themeSource: 'system',
    get shouldUseDarkColors() {
      return this.themeSource === 'dark'
    },
  },
  BrowserWindow: MockWindow,
}
