import { isUtf8 } from 'node:buffer'
import { type Encoding, encodings } from '@shared/spec/reading'
import { encodingLibraries } from './encodingLibraries'
import { signsOfOtherEncoding } from './encodingSigns'
import { decodeBeginning } from './textPieces'
import { completeLength, markOf } from './unicodeBytes'

export interface EncodingGuess {
  encoding: Encoding
  /** Size of the byte order mark. */
  mark: number
  /** Whether another encoding fits the bytes as well. */
  doubtful: boolean
}

const probeBytes = 64 * 1024
/** Double-byte characters that only Shift-JIS makes likely. */
const fewestJapanese = 3

/**
 * Guesses the encoding: by the byte order mark; UTF-16 where every other byte of the beginning is NUL; UTF-8 where the bytes are
 * valid; then Shift-JIS where they are valid and hold Japanese; else by what the bytes and the words they make speak for.
 *
 * The libraries have to be loaded where the bytes are not UTF-8.
 *
 * @param complete whether the bytes are the whole file; else a sequence that is cut off at the end is no error
 */
export function guessEncoding(bytes: Buffer, complete: boolean): EncodingGuess {
  const mark = markOf(bytes)
  if (mark) return { ...mark, doubtful: false }
  const utf16 = guessUtf16(bytes.subarray(0, probeBytes))
  if (utf16) return { encoding: utf16, mark: 0, doubtful: false }
  const checked = complete ? bytes : bytes.subarray(0, completeLength(bytes))
  if (isUtf8(checked)) return { encoding: 'utf-8', mark: 0, doubtful: false }
  return { ...guessLegacy(bytes), mark: 0 }
}

/** The encoding of bytes that are not UTF-8; the libraries have to be loaded. */
export function guessLegacyEncoding(bytes: Buffer): Encoding {
  return guessLegacy(bytes).encoding
}

/** Encodings that the detector does not know, and the one that most files of one byte a character have. */
const always: readonly Encoding[] = ['windows-1252', 'macintosh', 'ibm850', 'ibm437', 'ibm852', 'ibm866']
/** Of the detector's hundred: what lies closer than this is as likely. */
const closeBy = 10

/**
 * UTF-8 where nearly all is; else of the encodings that the detector finds likely the one whose words show the fewest signs of another; on a tie the likelier one,
 * and windows-1252 where the detector finds none.
 */
function guessLegacy(bytes: Buffer): { encoding: Encoding; doubtful: boolean } {
  if (isJapanese(bytes)) return { encoding: 'shift_jis', doubtful: false }
  const sample = linesBeyondAscii(bytes)
  if (isDamagedUtf8(sample)) return { encoding: 'utf-8', doubtful: false }
  const beyond = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0)
  const detected = beyond < fewestBytes ? new Map<Encoding, number>() : detect(sample)
  const ranked = [...new Set([...detected.keys(), ...always])]
    .map((encoding) => {
      const signs = signsOfOtherEncoding(decodeBeginning(sample, encoding, true), encoding)
      return { encoding, signs, likely: detected.get(encoding) ?? 0 }
    })
    .sort((a, b) => a.signs - b.signs || b.likely - a.likely)
  const [best, ...others] = ranked as [(typeof ranked)[number], ...typeof ranked]
  const rivals = others.filter(({ signs, likely }) => signs === best.signs && best.likely - likely < closeBy)
  return { encoding: best.encoding, doubtful: best.encoding !== 'windows-1252' && rivals.length > 0 }
}

/** Whether nearly all of the sequences are UTF-8: bytes of other encodings hardly ever are by chance. */
function isDamagedUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8')
  const replaced = text.match(/\uFFFD/g)?.length ?? 0
  const whole = (text.match(/[^\x00-\x7f]/gu)?.length ?? 0) - replaced
  return whole >= 10 && whole >= 10 * replaced
}

/** Bytes above 127, below which the detector has nothing to go by. */
const fewestBytes = 6
const sampleBytes = 64 * 1024

/** Lines with a byte above 127, as many as fit: the others say nothing, and are most of many files. */
function linesBeyondAscii(bytes: Buffer): Buffer {
  const lines: Buffer[] = []
  let length = 0
  for (let at = 0; at < bytes.length && length < sampleBytes;) {
    if ((bytes[at] as number) < 0x80) {
      at += 1
      continue
    }
    const start = bytes.lastIndexOf(0x0a, at) + 1
    const end = bytes.indexOf(0x0a, at)
    const line = bytes.subarray(Math.max(start, at - sampleBytes), end < 0 ? bytes.length : end + 1)
    lines.push(line.subarray(0, sampleBytes))
    length += line.length
    at = end < 0 ? bytes.length : end + 1
  }
  return Buffer.concat(lines)
}

/** The encodings that the library `chardet` finds likely, with its points of a hundred. */
function detect(bytes: Buffer): Map<Encoding, number> {
  const found = new Map<Encoding, number>()
  for (const { name, confidence } of encodingLibraries().analyse(bytes)) {
    const label = name.toLowerCase()
    const encoding = superset[label] ?? encodings.find((known) => known === label)
    if (encoding === undefined || judgedBefore.has(encoding)) continue
    if (confidence > 0 && !found.has(encoding)) found.set(encoding, confidence)
  }
  return found
}

/** Encodings that are looked for by other means. */
const judgedBefore: ReadonlySet<Encoding> = new Set(['utf-8', 'utf-16le', 'utf-16be', 'shift_jis'])

/** As the WHATWG Encoding Standard reads these labels. */
const superset: Record<string, Encoding | undefined> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
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
