import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Encoding, createTextReader, detectEncoding } from '../../../electron/workers/fileText'
import { temporaryFolder } from './temporary'

const folder = temporaryFolder()
const never = () => false
const megabyte = 1024 * 1024
const detect = (content: string | Uint8Array) => detectEncoding(folder.write('f.csv', content), 'f.csv', never)
const read = async (content: string | Uint8Array, encoding: Encoding) => {
  const reader = createTextReader(folder.write('f.csv', content), 'f.csv', encoding, never)
  const pieces: string[] = []
  for await (const piece of reader.pieces()) pieces.push(piece)
  return { pieces, text: pieces.join(''), bytes: reader.bytes, sha256: reader.sha256() }
}
const utf16 = (text: string, encoding: 'utf-16le' | 'utf-16be') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return encoding === 'utf-16be' ? bytes.swap16() : bytes
}

describe('detectEncoding', () => {
  it.each([
    ['ASCII', Buffer.from('a,b\n'), { encoding: 'utf-8', mark: 0, bytes: 4 }],
    ['UTF-8', Buffer.from('ä€😀'), { encoding: 'utf-8', mark: 0, bytes: 9 }],
    ['UTF-8 with a mark', Buffer.from('\uFEFFa'), { encoding: 'utf-8', mark: 3, bytes: 4 }],
    ['UTF-16 little-endian', utf16('a,ä', 'utf-16le'), { encoding: 'utf-16le', mark: 2, bytes: 8 }],
    ['UTF-16 big-endian', utf16('a,ä', 'utf-16be'), { encoding: 'utf-16be', mark: 2, bytes: 8 }],
    ['one byte a character', Buffer.from('ä', 'latin1'), { encoding: 'windows-1252', mark: 0, bytes: 1 }],
    ['a sequence that is cut off', Buffer.from('a€').subarray(0, 3), { encoding: 'windows-1252', mark: 0, bytes: 3 }],
    ['a surrogate as UTF-8', Buffer.of(0x61, 0xed, 0xa0, 0x80), { encoding: 'windows-1252', mark: 0, bytes: 4 }],
  ])('knows %s', async (_, bytes, kind) => expect(await detect(bytes)).toEqual(kind))

  it('reads characters that lie across its pieces as one', async () => {
    for (const character of ['ä', '€', '😀']) {
      const bytes = Buffer.from(character)
      for (let before = 1; before < bytes.length; before++) {
        const content = Buffer.concat([Buffer.alloc(megabyte - before, 'x'), bytes, Buffer.from('x')])
        expect(await detect(content)).toMatchObject({ encoding: 'utf-8', bytes: content.length })
        const broken = Buffer.concat([content.subarray(0, megabyte), Buffer.from('x')])
        expect((await detect(broken)).encoding).toBe('windows-1252')
      }
    }
  })

  it.each([
    ['f.csv is empty. Choose a file with a header and rows.', ''],
    ['f.csv is empty. Choose a file with a header and rows.', '\uFEFF'],
    [
      'f.csv is not a text file: it holds NUL bytes. Save the table as CSV, then open that file.',
      `a,b\n${'x'.repeat(1000)}\0`,
    ],
  ])('refuses with "%s"', async (message, content) => {
    await expect(detect(content)).rejects.toMatchObject({ code: 'bad-file', message })
  })

  it('names a file that is not there, or is a folder', async () => {
    await expect(detectEncoding(folder.path('none.csv'), 'none.csv', never)).rejects.toMatchObject({
      code: 'bad-file',
      message: 'none.csv cannot be read: it does not exist. Check the file, then open it again.',
    })
    await expect(detectEncoding(folder.path('.'), 'folder', never)).rejects.toThrow(
      'folder cannot be read: it is not a file. Choose a CSV file.',
    )
  })

  it('stops when asked', async () => {
    const path = folder.write('f.csv', 'a')
    await expect(detectEncoding(path, 'f.csv', () => true)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('createTextReader', () => {
  it.each([
    ['utf-8', Buffer.from('\uFEFFä€😀')],
    ['utf-16le', utf16('ä€😀', 'utf-16le')],
    ['utf-16be', utf16('ä€😀', 'utf-16be')],
  ] as const)('decodes %s without its mark', async (encoding, bytes) => {
    expect((await read(bytes, encoding)).text).toBe('ä€😀')
  })

  it('decodes windows-1252, in which 0x80 is the euro sign', async () => {
    expect((await read(Buffer.of(0x80, 0xe4, 0x93), 'windows-1252')).text).toBe('€ä“')
  })

  it('unifies line ends of every kind', async () => {
    expect((await read('a\r\nb\rc\nd\r\r\ne\r', 'utf-8')).text).toBe('a\nb\nc\nd\n\ne\n')
  })

  it('cuts neither a character nor a line end between pieces', async () => {
    for (const cut of ['\r\n', '\r', '€', '😀']) {
      const content = `${'x'.repeat(megabyte - 1)}${cut}y`
      const { text, pieces } = await read(content, 'utf-8')
      expect(text === content.replace(/\r\n?/, '\n')).toBe(true)
      expect(pieces.length).toBeGreaterThan(1)
    }
  })

  it('hashes and counts the bytes of the file, not of the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (content) => {
        const { bytes, sha256 } = await read(content, 'utf-8')
        expect(bytes).toBe(content.length)
        expect(sha256).toBe(createHash('sha256').update(content).digest('hex'))
      }),
      { numRuns: 50 },
    )
  })

  it('stops when asked, before the next piece', async () => {
    let stop = false
    const path = folder.write('f.csv', 'x'.repeat(megabyte + 1))
    const reader = createTextReader(path, 'f.csv', 'utf-8', () => stop)
    const pieces = reader.pieces()
    expect((await pieces.next()).value).toHaveLength(megabyte)
    stop = true
    await expect(pieces.next()).rejects.toMatchObject({ code: 'cancelled' })
    expect(reader.bytes).toBe(megabyte)
  })
})
