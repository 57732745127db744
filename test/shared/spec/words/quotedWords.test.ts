import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flagWord, plainWord, readList, splitWords, writeList } from '@shared/spec/words/quotedWords'

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

describe('a word of a flag', () => {
  it('is quoted where it would be read as something else, and quotes within are doubled', () => {
    const texts = ['north east', 'ü', 'a,b', 'a:b', 'a=b', 'a<b', 'a+b', 'a*b', ' a', 'a ', '', 'say "a"']
    expect(texts.map(flagWord)).toEqual([
      ...['north east', 'ü', '"a,b"', '"a:b"', '"a=b"', '"a<b"', '"a+b"', '"a*b"', '" a"', '"a "', '""'],
      '"say ""a"""',
    ])
  })
})

describe('a list of words', () => {
  it('has quotes only where a comma or a blank would be lost', () => {
    expect(writeList(['a', 'b c', 'd=e', 'f*g'])).toBe('a,b c,d=e,f*g')
    expect(writeList(['a, b', ' c', '"', ''])).toBe('"a, b"," c","""",""')
    expect(readList('a, b c ,"d, e",,')).toEqual(['a', 'b c', 'd, e'])
  })

  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        expect(readList(writeList(words))).toEqual(words)
      }),
    )
  })
})
