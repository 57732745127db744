import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gunzip, isGzip } from '../../../../../electron/workers/import/source/gunzip'

/** The bytes in pieces of one buffer that is overwritten by the next, as a file is read. */
async function* inPieces(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(Math.max(1, size))
  for (let from = 0; from < bytes.length; from += size) {
    const piece = bytes.subarray(from, from + size)
    buffer.set(piece)
    yield buffer.subarray(0, piece.length)
    buffer.fill(0)
    await Promise.resolve()
  }
}
async function unpack(bytes: Uint8Array, size?: number, shouldStop?: () => boolean) {
  const parts: Buffer[] = []
  for await (const piece of gunzip(inPieces(bytes, size), 'f.csv', shouldStop)) parts.push(Buffer.from(piece))
  return { bytes: Buffer.concat(parts), sizes: parts.map(({ length }) => length) }
}
/** Hardly compressible, so that the packed bytes are many. */
const content = Buffer.from(Uint32Array.from({ length: 60_000 }, (_, at) => Math.imul(at, 2654435761)).buffer)
const packed = gzipSync(content)

describe('gunzip', () => {
  it('gives the content whatever the size of the pieces', async () => {
    for (const size of [undefined, 1000, 16 * 1024, 16 * 1024 + 1]) {
      expect((await unpack(packed, size)).bytes.equals(content)).toBe(true)
    }
    expect((await unpack(gzipSync('ab'), 1)).bytes.toString()).toBe('ab')
    expect((await unpack(gzipSync(''))).bytes.length).toBe(0)
  })

  it('reads several members, and what follows them without unpacking it', async () => {
    const file = Buffer.concat([gzipSync('ab'), gzipSync('cd'), Buffer.from('\0\0rest'), Buffer.alloc(50_000, 'x')])
    let read = 0
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const piece of inPieces(file, 1000)) {
        read += piece.length
        yield piece
      }
    }
    const parts: Buffer[] = []
    for await (const piece of gunzip(counted(), 'f.csv')) parts.push(piece)
    expect([Buffer.concat(parts).toString(), read]).toEqual(['abcd', file.length])
  })

  it('hands out at most 256 KiB at a time of a file that holds far more than its size', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '\n'), { level: 9 })
    let [largest, total] = [0, 0]
    for await (const { length } of gunzip(inPieces(bomb), 'f.csv')) {
      largest = Math.max(largest, length)
      total += length
    }
    expect([total, largest <= 256 * 1024]).toEqual([64 * 1024 * 1024, true])
  })

  it.each([
    ['cut off', packed.subarray(0, -100)],
    ['cut off', packed.subarray(0, -1)],
    ['cut off', packed.subarray(0, 5)],
    ['damaged', Buffer.concat([packed.subarray(0, 5000), Buffer.alloc(2000, 0xff), packed.subarray(7000)])],
    ['damaged', Buffer.concat([packed.subarray(0, -6), Buffer.of(1, 2), packed.subarray(-4)])],
    ['damaged', Buffer.from('no gzip at all')],
  ])('refuses a file that is %s', async (what, bytes) => {
    for (const size of [undefined, 1000]) {
      await expect(unpack(bytes, size)).rejects.toMatchObject({
        code: 'bad-file',
        message: `f.csv cannot be unpacked: the gzip file is ${what}. Copy or download it again, then open it.`,
      })
    }
  })

  it('stops when asked before a piece, however much one step unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024))
    let asked = 0
    await expect(unpack(bomb, undefined, () => ++asked > 2)).rejects.toMatchObject({ code: 'cancelled' })
    expect(asked).toBe(3)
  })

  it('closes what it reads from when it is left early', async () => {
    let closed = false
    async function* source(): AsyncGenerator<Buffer> {
      try {
        yield* inPieces(packed, 40_000)
      } finally {
        closed = true
      }
    }
    for await (const piece of gunzip(source(), 'f.csv')) if (piece.length > 0) break
    expect(closed).toBe(true)
  })
})

// RFC 1952: ID1 31, ID2 139, CM 8 for deflate.
it.each([
  [[31, 139, 8], true],
  [[31, 139, 8, 0, 0], true],
  [[31, 139, 7], false],
  [[31, 139], false],
  [[80, 75, 3], false],
  [[], false],
])('isGzip of %j is %s', (bytes, gzip) => expect(isGzip(Uint8Array.from(bytes))).toBe(gzip))
