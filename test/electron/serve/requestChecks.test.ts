import { describe, expect, it } from 'vitest'
import { createAdmission } from '../../../electron/serve/admission'
import {
  cookieName,
  hasOwnHost,
  hasOwnOrigin,
  hasSession,
  isFromElsewhere,
  ownHosts,
} from '../../../electron/serve/requestChecks'

const port = 4000

describe('hasOwnHost', () => {
  it('knows both loopback names with the port, in any case', () => {
    for (const host of [...ownHosts(port), 'LocalHost:4000']) expect(hasOwnHost({ host }, port)).toBe(true)
  })

  it.each(['', 'localhost', '127.0.0.1', 'localhost:4001', 'localhost:40000', 'xlocalhost:4000', '0.0.0.0:4000'])(
    'a request for the host %j: not this one',
    (host) => expect(hasOwnHost({ host }, port)).toBe(false),
  )

  it('a request that names no host: not this one', () => expect(hasOwnHost({}, port)).toBe(false))
})

describe('hasOwnOrigin', () => {
  it('is the origin of the very host asked', () => {
    expect(hasOwnOrigin({ host: 'localhost:4000', origin: 'http://localhost:4000' }, port)).toBe(true)
    expect(hasOwnOrigin({ host: 'LOCALHOST:4000', origin: 'http://localhost:4000' }, port)).toBe(true)
  })

  it.each([
    ['localhost:4000', 'http://127.0.0.1:4000'],
    ['localhost:4000', 'https://localhost:4000'],
    ['localhost:4000', 'http://localhost:4000.evil.example'],
    ['localhost:4000', 'null'],
    ['localhost:4000', undefined],
    ['evil.example', 'http://evil.example'],
  ])('host %s with origin %s: not its own', (host, origin) => {
    expect(hasOwnOrigin(origin === undefined ? { host } : { host, origin }, port)).toBe(false)
  })
})

describe('isFromElsewhere', () => {
  const host = 'localhost:4000'
  const origin = 'http://localhost:4000'

  it.each([
    [{ host }],
    [{ host, origin }],
    [{ host, 'sec-fetch-site': 'none' }],
    [{ host, origin, 'sec-fetch-site': 'same-origin' }],
  ])('%j: an address typed in, or the own page', (headers) => expect(isFromElsewhere(headers, port)).toBe(false))

  it.each([
    [{ host, 'sec-fetch-site': 'same-site' }],
    [{ host, 'sec-fetch-site': 'cross-site' }],
    [{ host, 'sec-fetch-site': '' }],
    [{ host, origin, 'sec-fetch-site': 'cross-site' }],
    [{ host, origin: 'null', 'sec-fetch-site': 'none' }],
    [{ host, origin: '' }],
    [{ origin }],
  ])('%j: another page', (headers) => expect(isFromElsewhere(headers, port)).toBe(true))
})

describe('hasSession', () => {
  const admission = createAdmission()
  const session = admission.spend(admission.newToken())!
  const has = (cookie?: string) => hasSession(cookie === undefined ? {} : { cookie }, port, admission)

  it('finds the session under the name of this port, also beside a planted one', () => {
    expect(has(`${cookieName(port)}=${session}`)).toBe(true)
    expect(has(`other=1; ${cookieName(port)}=planted; ${cookieName(port)}=${session}`)).toBe(true)
  })

  it('the session of another port or host, under another name, or none: refused', () => {
    expect(cookieName(port)).not.toBe(cookieName(port + 1))
    expect(has(`${cookieName(port + 1)}=${session}`)).toBe(false)
    const other = createAdmission()
    expect(has(`${cookieName(port)}=${other.spend(other.newToken())}`)).toBe(false)
    expect(has(`${cookieName(port)}=`)).toBe(false)
    expect(has()).toBe(false)
  })
})
