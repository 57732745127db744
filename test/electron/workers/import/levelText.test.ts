import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLevels, encodeLevels } from '../../../../electron/workers/import/levelText'

const utf8 = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const level = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\n', ',\n', ']', '["', '\\', '"', '\u2028', '\ud800', '\0', '__proto__'),
)

describe('levels in a column file', () => {
  it('are a list of JSON, and come back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(level), (levels) => {
        const bytes = encodeLevels(levels)
        expect(JSON.parse(textOf(bytes))).toEqual(levels)
        expect(decodeLevels(bytes)).toEqual(levels)
      }),
    )
  })

  it('come back from a file of one line', () => {
    expect(decodeLevels(utf8('["a","",",\\n]"]'))).toEqual(['a', '', ',\n]'])
  })

  it('may be longer together than a text can be', () => {
    const long = `${'x'.repeat(999_990)},\n"]é`
    const levels = Array.from({ length: 540 }, () => long)
    const bytes = encodeLevels(levels)
    expect(bytes.length).toBeGreaterThan(2 ** 29)
    const read = decodeLevels(bytes)
    expect(read).toHaveLength(540)
    expect(read.every((found) => found === long)).toBe(true)
  })

  it.each(['[1]', '{}', '["a"', '["a",\n1]', '["a"]\n["b"]', '"a"'])('are not read from %j', (text) => {
    expect(() => decodeLevels(utf8(text))).toThrow()
  })
})
