import { expect, it } from 'vitest'
import { shortcutOf } from '@renderer/panels/shell/useShortcuts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

it('names keys with what is held beside them', () => {
  expect([press('F8'), press('F9', { shiftKey: true }), press('Enter', { ctrlKey: true })]).toEqual([
    'f8',
    'shift+f9',
    'ctrl+enter',
  ])
})

it('takes Command for Ctrl, and leaves Alt to the system', () => {
  expect([press('O', { metaKey: true }), press('o', { ctrlKey: true, altKey: true })]).toEqual(['ctrl+o', null])
})
