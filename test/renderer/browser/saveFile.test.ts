import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { saveFile } from '@renderer/browser/saveFile'

const events: string[] = []
const made: Blob[] = []

beforeEach(() => {
  vi.useFakeTimers()
  events.length = 0
  made.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    made.push(blob as Blob)
    return `blob:${made.length}`
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void events.push(`revoked ${address}`))
  vi.stubGlobal('document', {
    createElement: (tag: string) => ({
      href: '',
      download: '',
      click(this: { href: string; download: string }) {
        events.push(`clicked ${tag} ${this.href} ${this.download}`)
      },
    }),
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('hands out all parts, one after the other, as one file of that name and type', async () => {
  saveFile('scores.csv', 'text/csv', ['a,b\n', Uint8Array.of(0x31, 0x2c, 0x32)])
  expect(events).toEqual(['clicked a blob:1 scores.csv'])
  expect(made).toHaveLength(1)
  expect(made[0]!.type).toBe('text/csv')
  expect(await made[0]!.text()).toBe('a,b\n1,2')
})

it('keeps the address while the download reads it, and gives it up afterwards', () => {
  saveFile('a.txt', 'text/plain', ['a'])
  saveFile('b.txt', 'text/plain', ['b'])
  vi.advanceTimersByTime(10_000)
  expect(events.filter((event) => event.startsWith('revoked'))).toEqual([])
  vi.runAllTimers()
  expect(events.filter((event) => event.startsWith('revoked'))).toEqual(['revoked blob:1', 'revoked blob:2'])
})
