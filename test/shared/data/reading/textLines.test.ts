import { describe, expect, it } from 'vitest'
import { createReturnSearch, lineEnds, withoutLines } from '@shared/data/reading/textLines'

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

describe('createReturnSearch', () => {
  const found = (line: number, ...pieces: string[]) => {
    const search = createReturnSearch(line)
    for (const piece of pieces) search.push(piece)
    return search.found()
  }

  it('finds a carriage return that ends a line or the one before it, however the text comes', () => {
    for (const pieces of [['a\nb\rc\nd\n'], ['a\nb', '\r', 'c\nd\n'], [...'a\nb\rc\nd\n']]) {
      expect([1, 2, 3, 4].map((line) => found(line, ...pieces))).toEqual([false, true, true, false])
    }
  })

  it('finds none where a line feed follows, or the first line ends so too', () => {
    expect(found(2, 'a\nb\r', '\nc\n')).toBe(false)
    expect(found(2, 'a\rb\rc\r')).toBe(false)
  })
})
