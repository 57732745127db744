import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flagWord } from '@renderer/wording/settings/preparationFlags'
import { plainWord, splitWords } from '../../../../electron/cli/flags/quotedWords'

describe('splitWords', () => {
  it('parts a text at separators, not within quotes, and takes blanks away', () => {
    expect(splitWords('a, b ,c', ',')).toEqual(['a', 'b', 'c'])
    expect(splitWords('"a, b", c', ',')).toEqual(['"a, b"', 'c'])
    expect(splitWords('low<mid<high', '<')).toEqual(['low', 'mid', 'high'])
    expect(splitWords('', ',')).toEqual([''])
  })
})

describe('plainWord', () => {
  it('takes quotes away, and one of two within', () => {
    expect(['a b', '"a, b"', '"say ""hi"""', '"', '""'].map(plainWord)).toEqual(['a b', 'a, b', 'say "hi"', '"', ''])
  })

  it('reads back what is written for the command line, among others', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (words) => {
        for (const separator of [',', '<', '*', ':']) {
          expect(splitWords(words.map(flagWord).join(separator), separator).map(plainWord)).toEqual(words)
        }
      }),
    )
  })
})
