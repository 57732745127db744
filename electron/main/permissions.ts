import type { Session } from 'electron'
import { appScheme, isAppUrl } from './appScheme'

/** Copying text is the one thing the page asks of the system. */
const granted = 'clipboard-sanitized-write'

/** Denies camera, notifications, devices and all the rest, asked for or looked up. */
export function setupPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(permission === granted && isAppUrl(contents.getURL()))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === granted && isAppUrl(origin))
  session.setDevicePermissionHandler(() => false)
}

/** Nothing leaves: a request is answered by the app itself or not at all. */
export function setupNetworkWall(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !staysInside(url) }))
}

function staysInside(url: string): boolean {
  const protocol = URL.parse(url)?.protocol
  if (protocol === `${appScheme}:`) return isAppUrl(url)
  return protocol === 'blob:' || protocol === 'data:' || protocol === 'devtools:'
}
