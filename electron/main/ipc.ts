import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { type Reply, channels } from '@shared/contract/bridge'
import type { LabEvent } from '@shared/contract/events'
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
  ipcMain.handle(channels.call, (event, name: unknown, args: unknown) =>
    isOwnPage(event) ? gate(name, args) : foreignFrame,
  )
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
