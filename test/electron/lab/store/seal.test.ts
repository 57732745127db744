import { expect, it } from 'vitest'
import { isSound, parsedJson, sealOf } from '../../../../electron/lab/store/seal'

it('seals every bit of every value of a row', () => {
  const values = ['id', 3, Uint8Array.of(1, 2, 3), null] as const
  const seal = sealOf(...values)
  expect(isSound(seal, ...values)).toBe(true)
  for (let bit = 0; bit < 24; bit++) {
    const flipped = Uint8Array.of(1, 2, 3)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    expect(isSound(seal, 'id', 3, flipped, null)).toBe(false)
  }
  expect(isSound(seal, 'ie', 3, Uint8Array.of(1, 2, 3), null)).toBe(false)
  expect(isSound(seal, 'id', 2, Uint8Array.of(1, 2, 3), null)).toBe(false)
})

it('tells rows apart whose values spell the same in a row', () => {
  expect(sealOf('ab', 'c')).not.toBe(sealOf('a', 'bc'))
  expect(sealOf('1')).not.toBe(sealOf(1))
  expect(sealOf(null)).not.toBe(sealOf('null'))
  expect(sealOf('a')).not.toBe(sealOf(Uint8Array.of(97)))
})

it('takes rows of earlier versions, which have no seal', () => {
  expect(isSound(null, 'anything')).toBe(true)
})

it('reads no value where a text says none', () => {
  expect([parsedJson('{"a":1}'), parsedJson('{'), parsedJson('null')]).toEqual([{ a: 1 }, undefined, null])
})
