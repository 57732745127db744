import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Admission } from './admission'
import type { BuiltFiles } from './builtFiles'
import { securityHeaders } from './contentSecurityPolicy'
import { cookieName, hasOwnHost, hasSession, isFromElsewhere, ownHosts } from './requestChecks'

/** Answers HTTP: the token for a cookie, then the built files to who holds the cookie. */
export function createPageServer(files: BuiltFiles, admission: Admission, port: number): RequestListener {
  const headers = Object.entries(securityHeaders(ownHosts(port).map((host) => `ws://${host}`)))
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    if (!hasOwnHost(request.headers, port)) return refuse(response, 421, 'This address does not belong to Logit Lab.')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return refuse(response, 405, 'Only GET and HEAD are answered here.')
    }
    if (isFromElsewhere(request.headers, port)) return refuse(response, 403, addressHint)
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    const token = path === '/' ? new URLSearchParams(query).get('token') : null
    if (token !== null) return admit(request, response, token, admission, port)
    if (!hasSession(request.headers, port, admission)) return refuse(response, 403, addressHint)
    sendFile(response, request.method, path, files)
  }
}

const addressHint =
  'Open the address that is printed in the terminal where Logit Lab was started. ' +
  'Each address opens once; press Enter there for a new one.'

function admit(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  admission: Admission,
  port: number,
): void {
  // A HEAD request, as link previews send, must not use up the address.
  const session = request.method === 'GET' ? admission.spend(token) : null
  if (session === null) return refuse(response, 403, addressHint)
  response.setHeader('Set-Cookie', `${cookieName(port)}=${session}; HttpOnly; SameSite=Strict; Path=/`)
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(303, { Location: '/' }).end()
}

function sendFile(response: ServerResponse, method: string, path: string, files: BuiltFiles): void {
  const file = files.get(path)
  if (!file) return refuse(response, 404, 'There is no such page.')
  response.setHeader('Content-Type', file.type)
  response.setHeader('Content-Length', file.bytes.byteLength)
  response.setHeader('Cache-Control', file.cacheControl)
  response.writeHead(200).end(method === 'HEAD' ? undefined : file.bytes)
}

/** `message` is a constant of this file: nothing of the request comes back in the page. */
function refuse(response: ServerResponse, status: number, message: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status, { Connection: 'close' })
  response.end(`<!doctype html><html lang="en"><title>Logit Lab</title><h1>Logit Lab</h1><p>${message}</p></html>\n`)
}
