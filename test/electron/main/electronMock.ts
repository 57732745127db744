import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

type Handler = (...args: unknown[]) => unknown

const ipcHandlers = new Map<string, Handler>()
const schemeHandlers = new Map<string, (request: Request) => Response | Promise<Response>>()

class MockWebContents extends EventEmitter {
  readonly setWindowOpenHandler = vi.fn<(handler: (details: { url: string }) => unknown) => void>()
}

export class MockWindow extends EventEmitter {
  static readonly opened: MockWindow[] = []
  readonly webContents = new MockWebContents()
  readonly show = vi.fn()
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
  dialog: { showOpenDialog: vi.fn(async () => ({ canceled: true, filePaths: [] as string[] })) },
  Menu: { buildFromTemplate: vi.fn((template: unknown) => template), setApplicationMenu: vi.fn() },
  nativeTheme: { shouldUseDarkColors: false },
  BrowserWindow: MockWindow,
}
