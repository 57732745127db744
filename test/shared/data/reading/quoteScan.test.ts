import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { createQuoteScan } from '@shared/data/reading/quoteScan'

/** Cuts of a text that comes in pieces of these sizes, again and again. */
function scan(text: string, blockBytes: number, sizes: readonly number[] = [1 << 20], quote = '"') {
  const bytes = Buffer.from(text)
  const quotes = createQuoteScan({ delimiter: ',', quote, blockBytes })
  const cuts: number[] = []
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const size = sizes[piece % sizes.length]!
    quotes.push(bytes.subarray(at, at + size), (offset) => cuts.push(offset))
    at += size
  }
  return { cuts, broken: quotes.broken, lastCut: quotes.lastCut }
}

const rowsOf = (text: string) => Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data
const cell = fc.oneof(
  fc.constantFrom('1', '', 'ab', 'a"b', 'x""y'),
  fc.stringMatching(/^[a"\n,]{0,6}$/).map((text) => `"${text.replaceAll('"', '""')}"`),
  fc.constantFrom('"z" ', '"z"\t', '"long enough to be searched for beyond the first few bytes, and more"'),
)
const line = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => `${cells.join(',')}\n`)
const file = fc.array(line, { maxLength: 20 }).map((lines) => lines.join(''))
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 })

describe('createQuoteScan', () => {
  it('cuts where the rows before and the rows behind are those of the whole', () => {
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 50 }), sizes, (text, blockBytes, pieces) => {
        const { cuts, broken } = scan(text, blockBytes, pieces)
        expect(broken).toBe(false)
        let before = 0
        const parts = [...cuts, text.length].map((cut) => text.slice(before, (before = cut)))
        const rows = parts.flatMap((part) => rowsOf(part).slice(0, -1))
        expect(rows).toEqual(rowsOf(text).slice(0, -1))
        for (const part of parts.slice(0, -1)) expect(part.length).toBeGreaterThanOrEqual(blockBytes)
      }),
      { numRuns: 2000 },
    )
  })

  it('finds every line end outside quotes where blocks may be that small', () => {
    fc.assert(
      fc.property(file, sizes, (text, pieces) => {
        const { cuts } = scan(text, 1, pieces)
        expect(cuts.length).toBe(rowsOf(text).length - (text === '' ? 0 : 1))
      }),
    )
  })

  it('takes \\r, \\n and \\r\\n for line ends and never cuts between \\r and \\n', () => {
    expect(scan('a\rb\r\nc\nd', 1).cuts).toEqual([5, 7])
    expect(scan('a\rb\rc', 1).cuts).toEqual([2, 4])
    expect(scan('a\r\nb\r\n', 1, [2, 1]).cuts).toEqual([3, 6])
    expect(scan('"\r"\r"\n"\r\nx', 1).cuts).toEqual([4, 9])
  })

  it('says so where a closing quote is followed by something else', () => {
    for (const text of ['"a"b,c\n', '1,"a" "\n', '"a"\u00a0,1\n']) expect(scan(text, 1).broken, text).toBe(true)
    for (const text of ['"a"', '"a" ,b', 'a"b"c', '"a""b"', '""', '"open'])
      expect(scan(text, 1).broken, text).toBe(false)
  })

  it('knows other quotes and none', () => {
    expect(scan("'a\n',b\n'c'\n", 1, [4], "'").cuts).toEqual([7, 11])
    expect(scan('"a\n",b\n', 1, [4], 'none').cuts).toEqual([3, 7])
  })
})
