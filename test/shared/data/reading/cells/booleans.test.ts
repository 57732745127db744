import { describe, expect, it } from 'vitest'
import { areBooleans, booleanLevels, booleanWord } from '@shared/data/reading/cells/booleans'

it.each([
  [
    ['Yes', 'No'],
    ['Yes', 'No'],
  ],
  [
    ['Yes', 'no', 'YES'],
    ['yes', 'no', 'yes'],
  ],
  [
    ['1', ' 0 ', 'x'],
    ['1', ' 0 ', null],
  ],
  [
    ['true', 'no', '1', 'maybe'],
    ['true', 'false', 'true', null],
  ],
  [['constructor'], [null]],
])('the levels of %j are %j', (texts, levels) => expect(booleanLevels(texts)).toEqual(levels))

describe('words', () => {
  it('are pairs in any case', () => {
    expect([' Yes', 'TRUE', 'yep', '1', 'falsehood'].map(booleanWord)).toEqual(['yes', 'true', null, null, null])
    expect(areBooleans(['No', 'yes', 'YES'])).toBe(true)
    expect(areBooleans(['true', 'no'])).toBe(false)
    expect(areBooleans([])).toBe(false)
  })
})
