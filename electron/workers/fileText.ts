import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { LabError } from '@shared/contract/labError'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const chunkBytes = 1024 * 1024
const binaryProbeBytes = 64 * 1024

/** @throws LabError `bad-file` where the file cannot be opened */
async function openFile(path: string, name: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r')
    if ((await file.stat()).isFile()) return file
    await file.close()
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it does not exist' : 'the system refused it'
    throw new LabError('bad-file', `${name} cannot be read: ${reason}. Check the file, then open it again.`)
  }
  throw new LabError('bad-file', `${name} cannot be read: it is not a file. Choose a CSV file.`)
}

async function* chunksOf(file: FileHandle, buffer: Buffer): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

export interface FileKind {
  encoding: Encoding
  /** Size of the byte order mark. */
  mark: number
  bytes: number
}

/**
 * Reads the whole file once to tell its encoding: UTF-16 by its byte order mark, UTF-8 if every byte of the file fits,
 * else windows-1252, in which every byte is a character.
 *
 * @throws LabError `bad-file` for a file that cannot be read, is empty or holds NUL bytes (outside UTF-16)
 */
export async function detectEncoding(path: string, name: string, shouldStop: () => boolean): Promise<FileKind> {
  const file = await openFile(path, name)
  try {
    let bytes = 0
    let valid = true
    let mark = 0
    let rest = Buffer.alloc(0)
    for await (const chunk of chunksOf(file, Buffer.allocUnsafe(chunkBytes))) {
      refuseIfStopped(shouldStop)
      if (bytes === 0) {
        const utf16 =
          chunk[0] === 0xff && chunk[1] === 0xfe
            ? 'utf-16le'
            : chunk[0] === 0xfe && chunk[1] === 0xff
              ? 'utf-16be'
              : null
        if (utf16) return { encoding: utf16, mark: 2, bytes: (await file.stat()).size }
        if (chunk.subarray(0, binaryProbeBytes).includes(0)) {
          throw new LabError(
            'bad-file',
            `${name} is not a text file: it holds NUL bytes. Save the table as CSV, then open that file.`,
          )
        }
        if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) mark = 3
      }
      bytes += chunk.length
      if (!valid) continue
      const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      const complete = completeLength(joined)
      valid = isUtf8(joined.subarray(0, complete))
      rest = Buffer.from(joined.subarray(complete))
    }
    if (bytes === mark) throw new LabError('bad-file', `${name} is empty. Choose a file with a header and rows.`)
    return valid && rest.length === 0
      ? { encoding: 'utf-8', mark, bytes }
      : { encoding: 'windows-1252', mark: 0, bytes }
  } finally {
    await file.close()
  }
}

/** The length without a UTF-8 sequence that is cut off at the end. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if ((byte & 0xc0) === 0x80) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** @throws LabError `cancelled` where `shouldStop` says so */
export function refuseIfStopped(shouldStop: () => boolean): void {
  if (shouldStop()) throw new LabError('cancelled', 'Reading the file was cancelled.')
}

export interface TextReader {
  /** The text in pieces, line ends unified to \n, without a byte order mark. Ends the file when left early. */
  pieces(): AsyncGenerator<string>
  /** Bytes read so far. */
  readonly bytes: number
  /** Of the bytes read, in lower-case hexadecimal; once, after the last piece. */
  sha256(): string
}

/** Decodes and hashes a file piece by piece; `shouldStop` is asked before each and ends it as `cancelled`. */
export function createTextReader(
  path: string,
  name: string,
  encoding: Encoding,
  shouldStop: () => boolean,
): TextReader {
  const hash = createHash('sha256')
  let bytes = 0
  async function* pieces(): AsyncGenerator<string> {
    const file = await openFile(path, name)
    try {
      const decoder = new TextDecoder(encoding)
      let carriageReturn = ''
      for await (const chunk of chunksOf(file, Buffer.allocUnsafe(chunkBytes))) {
        refuseIfStopped(shouldStop)
        hash.update(chunk)
        bytes += chunk.length
        let text = carriageReturn + decoder.decode(chunk, { stream: true })
        carriageReturn = text.endsWith('\r') ? '\r' : ''
        if (carriageReturn !== '') text = text.slice(0, -1)
        const unified = unifyLineEnds(text)
        if (unified !== '') yield unified
      }
      const last = unifyLineEnds(carriageReturn + decoder.decode())
      if (last !== '') yield last
    } finally {
      await file.close()
    }
  }
  return {
    pieces,
    get bytes() {
      return bytes
    },
    sha256: () => hash.digest('hex'),
  }
}

function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
