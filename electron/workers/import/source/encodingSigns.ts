import type { ImportWarning } from '@shared/contract/dataset'
import type { Encoding } from '@shared/spec/reading'
import { counted } from '@shared/spec/words/wording'

/** Symbols that no word holds: what letters become in another encoding. */
const symbol =
  '[\\u0080-\\u009f\\u00a1-\\u00a9\\u00ab\\u00ac\\u00ae\\u00af\\u00b1\\u00b4\\u00b6\\u00b8\\u00bb-\\u00bf\\u00d7\\u00f7\\u02c6\\u02d8-\\u02dd\\u201a-\\u201e\\u2020-\\u2022\\u2026\\u2030\\u2039\\u203a\\u20ac\\u2122\\u2200-\\u25ff]'
const doubled = /[\u00c2\u00c3\u00d0\u00d1\u00e2](?:[\u0080-\u00bf]|\u20ac[\u0080-\u00ff\u2122\u0153\u02dc])/gu
const signs: readonly RegExp[] = [
  /[\uFFFD\u0080-\u009f\ue000-\uf8ff]/gu,
  new RegExp(`\\p{L}${symbol}+\\p{L}`, 'gu'),
  // A capital behind a small letter, and a small letter among capitals, where that letter is not of ASCII.
  /\p{Ll}(?=[^\x00-\x7f])\p{Lu}(?!\p{Lu}{2})/gu,
  /(?<=\p{Lu})(?=[^\x00-\x7f\u00df])\p{Ll}(?=\p{Lu})/gu,
  // Two scripts in one word.
  /[a-z](?=[^\x00-\x7f])[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/giu,
  /[\p{Script=Cyrillic}\p{Script=Greek}][A-Za-z]/gu,
  /[A-Za-z]\p{Script=Han}[a-z]/gu,
]
/** Letters of Serbian and Macedonian that Russian lacks, and the other way round. */
const serbian = /[\u0402\u0409\u040a\u040b\u040f\u0452\u0459\u045a\u045b\u045f]/gu
const russian = /[\u0439\u044b\u044d\u044e\u044f]/u

/**
 * How often a text shows that its bytes were decoded by another encoding than they were written in. Bytes that are valid UTF-8 hardly
 * ever are anything else; but a text may have been decoded wrongly and written again as UTF-8.
 */
export function signsOfOtherEncoding(text: string, encoding: Encoding): number {
  const looked = encoding === 'utf-8' ? [doubled] : signs
  const mixed = russian.test(text) ? (text.match(serbian)?.length ?? 0) : 0
  return looked.reduce((sum, sign) => sum + (text.match(sign)?.length ?? 0), mixed)
}

const longestWord = 30

/** A word that shows such a sign, or else one that is not of ASCII. */
function exampleOf(text: string, encoding: Encoding): string {
  const beyond = /[^\x00-\x7f]/gu
  let plain = ''
  for (let looked = 0; looked < 200; looked++) {
    const found = beyond.exec(text)
    if (!found) break
    const before = /[^\s,;|"]*$/u.exec(text.slice(Math.max(0, found.index - longestWord), found.index))?.[0] ?? ''
    const after = /^[^\s,;|"]*/u.exec(text.slice(found.index, found.index + longestWord))?.[0] ?? ''
    const word = before + after
    if (signsOfOtherEncoding(word, encoding) > 0) return word
    if (plain === '') plain = word
    beyond.lastIndex = found.index + Math.max(1, after.length)
  }
  return plain
}

/** What the bytes of a file say in another encoding. */
export interface OtherText {
  encoding: Encoding
  text: string
}

/**
 * What is doubtful about the encoding of a text.
 * @param others what its bytes say in encodings that fit as well
 */
export function encodingDoubts(text: string, encoding: Encoding, others: readonly OtherText[]): ImportWarning[] {
  if (encoding.startsWith('utf-16') || !/[^\x00-\x7f]/u.test(text)) return []
  const count = signsOfOtherEncoding(text, encoding)
  if (count === 0 && others.length === 0) return []
  const example = exampleOf(text, encoding)
  const what =
    count > 0
      ? `${counted(count, 'place')} that hardly any text has, such as “${example}”`
      : `other encodings fit as well; “${example}” is a word of it`
  const message = `The file is read as ${encoding}: ${what}. Choose another encoding if its words look wrong`
  const words = text.match(/[^\s,;|"]*[^\x00-\x7f][^\s,;|"]*/gu)?.length ?? 0
  const remedies = others.map((other) => ({
    label: `Read as ${other.encoding}: “${exampleOf(other.text, other.encoding)}”`,
    ...{ changes: { encoding: other.encoding }, kept: words, lost: 0 },
  }))
  const doubt = { code: 'doubtful-encoding' as const, column: null, count: Math.max(1, count), rows: [], message }
  return [remedies.length === 0 ? doubt : { ...doubt, remedies }]
}
