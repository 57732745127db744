import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Debounced, useDebounced } from '@renderer/panels/data/useDebounced'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function open() {
  const [done, scope] = [[] as string[], effectScope()]
  const ask = scope.run(() => useDebounced((text: string) => done.push(text))) as Debounced<string>
  return { ask, done, scope }
}

it('does the last of what comes in a row, once nothing came for a while', () => {
  const { ask, done } = open()
  ask('a')
  vi.advanceTimersByTime(200)
  ask('ab')
  vi.advanceTimersByTime(249)
  expect(done).toEqual([])
  vi.advanceTimersByTime(1)
  expect(done).toEqual(['ab'])
  vi.advanceTimersByTime(1000)
  expect(done).toEqual(['ab'])
})

it('does at once what waits, and not again', () => {
  const { ask, done } = open()
  ask.flush()
  ask('a')
  ask.flush()
  vi.advanceTimersByTime(1000)
  expect(done).toEqual(['a'])
})

it('forgets what waits where it is called off', () => {
  const { ask, done } = open()
  ask('a')
  ask.cancel()
  ask.flush()
  vi.advanceTimersByTime(1000)
  expect(done).toEqual([])
})

it('loses nothing that waits when the component ends', () => {
  const { ask, done, scope } = open()
  ask('a')
  scope.stop()
  expect(done).toEqual(['a'])
})
