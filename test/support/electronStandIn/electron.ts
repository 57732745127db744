/** What the built main process gets when it imports `electron`. The browser behind it is held by the test's process. */
import { app, onQuitRequest } from './electronApp'
import { BrowserWindow, closeWindows, windowHandlers } from './electronWindow'
import { connect } from './electronChannel'
import { Menu, dialog, dialogHandlers, menuHandlers, nativeTheme, powerMonitor, screen } from './electronShell'
import { ipcHandlers, ipcMain, protocol, requestHandlers, session } from './electronTraffic'

onQuitRequest(closeWindows)
connect({ ...windowHandlers, ...dialogHandlers, ...menuHandlers, ...ipcHandlers, ...requestHandlers })

export { becomeReady } from './electronApp'
export { BrowserWindow, Menu, app, dialog, ipcMain, nativeTheme, powerMonitor, protocol, screen, session }
