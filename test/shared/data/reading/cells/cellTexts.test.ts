import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellTexts } from '@shared/data/reading/cells/cellTexts'

const decoded = () => {
  let count = 0
  const texts = new CellTexts((bytes, from, to) => {
    count += 1
    return Buffer.from(bytes.subarray(from, to)).toString()
  })
  return {
    get: (text: string, hash = 0) => {
      const bytes = Buffer.from(`<${text}>`)
      return texts.get(bytes, 1, bytes.length - 1, hash)
    },
    get count() {
      return count
    },
  }
}

describe('CellTexts', () => {
  it('gives the text of the bytes, however hashes collide', () => {
    const cells = fc.array(
      fc.tuple(fc.constantFrom('', 'a', 'b', 'ab', 'ac', 'ä', 'x'.repeat(40)), fc.integer({ min: 0, max: 3 })),
    )
    fc.assert(
      fc.property(cells, (list) => {
        const texts = decoded()
        for (const [text, hash] of list) expect(texts.get(text, hash)).toBe(text)
      }),
    )
  })

  it('decodes a text once while it comes back', () => {
    const texts = decoded()
    for (let round = 0; round < 1000; round++) {
      texts.get('yes', 1)
      texts.get('no', 2)
    }
    expect(texts.count).toBe(2)
  })

  it('gives up looking in a column of ever new texts', () => {
    const texts = decoded()
    for (let row = 0; row < 10_000; row++) expect(texts.get(`id ${row}`, row)).toBe(`id ${row}`)
    expect(texts.count).toBe(10_000)
  })
})
