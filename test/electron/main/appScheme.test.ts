import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isAppUrl, setupProtocol, setupScheme } from '../../../electron/main/appScheme'
import type { BuiltFile } from '../../../electron/serve/builtFiles'
import { electron } from './electronMock'

vi.mock('electron', async () => (await import('./electronMock')).electron)

const page: BuiltFile = {
  bytes: new TextEncoder().encode('<!doctype html>'),
  type: 'text/html; charset=utf-8',
  cacheControl: 'no-store',
}

async function get(url: string, method = 'GET'): Promise<Response> {
  return electron.schemeHandlers.get('app')!(new Request(url, { method }))
}

describe('app://logit-lab', () => {
  beforeEach(() => setupProtocol(new Map([['/', page]])))

  it('answers with the page, its media type and the policy', async () => {
    const response = await get('app://logit-lab/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'self';")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe('<!doctype html>')
  })

  it('path traversal, other hosts and other methods: there is nothing', async () => {
    for (const url of ['/../package.json', '/%2e%2e/package.json', '/..%5cpackage.json', '//etc/passwd', '/x']) {
      const response = await get(`app://logit-lab${url}`)
      expect([url, response.status]).toEqual([url, 404])
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    expect((await get('app://other/')).status).toBe(404)
    expect((await get('app://logit-lab/', 'POST')).status).toBe(404)
  })

  it('is a standard, secure scheme and goes round no check', () => {
    setupScheme()
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ])
  })

  it('takes no look-alike for its own', () => {
    expect(isAppUrl('app://logit-lab/#/data')).toBe(true)
    const others = [
      'app://logit-lab.evil.example/',
      'app://logit-lab@evil.example/',
      'app:logit-lab',
      'app://x/logit-lab',
    ]
    for (const url of [
      ...others,
      'http://logit-lab/',
      'file:///logit-lab',
      'blob:app://logit-lab/1',
      '',
      'app://logit-lab:1/',
    ]) {
      expect([url, isAppUrl(url)]).toEqual([url, false])
    }
  })
})
