import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Ref } from 'vue'
import { useFileDrop } from '@renderer/panels/shell/useFileDrop'
import { mount } from '../../../support/mount'

beforeEach(() => void vi.stubGlobal('window', new EventTarget()))
afterEach(() => vi.unstubAllGlobals())

function open() {
  const take = vi.fn()
  let dragging: Ref<boolean> | undefined
  const page = mount({
    setup() {
      dragging = useFileDrop(take).dragging
      return () => null
    },
  })
  return { take, page, dragging: () => dragging?.value }
}

/** Whether the app took the event from the browser, which would open the file in its place. */
function send(name: string, types: string[] = ['Files'], files: unknown[] = []): boolean {
  const event = Object.assign(new Event(name, { cancelable: true }), { dataTransfer: { types, files } })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

it('knows of a drag until it leaves the last element that it entered', () => {
  const { dragging } = open()
  expect([send('dragenter'), send('dragover')]).toEqual([true, true])
  send('dragenter')
  send('dragleave')
  expect(dragging()).toBe(true)
  send('dragleave')
  expect(dragging()).toBe(false)
})

it('takes all files that are dropped', () => {
  const { take, dragging } = open()
  send('dragenter')
  send('dragenter')
  expect(send('drop', ['Files'], ['a.csv', 'b.csv'])).toBe(true)
  expect(take.mock.calls).toEqual([[['a.csv', 'b.csv']]])
  // The next drag begins from nothing.
  expect(dragging()).toBe(false)
  send('dragenter')
  send('dragleave')
  expect(dragging()).toBe(false)
})

it('leaves a text that is dragged to the browser', () => {
  const { take, dragging } = open()
  expect(['dragenter', 'dragover', 'drop'].map((name) => send(name, ['text/plain']))).toEqual([false, false, false])
  expect([dragging(), take.mock.calls]).toEqual([false, []])
})

it('ends with a drag that is given up, and with its component', () => {
  const { take, page, dragging } = open()
  send('dragenter')
  send('dragend')
  expect(dragging()).toBe(false)
  page.unmount()
  expect(send('drop', ['Files'], ['a.csv'])).toBe(false)
  expect(take).not.toHaveBeenCalled()
})
