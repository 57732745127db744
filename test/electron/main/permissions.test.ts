import { describe, expect, it, vi } from 'vitest'
import { setupNetworkWall, setupPermissions } from '../../../electron/main/permissions'

vi.mock('electron', async () => (await import('./electronMock')).electron)

type Decide = (answer: unknown) => void
interface Handlers {
  request?: (contents: { getURL: () => string }, permission: string, decide: Decide) => void
  check?: (contents: null, permission: string, origin: string) => boolean
  device?: () => boolean
  before?: (details: { url: string }, decide: Decide) => void
}

function setUp(): Required<Handlers> {
  const handlers: Handlers = {}
  const session = {
    setPermissionRequestHandler: (handler: Handlers['request']) => Object.assign(handlers, { request: handler }),
    setPermissionCheckHandler: (handler: Handlers['check']) => Object.assign(handlers, { check: handler }),
    setDevicePermissionHandler: (handler: Handlers['device']) => Object.assign(handlers, { device: handler }),
    webRequest: { onBeforeRequest: (handler: Handlers['before']) => Object.assign(handlers, { before: handler }) },
  } as unknown as Parameters<typeof setupPermissions>[0]
  setupPermissions(session)
  setupNetworkWall(session)
  return handlers as Required<Handlers>
}

const answer = (ask: (decide: Decide) => void) => {
  const decide = vi.fn()
  ask(decide)
  expect(decide).toHaveBeenCalledOnce()
  return decide.mock.calls[0]![0] as unknown
}

describe('permissions', () => {
  const { request, check, device } = setUp()
  const asked = (permission: string, url: string) =>
    answer((decide) => request({ getURL: () => url }, permission, decide))

  it('a page that asks for the camera, the clipboard, the disk or a device: denied', () => {
    const permissions = ['media', 'clipboard-read', 'geolocation', 'notifications', 'fileSystem', 'openExternal', 'usb']
    for (const permission of [...permissions, 'hid', 'serial', 'midi', 'fullscreen', 'unknown']) {
      expect(asked(permission, 'app://logit-lab/')).toBe(false)
      expect(check(null, permission, 'app://logit-lab/')).toBe(false)
    }
    expect(device()).toBe(false)
  })

  it('may copy text, from its own page only', () => {
    expect(asked('clipboard-sanitized-write', 'app://logit-lab/')).toBe(true)
    expect(check(null, 'clipboard-sanitized-write', 'app://logit-lab/')).toBe(true)
    expect(asked('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
    expect(check(null, 'clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
  })
})

describe('the network wall', () => {
  const { before } = setUp()
  const cancelled = (url: string) => (answer((decide) => before({ url }, decide)) as { cancel: boolean }).cancel

  it('a page that sends data out, by any protocol: cancelled', () => {
    const away = ['https://evil.example/?data', 'http://127.0.0.1:1/', 'ws://evil.example/', 'wss://evil.example/']
    for (const url of [
      ...away,
      'ftp://evil.example/',
      'file:///etc/passwd',
      'app://other/',
      'chrome://gpu',
      'nonsense',
    ]) {
      expect([url, cancelled(url)]).toEqual([url, true])
    }
  })

  it('lets the page have its own files, blobs and data', () => {
    for (const url of [
      'app://logit-lab/assets/a.js',
      'blob:app://logit-lab/1',
      'data:image/png;base64,',
      'devtools://x',
    ]) {
      expect([url, cancelled(url)]).toEqual([url, false])
    }
  })
})
