import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from '../../../electron/serve/contentSecurityPolicy'

const directives = (policy: string) =>
  new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]))
const sockets = ['ws://127.0.0.1:4000', 'ws://localhost:4000']

describe('contentSecurityPolicy', () => {
  it('allows the own files, images made in the page, and nothing else', () => {
    expect(Object.fromEntries(directives(contentSecurityPolicy()))).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'blob:', 'data:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'worker-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    })
  })

  it('lets the sockets of the browser door be reached, and changes nothing else for them', () => {
    const withSockets = directives(contentSecurityPolicy(sockets))
    expect(withSockets.get('connect-src')).toEqual(["'self'", ...sockets])
    withSockets.set('connect-src', ["'self'"])
    expect(withSockets).toEqual(directives(contentSecurityPolicy()))
  })

  it('names no directive twice: a browser would pass over the second', () => {
    const policy = contentSecurityPolicy(sockets)
    expect(directives(policy).size).toBe(policy.split('; ').length)
  })
})

describe('securityHeaders', () => {
  it('carry the policy with the same sockets and keep answers from other sites', () => {
    expect(securityHeaders(sockets)).toMatchObject({
      'Content-Security-Policy': contentSecurityPolicy(sockets),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    expect(securityHeaders()['Content-Security-Policy']).toBe(contentSecurityPolicy())
  })

  it('give every device feature they name to nobody', () => {
    const features = securityHeaders()['Permissions-Policy']!.split(', ')
    expect(features.map((feature) => feature.split('=')[0])).toEqual(
      expect.arrayContaining(['camera', 'microphone', 'geolocation', 'display-capture', 'usb']),
    )
    for (const feature of features) expect(feature).toMatch(/=\(\)$/)
  })
})
