import { expect, it } from 'vitest'
import { crewStateBytes, crewStateAt, mostTasks, realIndex, wordIndex } from '@shared/engine/crew/crewState'

it('words, numbers and results lie one after the other', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const state = crewStateAt(memory, 128)
  state.words.fill(-1)
  state.reals.fill(0.5)
  state.results.fill(7)
  expect(state.words.every((word) => word === -1)).toBe(true)
  expect(state.reals.every((real) => real === 0.5)).toBe(true)
  expect(state.results.length).toBe(mostTasks)
  const bytes = new Uint8Array(memory.buffer)
  expect(bytes.subarray(0, 128).every((byte) => byte === 0)).toBe(true)
  expect(bytes.subarray(128 + crewStateBytes).every((byte) => byte === 0)).toBe(true)
})

it('every word and number has an index of its own', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const state = crewStateAt(memory, 0)
  for (const [indices, array] of [
    [Object.values(wordIndex), state.words],
    [Object.values(realIndex), state.reals],
  ] as const) {
    expect(new Set(indices).size).toBe(indices.length)
    for (const index of indices) expect(array[index]).toBe(0)
  }
})
