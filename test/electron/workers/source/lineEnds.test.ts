import { describe, expect, it } from 'vitest'
import { lineEndOf, offsetOfLine } from '../../../../electron/workers/source/lineEnds'

describe('lineEndOf', () => {
  it.each([
    ['a\nb\n', '\n'],
    ['a\r\nb\r\n', '\r\n'],
    ['a\rb\r', '\r'],
    ['a\rb', '\r'],
    ['a\r', '\r'],
    ['a\nb\r\n', 'mixed'],
    ['a\r\nb\rc\r\n', 'mixed'],
    ['a\rb\n', 'mixed'],
    ['a\n\rb\n', 'mixed'],
    ['a', '\n'],
  ])('of %j is %j', (text, end) => {
    expect(lineEndOf(Buffer.from(text), 'utf-8')).toBe(end)
    expect(lineEndOf(Buffer.from(text, 'utf16le'), 'utf-16le')).toBe(end)
  })

  it('does not count a half that the end of the beginning cuts off', () => {
    expect(lineEndOf(Buffer.from('a\r\nb\r'), 'utf-8')).toBe('\r\n')
  })

  it('is told by characters in UTF-16, not by bytes', () => {
    expect(lineEndOf(Buffer.from('a\u0a0d\nb', 'utf16le'), 'utf-16le')).toBe('\n')
  })
})

describe('offsetOfLine', () => {
  it('counts line ends of every kind', () => {
    const bytes = Buffer.from('\uFEFFä\nb\r\n\rc\n\nd')
    const offsets = [1, 2, 3, 4, 5, 6, 7].map((line) => offsetOfLine(bytes, line, 3))
    expect(offsets.map((offset) => bytes.toString('utf8', offset).slice(0, 1))).toEqual([
      'ä',
      'b',
      '\r',
      'c',
      '\n',
      'd',
      '',
    ])
  })
})
