import { expect, it } from 'vitest'
import { controlBytes, controlOf, mostTasks, reals, words } from '@shared/engine/crew/crewState'

it('words, numbers and results lie one after the other', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const control = controlOf(memory, 128)
  control.words.fill(-1)
  control.reals.fill(0.5)
  control.results.fill(7)
  expect(control.words.every((word) => word === -1)).toBe(true)
  expect(control.reals.every((real) => real === 0.5)).toBe(true)
  expect(control.results.length).toBe(mostTasks)
  const bytes = new Uint8Array(memory.buffer)
  expect(bytes.subarray(0, 128).every((byte) => byte === 0)).toBe(true)
  expect(bytes.subarray(128 + controlBytes).every((byte) => byte === 0)).toBe(true)
})

it('every word and number has a place of its own', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const control = controlOf(memory, 0)
  for (const [places, array] of [
    [Object.values(words), control.words],
    [Object.values(reals), control.reals],
  ] as const) {
    expect(new Set(places).size).toBe(places.length)
    for (const place of places) expect(array[place]).toBe(0)
  }
})
