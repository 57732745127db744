import { createGunzip } from 'node:zlib'
import { LabError } from '@shared/contract/labError'

/** Deflate makes at most 1032 bytes of one: what comes out of one step stays below 17 MB, whatever the file claims to hold. */
const bytesAtOnce = 16 * 1024
const outputBytes = 256 * 1024

/** Whether the bytes begin as a gzip file (RFC 1952, deflate). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8
}

/**
 * Unpacks gzip step by step. What follows the last member is read, so that it is hashed, and left out.
 * @throws LabError `bad-file` for a file that is cut off or damaged, `cancelled` where `shouldStop` says so
 */
export async function* gunzip(
  packed: AsyncIterable<Buffer>,
  name: string,
  shouldStop?: () => boolean,
): AsyncGenerator<Buffer> {
  const unpacker = createGunzip({ chunkSize: outputBytes })
  const unpacked: Buffer[] = []
  let failure: Error | null = null
  let ended = false
  let settle: () => void = () => undefined
  unpacker.on('data', (piece: Buffer) => unpacked.push(piece))
  unpacker.on('end', () => {
    ended = true
    settle()
  })
  unpacker.on('error', (error: Error) => {
    failure = error
    settle()
  })
  const step = (act: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      settle = resolve
      act(resolve)
    })
  function* taken(): Generator<Buffer> {
    for (const piece of unpacked.splice(0)) {
      if (shouldStop?.()) throw new LabError('cancelled', 'Reading the file was cancelled.')
      yield piece
    }
    if (failure) throw damaged(name, failure)
  }
  try {
    for await (const bytes of packed) {
      for (let from = 0; from < bytes.length && !ended; from += bytesAtOnce) {
        // Used up when `done` is called: the buffer behind it may then be overwritten.
        await step((done) => unpacker.write(bytes.subarray(from, from + bytesAtOnce), done))
        yield* taken()
      }
    }
    if (!ended) {
      await step(() => unpacker.end())
      yield* taken()
    }
  } finally {
    unpacker.destroy()
  }
}

function damaged(name: string, error: Error): LabError {
  const cut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'
  return new LabError(
    'bad-file',
    `${name} cannot be unpacked: the gzip file is ${cut ? 'cut off' : 'damaged'}. Copy or download it again, then open it.`,
  )
}
