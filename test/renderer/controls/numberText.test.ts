import { expect, it } from 'vitest'
import { numberText, parseNumber } from '@renderer/controls/numberText'

it('takes an empty text for no number, not for zero', () => {
  expect([parseNumber(''), parseNumber(' '), parseNumber('-')]).toEqual([NaN, NaN, NaN])
  expect([parseNumber('0'), parseNumber('1e-3'), parseNumber('0.')]).toEqual([0, 0.001, 0])
})

it('writes what reads back as the same number, and nothing for none', () => {
  expect(parseNumber(numberText(0.1 + 0.2))).toBe(0.1 + 0.2)
  expect(numberText(NaN)).toBe('')
})
