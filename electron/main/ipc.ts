import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain, nativeTheme } from 'electron'
import { type Reply, channels } from '@shared/contract/bridge'
import type { LabEvent } from '@shared/contract/events'
import type { Settings } from '@shared/contract/settings'
import { createGate } from '../lab/gate'
import type { Lab } from '../lab/lab'
import { isAppUrl } from './appScheme'
import type { GrantedPaths } from './grantedPaths'

const foreignFrame: Reply = {
  ok: false,
  problem: { code: 'not-allowed', message: 'Only the page of Logit Lab itself may call the lab.' },
}

/** Carries the contract over IPC: calls of the window's own page through the gate, events to the window. */
export function setupIpc(lab: Lab, granted: GrantedPaths, window: () => BrowserWindow | null): void {
  const gate = createGate(lab.api, { allowsPath: granted.allows })
  ipcMain.handle(channels.call, async (event, name: unknown, args: unknown) => {
    if (!isOwnPage(event)) return foreignFrame
    const reply = await gate(name, args)
    // The system's own parts, such as menus and dialogs, follow the theme that is chosen in the page.
    if (name === 'settings.save' && reply.ok) nativeTheme.themeSource = (reply.value as Settings).theme
    return reply
  })
  ipcMain.handle(channels.grant, (event, path: unknown) => (isOwnPage(event) ? granted.grant(path) : null))
  lab.subscribe((event) => sendEvent(window(), event))
}

export function sendEvent(window: BrowserWindow | null, event: LabEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send(channels.event, event)
}

/** The topmost frame, on the app's own origin. A frame that is gone already is null. */
function isOwnPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isAppUrl(frame.url)
}
