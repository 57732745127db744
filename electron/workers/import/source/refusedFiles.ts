import { LabError } from '@shared/contract/labError'
import { withThousands } from '@shared/spec/words/wording'
import { lineEnds } from '@shared/data/reading/textLines'

interface RefusedFile {
  what: string
  todo: string
  matches: (bytes: Buffer) => boolean
}

const nulProbeBytes = 64 * 1024
const begins =
  (...magic: number[]) =>
  (bytes: Buffer): boolean =>
    magic.every((byte, index) => bytes[index] === byte)
const zip = begins(0x50, 0x4b, 0x03, 0x04)
const zipHolding =
  (part: string) =>
  (bytes: Buffer): boolean =>
    zip(bytes) && bytes.includes(part)
/** A word that a header might begin with too: binary only where a control character is close. */
const word =
  (text: string) =>
  (bytes: Buffer): boolean =>
    bytes.toString('latin1', 0, text.length) === text && bytes.subarray(text.length, 1024).some((byte) => byte < 9)

/** A format of text, by the pattern of its beginning. */
const text =
  (pattern: RegExp) =>
  (bytes: Buffer): boolean =>
    pattern.test(bytes.toString('latin1', 0, 4096).replace(/^\u00ef\u00bb\u00bf/, ''))

/** Byte order marks, little-endian and big-endian. */
const utf32 = [
  [0xff, 0xfe, 0, 0],
  [0, 0, 0xfe, 0xff],
] as const
const sheet = 'Save the sheet as CSV, then open that file.'
const table = 'Export the table as CSV, then open that file.'
const unpack = 'Unpack it, then open the file inside.'

/** Magic numbers and first lines from the formats' specifications; the first that matches. */
const refusedFiles: readonly RefusedFile[] = [
  { what: 'an Excel workbook', todo: sheet, matches: zipHolding('xl/') },
  { what: 'an OpenDocument spreadsheet', todo: sheet, matches: zipHolding('opendocument.spreadsheet') },
  { what: 'a Word document', todo: table, matches: zipHolding('word/') },
  { what: 'a zip archive', todo: unpack, matches: zip },
  {
    what: 'an Excel workbook or another file of old Microsoft Office',
    todo: sheet,
    matches: begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  },
  { what: 'a PDF document', todo: table, matches: begins(0x25, 0x50, 0x44, 0x46, 0x2d) },
  { what: 'a Parquet file', todo: table, matches: word('PAR1') },
  { what: 'an Arrow file', todo: table, matches: word('ARROW1') },
  { what: 'a Feather file', todo: table, matches: word('FEA1') },
  { what: 'a SQLite database', todo: table, matches: word('SQLite format 3') },
  { what: 'an HDF5 file', todo: table, matches: begins(0x89, 0x48, 0x44, 0x46) },
  { what: 'a gzip file', todo: unpack, matches: begins(0x1f, 0x8b, 0x08) },
  { what: 'a bzip2 file', todo: unpack, matches: (bytes) => /^BZh[1-9]1AY&SY/.test(bytes.toString('latin1', 0, 10)) },
  { what: 'an xz file', todo: unpack, matches: begins(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00) },
  { what: 'a Zstandard file', todo: unpack, matches: begins(0x28, 0xb5, 0x2f, 0xfd) },
  { what: 'a 7-Zip archive', todo: unpack, matches: begins(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c) },
  {
    what: 'a tar archive',
    todo: unpack,
    matches: (bytes) => bytes.toString('latin1', 257, 262) === 'ustar' && bytes.subarray(0, 257).includes(0),
  },
  {
    what: 'a text of UTF-32',
    todo: 'Save it as UTF-8, then open that file.',
    matches: (bytes) => utf32.some((mark) => begins(...mark)(bytes)),
  },
  { what: 'an ARFF file of Weka', todo: table, matches: text(/^(?:\s*(?:%.*)?\r?\n)*\s*@relation\b/i) },
  { what: 'lines of JSON', todo: table, matches: text(/^\s*\{\s*"(?:[^"\\\n]|\\.)*"\s*:.*\}\s*\r?(?:\n\s*\{|$)/) },
  { what: 'a JSON document', todo: table, matches: text(/^\s*(?:\[\s*[[{]|\{\s*"(?:[^"\\\n]|\\.)*"\s*:)/) },
  { what: 'an XML document', todo: table, matches: text(/^\s*<\?xml\b/i) },
  {
    what: 'a web page',
    todo: table,
    matches: text(/^\s*(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style)\b/i),
  },
  {
    what: 'statements of SQL',
    todo: table,
    matches: text(
      /^(?:\s*--.*\r?\n|\s*\/\*[^]*?\*\/;?)*\s*(?:create|drop)\s+table\s[^,;\t]*[\s(`"]|^(?:\s*--.*\r?\n|\s*\/\*[^]*?\*\/;?)*\s*insert\s+into\s+\S+/i,
    ),
  },
  { what: 'a document of RTF', todo: table, matches: text(/^\{\\rtf/) },
]

/**
 * Refuses what is no text by the beginning of its content.
 * @param mayHoldNul of UTF-16, in which every other byte is NUL
 * @throws LabError `bad-file` that says what the file is and what to do
 */
export function checkIsText(name: string, beginning: Buffer, mayHoldNul: boolean): void {
  const kind = refusedFiles.find(({ matches }) => matches(beginning))
  if (kind) throw new LabError('bad-file', `${name} is not a text file: it is ${kind.what}. ${kind.todo}`)
  const at = mayHoldNul ? -1 : beginning.subarray(0, nulProbeBytes).indexOf(0)
  if (at < 0) return
  const before = beginning.toString('latin1', 0, at).replace(/\r\n?/g, '\n')
  const line = lineEnds(before, before.length) + 1
  const nuls = beginning.subarray(0, nulProbeBytes).reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  const where = `${nuls === 1 ? 'a NUL byte' : 'NUL bytes'}, the first in line ${withThousands(line)}`
  throw new LabError(
    'bad-file',
    `${name} is not a text file: it holds ${where}. Save the table as CSV, then open that file.`,
  )
}
