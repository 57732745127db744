import { isUtf8 } from 'node:buffer'
import type { Encoding } from '@shared/spec/reading'

export interface EncodingGuess {
  encoding: Encoding
  /** Size of the byte order mark. */
  mark: number
}

const probeBytes = 64 * 1024
/** Double-byte characters that only Shift-JIS makes likely. */
const fewestJapanese = 3

/**
 * Guesses the encoding: by the byte order mark; UTF-16 where every other byte of the beginning is NUL; UTF-8 where the bytes are
 * valid; then Shift-JIS where they are valid and hold Japanese; else windows-1252, in which every byte is a character.
 *
 * @param complete whether the bytes are the whole file; else a sequence that is cut off at the end is no error
 */
export function guessEncoding(bytes: Buffer, complete: boolean): EncodingGuess {
  const mark = markOf(bytes)
  if (mark) return mark
  const utf16 = guessUtf16(bytes.subarray(0, probeBytes))
  if (utf16) return { encoding: utf16, mark: 0 }
  const checked = complete ? bytes : bytes.subarray(0, completeLength(bytes))
  return { encoding: isUtf8(checked) ? 'utf-8' : guessLegacyEncoding(bytes), mark: 0 }
}

/** The encoding of bytes that are not UTF-8. */
export function guessLegacyEncoding(bytes: Uint8Array): Encoding {
  return isJapanese(bytes) ? 'shift_jis' : 'windows-1252'
}

/** The encoding that a byte order mark names, and the mark's size. */
export function markOf(bytes: Uint8Array): EncodingGuess | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  return null
}

/** Text of any language has delimiters, digits and line ends, whose upper byte is 0; a lower byte of 0 is rare. */
function guessUtf16(bytes: Uint8Array): Encoding | null {
  const nuls = [0, 0]
  const pairs = bytes.length >> 1
  for (let at = 0; at < pairs * 2; at++) if (bytes[at] === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  if (odd * 2 >= pairs && odd > even * 4) return 'utf-16le'
  if (even * 2 >= pairs && even > odd * 4) return 'utf-16be'
  return null
}

/** The length without a UTF-8 sequence that is cut off at the end. */
export function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number
    if ((byte & 0xc0) === 0x80) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/**
 * Whether the bytes are valid Shift-JIS (JIS X 0208) with several kana or kanji. Letters of windows-1252 make valid pairs too, but
 * of leading bytes from 0xE0 ("ção" is one), or of a typographic mark and an accented letter ("l’école"), one on its own.
 */
function isJapanese(bytes: Uint8Array): boolean {
  let pairs = 0
  let japanese = 0
  /** Where the last pair of a leading byte below 0xA0 ended, and whether it counted. */
  let last = { end: -1, counted: true }
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf)) continue
    if (lead === 0x80 || lead === 0xa0 || lead > 0xef) return false
    const trail = bytes[++at]
    if (trail === undefined) break
    if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return false
    pairs += 1
    if (lead > 0x9f) continue
    const kana = lead === 0x82 || lead === 0x83
    const kanji = lead >= 0x88 && trail >= 0x80 && (trail < 0xc0 || !typographic.has(lead))
    const follows = last.end === at - 2
    if (follows && !last.counted) japanese += 1
    const counted = kana || kanji || follows
    if (counted) japanese += 1
    last = { end: at, counted }
  }
  return japanese >= fewestJapanese && japanese * 2 >= pairs
}

/** Quotes and dashes of windows-1252. */
const typographic = new Set([0x91, 0x92, 0x93, 0x94, 0x96, 0x97])
