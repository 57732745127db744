import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Door, openDoor, pathOf, send } from './door'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const page = '<!doctype html><title>page</title>'

describe('the way in', () => {
  it('gives a cookie for the printed address, then the page to who holds the cookie', async () => {
    const admitted = await send(door.port, { path: pathOf(door.url) })
    expect(admitted.status).toBe(303)
    expect(admitted.headers.location).toBe('/')
    const cookie = admitted.headers['set-cookie']![0]!
    expect(cookie).toMatch(new RegExp(`^logit-lab-${door.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`))
    const answer = await send(door.port, { path: '/', headers: { Cookie: cookie.split(';')[0] } })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.text).toBe(page)
  })

  it('serves built assets with their media type and an answer to HEAD without a body', async () => {
    const headers = { Cookie: await door.visit() }
    const answer = await send(door.port, { path: '/assets/index-1.js', headers })
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(answer.text).toBe('export {}')
    const head = await send(door.port, { path: '/assets/index-1.js', method: 'HEAD', headers })
    expect(head.status).toBe(200)
    expect(head.headers['content-length']).toBe('9')
    expect(head.text).toBe('')
  })

  it('opens a further address beside the first', async () => {
    const first = await send(door.port, { path: pathOf(door.newAddress()) })
    const second = await send(door.port, { path: pathOf(door.url) })
    expect([first.status, second.status]).toEqual([303, 303])
  })

  it('listens on the loopback interface only and answers under its name too', async () => {
    expect(new URL(door.url).hostname).toBe('127.0.0.1')
    const headers = { Host: `localhost:${door.port}`, Cookie: await door.visit() }
    expect((await send(door.port, { path: '/', headers })).status).toBe(200)
  })
})

describe('attacks on the page', () => {
  it('no token and no cookie: refused, and told where the address is', async () => {
    for (const path of ['/', '/index.html', '/assets/index-1.js', '/nothing']) {
      const answer = await send(door.port, { path })
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('printed in the terminal')
      expect(answer.text).not.toContain('<script')
    }
  })

  it('a spent token, found in a history or a log: refused', async () => {
    await send(door.port, { path: pathOf(door.url) })
    const again = await send(door.port, { path: pathOf(door.url) })
    expect(again.status).toBe(403)
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('a guessed token, empty, shorter, longer or of another letter case: refused, and the true one is still good', async () => {
    const token = new URL(door.url).searchParams.get('token')!
    const guesses = ['', 'guess', token.slice(0, -1), `${token}A`, 'A'.repeat(43), swapCase(token)]
    for (const guess of guesses) {
      expect((await send(door.port, { path: `/?token=${guess}` })).status).toBe(403)
    }
    expect((await send(door.port, { path: pathOf(door.url) })).status).toBe(303)
  })

  it('a session guessed in the cookie, also beside others: refused', async () => {
    const name = `logit-lab-${door.port}`
    const headers = { Cookie: `other=1; ${name}=${'A'.repeat(43)}; ${name}=` }
    expect((await send(door.port, { path: '/', headers })).status).toBe(403)
  })

  it('a cookie of the same name planted by another service of this host: does not lock the person out', async () => {
    const own = await door.visit()
    const headers = { Cookie: `logit-lab-${door.port}=planted; ${own}` }
    expect((await send(door.port, { path: '/', headers })).status).toBe(200)
  })

  it('a link preview or another site that asks for the printed address: does not use it up', async () => {
    const path = pathOf(door.url)
    expect((await send(door.port, { path, method: 'HEAD' })).status).toBe(403)
    expect((await send(door.port, { path, headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403)
    expect((await send(door.port, { path, headers: { Origin: 'https://evil.example' } })).status).toBe(403)
    expect((await send(door.port, { path, headers: { 'Sec-Fetch-Site': 'none' } })).status).toBe(303)
  })

  it('DNS rebinding, a foreign name that points here: refused even with a cookie', async () => {
    const Cookie = await door.visit()
    const hosts = ['evil.example', `evil.example:${door.port}`, '127.0.0.1', `127.0.0.1:${door.port + 1}`, '[::1]']
    for (const Host of [...hosts, `127.0.0.1:${door.port}.evil.example`]) {
      expect((await send(door.port, { path: '/', headers: { Host, Cookie } })).status).toBe(421)
    }
  })

  it('another page of this machine, on another port, with the cookie attached: refused', async () => {
    const Cookie = await door.visit()
    const foreign = [
      { Origin: `http://127.0.0.1:${door.port + 1}` },
      { Origin: `https://127.0.0.1:${door.port}` },
      { Origin: `http://localhost:${door.port}` },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]
    for (const headers of foreign) {
      expect((await send(door.port, { path: '/', headers: { Cookie, ...headers } })).status).toBe(403)
    }
  })

  it('path traversal, plain and encoded: no such page', async () => {
    const headers = { Cookie: await door.visit() }
    const up = ['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt']
    const odd = ['/..\\secret.txt', '/%252e%252e/secret.txt', '//secret.txt', '/index.html%00.txt', '/__proto__']
    for (const path of [...up, ...odd]) {
      const answer = await send(door.port, { path, headers })
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.text).not.toContain('secret')
    }
  })

  it('a source map left in the build: not served', async () => {
    const headers = { Cookie: await door.visit() }
    expect((await send(door.port, { path: '/assets/index-1.js.map', headers })).status).toBe(404)
  })

  it('POST, PUT, DELETE and OPTIONS, with the cookie: refused before anything is read', async () => {
    const headers = { Cookie: await door.visit() }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await send(door.port, { path: '/', method, headers })
      expect(answer.status).toBe(405)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    }
  })

  it('a script in the address: comes back in no page', async () => {
    const answer = await send(door.port, { path: '/?token=%3Cscript%3Ealert(1)%3C/script%3E' })
    expect(answer.status).toBe(403)
    expect(answer.text).not.toContain('alert')
  })

  it('injected markup in a page: every answer, refusals too, carries the policy that allows nothing foreign', async () => {
    const headers = { Cookie: await door.visit() }
    const answers = [
      await send(door.port, { path: '/', headers }),
      await send(door.port, { path: '/' }),
      await send(door.port, { path: '/nothing', headers }),
      await send(door.port, { path: '/', method: 'POST' }),
      await send(door.port, { path: '/', headers: { Host: 'evil.example' } }),
    ]
    for (const answer of answers) {
      const policy = String(answer.headers['content-security-policy'])
      expect(policy.split('; ')).toContain("default-src 'none'")
      expect(policy.split('; ')).toContain("script-src 'self'")
      expect(policy.split('; ')).toContain("frame-ancestors 'none'")
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${door.port}`)
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
    }
  })
})

function swapCase(text: string): string {
  return [...text]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('')
}
