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
  /** Others that fit the bytes as well, the likelier first. */
  rivals: readonly Encoding[]
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
  if (mark) return { ...mark, rivals: [] }
  const utf16 = guessUtf16(bytes.subarray(0, probeBytes))
  if (utf16) return { encoding: utf16, mark: 0, rivals: [] }
  const checked = complete ? bytes : bytes.subarray(0, completeLength(bytes))
  if (isUtf8(checked)) return { encoding: 'utf-8', mark: 0, rivals: [] }
  return { ...guessLegacy(bytes), mark: 0 }
}

/** The encoding of bytes that are not UTF-8; the libraries have to be loaded. */
export function guessLegacyEncoding(bytes: Buffer): Encoding {
  return guessLegacy(bytes).encoding
}

/** Encodings that the detector does not know, and the one that most files of one byte a character have. */
const always: readonly Encoding[] = [
  ...(['windows-1252', 'macintosh', 'ibm850', 'ibm437', 'ibm852', 'ibm866'] as const),
  ...(['ibm857', 'ibm737', 'x-mac-cyrillic'] as const),
]
/** What files of few such bytes are written in besides: the detector has nothing to go by. */
const common: readonly Encoding[] = ['windows-1251', 'windows-1250', 'koi8-r', 'windows-1253', 'windows-1254']
const mostRivals = 4
/** Of the detector's hundred: what lies closer than this is as likely. */
const closeBy = 10

/**
 * UTF-8 where nearly all is; else of the encodings that the detector finds likely the one whose words show the fewest signs of another; on a tie the likelier one,
 * and windows-1252 where the detector finds none.
 */
function guessLegacy(bytes: Buffer): Pick<EncodingGuess, 'encoding' | 'rivals'> {
  if (isJapanese(bytes)) return { encoding: 'shift_jis', rivals: [] }
  const sample = linesBeyondAscii(bytes)
  if (isDamagedUtf8(sample)) return { encoding: 'utf-8', rivals: [] }
  const beyond = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0)
  const isShort = beyond < fewestBytes
  const detected = isShort ? new Map<Encoding, number>() : detect(sample)
  const ranked = [
    ...new Set([
      ...detected.keys(),
      'windows-1252' as const,
      ...(isShort && !holdsUtf8(sample) ? common : []),
      ...always,
    ]),
  ]
    .map((encoding) => {
      const text = decodeBeginning(sample, encoding, true)
      const odd = isShort ? oddMarks(text) : 0
      return { encoding, text, signs: signsOfOtherEncoding(text, encoding) + odd, likely: detected.get(encoding) ?? 0 }
    })
    .sort((a, b) => a.signs - b.signs || b.likely - a.likely)
  const [best, ...others] = ranked as [(typeof ranked)[number], ...typeof ranked]
  const isPlain = best.encoding === 'windows-1252' && (!isShort || isPlainlyWestern(best.text))
  const close = others.filter(({ signs, likely }) => signs === best.signs && best.likely - likely < closeBy)
  const texts = new Set([best.text])
  // Of those that spell the same one is enough.
  const rivals = isPlain ? [] : close.filter(({ text }) => texts.size < texts.add(text).size)
  return { encoding: best.encoding, rivals: rivals.slice(0, mostRivals).map(({ encoding }) => encoding) }
}

/** Symbols beside letters that hardly any word begins or ends with: what letters are in an encoding of DOS or of the Macintosh. */
function oddMarks(text: string): number {
  return (
    text.match(
      /[\u02c6-\u02dd\u0192\u2017\u2020-\u2022\u2030\u2039\u203a\u2200-\u25ff\u00a4\u00a6\u00ac\u00af\u00b8\u00f7\u00d7]/gu,
    )?.length ?? 0
  )
}

/**
 * Whether the words beyond ASCII are such as the languages of Western Europe have: each letter is one of their usual ones, and stands alone
 * or beside letters of ASCII. A word of other letters alone, such as "êîò", is most likely one of another script.
 */
function isPlainlyWestern(text: string): boolean {
  return (text.match(/\p{L}*[^\x00-\x7f]\p{L}*/gu) ?? []).every((word) => {
    if (!/^[\x00-\x7fäöüßéèêëàâáãåæçñíìîïóòôõøúùûœÿ£€¢§°µªº²³¹¼½¾±×·–—…‘’“”„«»´©®™¡¿\u00a0]*$/iu.test(word))
      return false
    const letters = word.match(/\p{L}/gu) ?? []
    return letters.length < 2 || /[a-z]/i.test(word)
  })
}

/** Whether some of the bytes are a character of UTF-8: what is left of it is no text of another encoding. */
function holdsUtf8(bytes: Buffer): boolean {
  return /(?!\uFFFD)[^\x00-\x7f]/u.test(bytes.toString('utf8'))
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
    // In encodings of DOS 0x82 is é and 0x83 is â: what follows them there is a small letter of ASCII most often.
    const isSmallLetter = trail >= 0x61 && trail <= 0x7a
    const kana = (lead === 0x82 && trail >= 0x9f) || (lead === 0x83 && !isSmallLetter)
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
