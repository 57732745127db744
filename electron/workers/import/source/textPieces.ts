import type { Encoding } from '@shared/spec/reading'
import { encodingLibraries, loadEncodingLibraries } from './encodingLibraries'
import { completeLength, markOf } from './unicodeBytes'

export interface TextDecoding {
  /** The text in pieces, line ends unified to \n, without a byte order mark. */
  pieces(): AsyncGenerator<string>
  /** Characters so far that the bytes do not spell in this encoding: U+FFFD stands for each. */
  readonly replaced: number
}

/**
 * Decodes bytes piece by piece: neither a character nor a line end is cut.
 * @param skipLines lines at the beginning that are left out
 */
export function decodePieces(bytes: AsyncIterable<Buffer>, encoding: Encoding, skipLines = 0): TextDecoding {
  let linesLeft = skipLines
  const below = (text: string): string => {
    let at = 0
    while (linesLeft > 0) {
      const end = text.indexOf('\n', at)
      if (end < 0) return ''
      at = end + 1
      linesLeft -= 1
    }
    return at === 0 ? text : text.slice(at)
  }
  let replaced = 0
  let carriageReturn = ''
  const unify = (decoded: string, last: boolean): string => {
    for (let at = decoded.indexOf('\uFFFD'); at >= 0; at = decoded.indexOf('\uFFFD', at + 1)) replaced += 1
    const text = carriageReturn + decoded
    carriageReturn = !last && text.endsWith('\r') ? '\r' : ''
    return unifyLineEnds(carriageReturn === '' ? text : text.slice(0, -1))
  }
  async function* pieces(): AsyncGenerator<string> {
    if (isPageOfDos(encoding)) await loadEncodingLibraries()
    const decode = createDecoder(encoding)
    for await (const piece of bytes) {
      const text = below(unify(decode(piece), false))
      if (text !== '') yield text
    }
    const text = below(unify(decode(null), true))
    if (text !== '') yield text
  }
  return {
    pieces,
    get replaced() {
      return replaced
    },
  }
}

/** The same without a change of line ends. */
export async function* decodeRaw(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  if (isPageOfDos(encoding)) await loadEncodingLibraries()
  const decode = createDecoder(encoding)
  for await (const piece of bytes) yield decode(piece)
}

/** The whole text of the bytes, or all that is complete where the file goes on behind them. For pages of DOS the libraries have to be loaded. */
export function decodeBeginning(bytes: Buffer, encoding: Encoding, complete: boolean): string {
  const decode = createDecoder(encoding)
  const text = decode(bytes) + (complete ? decode(null) : '')
  return unifyLineEnds(!complete && text.endsWith('\r') ? text.slice(0, -1) : text)
}

function unifyLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Whether the platform's decoder lacks it. */
export function isPageOfDos(encoding: Encoding): boolean {
  return encoding.startsWith('ibm') && encoding !== 'ibm866'
}

/** Null ends the text. */
type Decode = (bytes: Buffer | null) => string

function createDecoder(encoding: Encoding): Decode {
  if (encoding === 'utf-8') return createUtf8Decoder()
  if (isPageOfDos(encoding)) {
    const decoder = encodingLibraries().getDecoder(encoding)
    return (bytes) => (bytes ? decoder.write(bytes) : (decoder.end() ?? ''))
  }
  if (encoding === 'gbk' || encoding === 'gb18030') return createStretchDecoder(encoding)
  const decoder = new TextDecoder(encoding)
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode())
}

/**
 * As TextDecoder does of the whole: that of the platform throws where a sequence of these encodings that spells nothing is cut. So it
 * gets stretches that end with a byte which is part of no longer sequence, as those below 0x30 are, line ends and most delimiters among them.
 */
function createStretchDecoder(encoding: Encoding): Decode {
  const decoder = new TextDecoder(encoding)
  let rest: Buffer = Buffer.alloc(0)
  return (bytes) => {
    const joined = bytes && rest.length > 0 ? Buffer.concat([rest, bytes]) : (bytes ?? rest)
    const end = bytes ? joined.findLastIndex((byte) => byte < 0x30) + 1 : joined.length
    const text = decoder.decode(joined.subarray(0, end))
    rest = Buffer.from(joined.subarray(end))
    return text
  }
}

/** As TextDecoder does, but by whole sequences: several times as fast, and a string of one byte a character where all are ASCII. */
function createUtf8Decoder(): Decode {
  let rest: Buffer = Buffer.alloc(0)
  let begun = false
  return (bytes) => {
    let joined = rest
    if (bytes) joined = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
    const end = bytes ? completeLength(joined) : joined.length
    let start = 0
    if (!begun && end > 0) {
      begun = true
      start = markOf(joined)?.encoding === 'utf-8' ? 3 : 0
    }
    const text = joined.toString('utf8', start, end)
    rest = Buffer.from(joined.subarray(end))
    return text
  }
}
