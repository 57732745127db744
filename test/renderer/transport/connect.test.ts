import { afterEach, expect, it, vi } from 'vitest'
import { connectLab } from '@renderer/transport/connect'
import { plain } from '@renderer/transport/plain'
import { callNames } from '@shared/contract/labApi'

afterEach(() => vi.unstubAllGlobals())

it('takes the bridge of the window where there is one, and sends it plain objects', async () => {
  const call = vi.fn(async (args: unknown) => ({ ok: true, value: structuredClone(args) }))
  const calls = Object.fromEntries(callNames.map((name) => [name, call]))
  vi.stubGlobal('window', { logitLab: { door: 'electron', calls, pathOf: async () => '/a' } })
  const lab = await connectLab()
  expect(lab.door).toBe('electron')
  expect(Object.keys(lab.calls)).toEqual(callNames)
  const reactive = new Proxy({ ticked: new Proxy(['run-1'], {}) }, {})
  expect(await lab.calls['settings.save'](reactive)).toEqual({ ok: true, value: { ticked: ['run-1'] } })
  expect(await lab.pathOf(new File([], 'a'))).toBe('/a')
})

it('connects to the host of the page where there is none', async () => {
  const urls: string[] = []
  vi.stubGlobal('window', { location: { host: '127.0.0.1:4321' } })
  vi.stubGlobal('WebSocket', function (url: string) {
    urls.push(url)
  })
  expect((await connectLab()).door).toBe('browser')
  expect(urls).toEqual(['ws://127.0.0.1:4321/socket'])
})

it('leaves typed arrays as they are, in any depth', () => {
  const chunk = Uint8Array.of(1, 2)
  const copy = plain({ a: [{ chunk }], b: null, c: 'x', d: undefined }) as { a: [{ chunk: Uint8Array }] }
  expect(copy).toEqual({ a: [{ chunk }], b: null, c: 'x', d: undefined })
  expect(copy.a[0].chunk).toBe(chunk)
})
