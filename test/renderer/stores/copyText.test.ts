import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { copyText } from '@renderer/stores/copyText'
import { useNotices } from '@renderer/stores/notices'

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

it('copies exactly the text and says what was copied', async () => {
  const writeText = vi.fn()
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  await copyText('a\tb\n', 'row 3')
  expect(writeText).toHaveBeenCalledExactlyOnceWith('a\tb\n')
  expect(useNotices().notices).toMatchObject([{ kind: 'status', text: 'Copied row 3.' }])
})

it('says nothing before the clipboard has taken the text', async () => {
  const taken = Promise.withResolvers<undefined>()
  vi.stubGlobal('navigator', { clipboard: { writeText: () => taken.promise } })
  const copied = copyText('x', 'row 3')
  expect(useNotices().notices).toEqual([])
  taken.resolve(undefined)
  await copied
  expect(useNotices().notices).toHaveLength(1)
})

it.each([
  ['refuses', { clipboard: { writeText: () => Promise.reject(new Error('NotAllowedError')) } }],
  ['is not there', {}],
])('says what could not be copied where the clipboard %s', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator)
  await copyText('x', 'row 3')
  expect(useNotices().notices).toMatchObject([
    { kind: 'error', text: expect.stringMatching(/^row 3 could not be copied: the clipboard is not available\.$/i) },
  ])
})
