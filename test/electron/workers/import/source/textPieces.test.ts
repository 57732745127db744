import iconv from 'iconv-lite'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadEncodingLibraries } from '../../../../../electron/workers/import/source/encodingLibraries'
import { type Encoding, encodings } from '@shared/spec/reading'
import { decodeBeginning, decodePieces } from '../../../../../electron/workers/import/source/textPieces'

const decode = async (bytes: Buffer, encoding: Encoding, size = bytes.length) => {
  async function* pieces(): AsyncGenerator<Buffer> {
    const room = Buffer.alloc(Math.max(1, size))
    for (let from = 0; from < bytes.length; from += size) {
      // As a file's pieces are: each is overwritten by the next.
      const length = bytes.copy(room, 0, from, Math.min(bytes.length, from + size))
      yield room.subarray(0, length)
    }
  }
  const text = decodePieces(pieces(), encoding)
  const parts: string[] = []
  for await (const piece of text.pieces()) parts.push(piece)
  return { text: parts.join(''), replaced: text.replaced }
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

beforeAll(loadEncodingLibraries)

describe('decodePieces', () => {
  it.each([
    ['utf-8', Buffer.from('\uFEFFä€😀')],
    ['utf-16le', utf16('\uFEFFä€😀')],
    ['utf-16be', utf16('\uFEFFä€😀').swap16()],
  ] as const)('decodes %s without its mark', async (encoding, bytes) => {
    expect(await decode(bytes, encoding)).toEqual({ text: 'ä€😀', replaced: 0 })
  })

  it('decodes windows-1252, in which 0x80 is the euro sign', async () => {
    expect((await decode(Buffer.of(0x80, 0xe4, 0x93), 'windows-1252')).text).toBe('€ä“')
  })

  it('decodes Shift-JIS, whose second bytes may be those of ASCII', async () => {
    // "ソ|表" as Python's shift_jis codec writes it: 5c and 7c are the codes of \ and |.
    expect((await decode(Buffer.from('835c7c955c', 'hex'), 'shift_jis')).text).toBe('ソ|表')
  })

  it.each(['gbk', 'gb18030'] as const)('decodes %s that spells nothing where it is cut', async (encoding) => {
    const bytes = Buffer.of(0x81, 0x30, 0)
    const whole = new TextDecoder(encoding).decode(bytes)
    for (const size of [1, 2, 3]) expect((await decode(bytes, encoding, size)).text).toBe(whole)
  })

  it('unifies line ends of every kind', async () => {
    expect((await decode(Buffer.from('a\r\nb\rc\nd\r\r\ne\r'), 'utf-8')).text).toBe('a\nb\nc\nd\n\ne\n')
  })

  it('counts what the bytes do not spell', async () => {
    expect(await decode(Buffer.from('61ff62e282', 'hex'), 'utf-8')).toEqual({ text: 'a\uFFFDb\uFFFD', replaced: 2 })
    expect(await decode(Buffer.from('6100d8', 'hex'), 'utf-16le')).toMatchObject({ replaced: 1 })
  })

  it('gives the same text whatever the pieces, as TextDecoder or iconv-lite does of the whole', async () => {
    const soup = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'ä', '€', '😀', 'x', '\uFEFF'), { maxLength: 12 })
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array)),
      soup.map((parts) => Buffer.from(parts.join(''))),
      soup.map((parts) => utf16(parts.join(''))),
    )
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom(...encodings),
        fc.integer({ min: 1, max: 7 }),
        async (content, encoding, size) => {
          const whole = encoding.startsWith('ibm')
            ? iconv.decode(content, encoding)
            : new TextDecoder(encoding).decode(content)
          const expected = whole.replace(/\r\n?/g, '\n')
          expect((await decode(content, encoding, size)).text).toBe(expected)
          expect((await decode(content, encoding)).text).toBe(expected)
          expect(decodeBeginning(content, encoding, true)).toBe(expected)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('decodeBeginning', () => {
  it('leaves out what the end of the beginning cuts off', () => {
    expect(decodeBeginning(Buffer.from('a\r'), 'utf-8', false)).toBe('a')
    expect(decodeBeginning(Buffer.from('a€').subarray(0, 3), 'utf-8', false)).toBe('a')
    expect(decodeBeginning(utf16('ab').subarray(0, 3), 'utf-16le', false)).toBe('a')
  })
})
