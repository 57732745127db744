import { describe, expect, it } from 'vitest'
import { completeLength } from '../../../../../electron/workers/import/source/unicodeBytes'

describe('completeLength', () => {
  it('leaves out a sequence that is cut off, and nothing else', () => {
    for (const character of ['ä', '€', '😀']) {
      const bytes = Buffer.from(`x${character}`)
      for (let length = 2; length < bytes.length; length++) expect(completeLength(bytes.subarray(0, length))).toBe(1)
      expect(completeLength(bytes)).toBe(bytes.length)
    }
    expect(completeLength(Buffer.of(0x61, 0x80, 0x80, 0x80, 0x80))).toBe(5)
    expect(completeLength(Buffer.alloc(0))).toBe(0)
  })
})
