import { protocol } from 'electron'
import type { BuiltFiles } from '../serve/builtFiles'
import { securityHeaders } from '../serve/contentSecurityPolicy'

export const appScheme = 'app'
const appHost = 'logit-lab'
export const appUrl = `${appScheme}://${appHost}/`

/** Whether a URL is one of the page's own. A URL that cannot be read is not. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${appScheme}:` && parsed.host === appHost
}

/** Gives the page an origin of its own. To be called before the app is ready. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Answers app://logit-lab/… with the built files, which are all there is under it. */
export function setupProtocol(files: BuiltFiles): void {
  protocol.handle(appScheme, (request) => answer(request, files))
}

function answer(request: Request, files: BuiltFiles): Response {
  const headers = { ...securityHeaders(), 'Cache-Control': 'no-store' }
  const file = isAppUrl(request.url) ? files.get(new URL(request.url).pathname) : undefined
  if (request.method !== 'GET' || !file) return new Response(null, { status: 404, headers })
  return new Response(file.bytes, { headers: { ...headers, 'Content-Type': file.type } })
}
