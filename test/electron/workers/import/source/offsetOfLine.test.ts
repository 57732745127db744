import { describe, expect, it } from 'vitest'
import { offsetOfLine } from '../../../../../electron/workers/import/source/offsetOfLine'

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
