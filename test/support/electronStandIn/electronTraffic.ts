import { refuseAfterReady, refuseBeforeReady } from './electronApp'
import { mayNavigate } from './electronWindow'

export interface SenderFrame {
  url: string
  parent: SenderFrame | null
}

type Listener = (event: { senderFrame: SenderFrame | null }, ...args: unknown[]) => unknown

const listeners = new Map<string, Listener>()

export const ipcMain = {
  handle(channel: string, listener: Listener) {
    if (listeners.has(channel)) throw new Error(`${channel} has a handler already.`)
    listeners.set(channel, listener)
  },
}

export const ipcHandlers = {
  invoke(senderFrame: SenderFrame, channel: string, args: unknown[]) {
    const listener = listeners.get(channel)
    if (!listener) throw new Error(`No handler registered for '${channel}'`)
    return listener({ senderFrame }, ...args)
  },
}

type RequestHandler = (request: Request) => Response | Promise<Response>

const schemes = new Map<string, RequestHandler>()
const privileged = new Set<string>()

export const protocol = {
  registerSchemesAsPrivileged(entries: { scheme: string }[]) {
    refuseAfterReady('protocol.registerSchemesAsPrivileged')
    for (const { scheme } of entries) privileged.add(`${scheme}:`)
  },
  handle(scheme: string, handler: RequestHandler) {
    refuseBeforeReady('protocol.handle')
    schemes.set(`${scheme}:`, handler)
  },
}

type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void
type PermissionCheck = (contents: null, permission: string, origin: string) => boolean

let beforeRequest: BeforeRequest = (_, decide) => decide({})
let permissionCheck: PermissionCheck = () => true

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: (check: PermissionCheck) => void (permissionCheck = check),
    setDevicePermissionHandler: () => undefined,
    webRequest: { onBeforeRequest: (listener: BeforeRequest) => void (beforeRequest = listener) },
  },
}

export type RequestAnswer =
  | { outcome: 'blocked' }
  /** Neither blocked by the app nor one of its own: with Electron it would have gone out. */
  | { outcome: 'escaped' }
  | { outcome: 'prevented' }
  | { outcome: 'answered'; status: number; headers: Record<string, string>; body: Uint8Array }

export const requestHandlers = {
  async request(url: string, method: string, isNavigation: boolean): Promise<RequestAnswer> {
    if (isNavigation && !mayNavigate(url)) return { outcome: 'prevented' }
    if (await isCancelled(url)) return { outcome: 'blocked' }
    const { protocol: scheme } = new URL(url)
    const handler = privileged.has(scheme) ? schemes.get(scheme) : undefined
    if (!handler) return { outcome: 'escaped' }
    const response = await handler(new Request(url, { method }))
    const body = new Uint8Array(await response.arrayBuffer())
    return { outcome: 'answered', status: response.status, headers: Object.fromEntries(response.headers), body }
  },
  hasPermission: (permission: string, origin: string) => permissionCheck(null, permission, origin),
}

function isCancelled(url: string): Promise<boolean> {
  return new Promise((resolve) => beforeRequest({ url }, ({ cancel }) => resolve(cancel === true)))
}
