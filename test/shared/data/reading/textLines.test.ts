import { describe, expect, it } from 'vitest'
import { lineEnds, withoutLines } from '@shared/data/reading/textLines'

describe('lineEnds', () => {
  it('counts those before a character', () => {
    expect([0, 1, 2, 3, 9].map((before) => lineEnds('a\n\nb', before))).toEqual([0, 0, 1, 2, 2])
  })
})

describe('withoutLines', () => {
  it('takes whole lines out', () => {
    expect(withoutLines('#\na\n#b\n#c\nd\n', [{ at: 0 }, { at: 4 }, { at: 7 }])).toBe('a\nd\n')
  })
})
