import type { IncomingHttpHeaders } from 'node:http'
import { type Admission, cookieValues } from './admission'

/** The host names under which the door answers. Any other is a name that was pointed here from outside (DNS rebinding). */
export function ownHosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`]
}

export function hasOwnHost(headers: IncomingHttpHeaders, port: number): boolean {
  return headers.host !== undefined && ownHosts(port).includes(headers.host.toLowerCase())
}

/** The page that asks is this door's own: the Origin is that of the very host asked. */
export function hasOwnOrigin(headers: IncomingHttpHeaders, port: number): boolean {
  return hasOwnHost(headers, port) && headers.origin === `http://${headers.host?.toLowerCase()}`
}

/** Browsers name the relation of the asking page to this host; a page from elsewhere, even another port, has no business here. */
export function isFromElsewhere(headers: IncomingHttpHeaders, port: number): boolean {
  const site = headers['sec-fetch-site']
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  return foreignSite || (headers.origin !== undefined && !hasOwnOrigin(headers, port))
}

/** The port is in the name: cookies are shared by all ports of a host. */
export function cookieName(port: number): string {
  return `logit-lab-${port}`
}

export function hasSession(headers: IncomingHttpHeaders, port: number, admission: Admission): boolean {
  return cookieValues(headers.cookie, cookieName(port)).some((value) => admission.isSession(value))
}
