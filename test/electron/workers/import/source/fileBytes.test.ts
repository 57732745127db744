import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createFileBytes, checkStopped } from '../../../../../electron/workers/import/source/fileBytes'
import { temporaryFolder } from '../../temporary'

const folder = temporaryFolder()
const name = 'f.csv'
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const read = async (content: string | Uint8Array, gzip = false, chunkBytes?: number) => {
  const source = createFileBytes({ path: folder.write(name, content), name, gzip, chunkBytes })
  const parts: Buffer[] = []
  for await (const piece of source.pieces()) parts.push(Buffer.from(piece))
  return { text: Buffer.concat(parts).toString(), sizes: parts.map(({ length }) => length), source }
}

describe('createFileBytes', () => {
  it('reads, counts and hashes a file whatever the size of its pieces', async () => {
    for (const size of [undefined, 1, 2, 100]) {
      const { text, source } = await read('äb\0\n', false, size)
      expect([text, source.bytes, source.sha256()]).toEqual(['äb\0\n', 5, sha256('äb\0\n')])
    }
    expect((await read('abc', false, 2)).sizes).toEqual([2, 1])
    expect((await read('')).source.sha256()).toBe(sha256(''))
  })

  it('names a file that is not there, or is a folder', async () => {
    const first = (path: string) => createFileBytes({ path, name, gzip: false }).pieces().next()
    await expect(first(folder.path('none.csv'))).rejects.toMatchObject({
      code: 'bad-file',
      message: 'f.csv cannot be read: it does not exist. Check the file, then open it again.',
    })
    await expect(first(folder.path('.'))).rejects.toThrow('f.csv cannot be read: it is not a file. Choose a CSV file.')
  })

  it('stops when asked, before the next piece', async () => {
    let stop = false
    const path = folder.write(name, 'abcd')
    const source = createFileBytes({ path, name, gzip: false, shouldStop: () => stop, chunkBytes: 2 })
    const pieces = source.pieces()
    await pieces.next()
    stop = true
    await expect(pieces.next()).rejects.toMatchObject({ code: 'cancelled' })
    expect(source.bytes).toBe(2)
    expect(() => checkStopped(() => true)).toThrow('Reading the file was cancelled.')
    expect(() => checkStopped(undefined)).not.toThrow()
  })
})

describe('gzip', () => {
  const text = Array.from({ length: 50_000 }, (_, row) => `${row},${(row * 7919) % 1000}`).join('\n')
  const packed = gzipSync(text)

  it('is unpacked piece by piece, and hashed as it is', async () => {
    for (const size of [undefined, 1000, 40_000]) {
      const { text: unpacked, source } = await read(packed, true, size)
      expect(unpacked === text).toBe(true)
      expect([source.bytes, source.sha256()]).toEqual([packed.length, sha256(packed)])
    }
    expect((await read(gzipSync('ab'), true, 1)).text).toBe('ab')
  })

  it('is hashed with what follows its last member', async () => {
    const file = Buffer.concat([gzipSync('ab'), gzipSync('cd'), Buffer.from('\0\0rest'), Buffer.alloc(100_000, 'x')])
    for (const size of [undefined, 1000]) {
      const { text: unpacked, source } = await read(file, true, size)
      expect([unpacked, source.bytes, source.sha256()]).toEqual(['abcd', file.length, sha256(file)])
    }
  })
})
