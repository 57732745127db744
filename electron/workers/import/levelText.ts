import { z } from 'zod'

/** In UTF-16 code units. No text may be longer than some 2^29 of them: many long levels are written and read in pieces. */
const pieceLength = 2 ** 22
const lineFeed = 0x0a
const levelsSchema = z.array(z.string())

/** Levels as one list of JSON in UTF-8, on several lines where they are long. JSON's texts hold no line end of their own. */
export function encodeLevels(levels: readonly string[]): Uint8Array {
  const pieces: Buffer[] = []
  let from = 0
  while (from < levels.length) {
    const piece: string[] = []
    for (let length = 0; from < levels.length && length < pieceLength; from++) {
      const level = levels[from] as string
      piece.push(level)
      length += level.length
    }
    const start = pieces.length === 0 ? '[' : ',\n'
    pieces.push(Buffer.from(start + JSON.stringify(piece).slice(1, -1)))
  }
  pieces.push(Buffer.from(pieces.length === 0 ? '[]' : ']'))
  return Buffer.concat(pieces)
}

/** @throws Error where the bytes are no list of texts */
export function decodeLevels(bytes: Uint8Array): string[] {
  const decoder = new TextDecoder()
  const pieces: string[][] = []
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(lineFeed, from)
    const to = feed < 0 ? bytes.length : feed
    const line = decoder.decode(bytes.subarray(from, to))
    const start = from === 0 ? '' : '['
    const text = feed < 0 ? line : `${line.replace(/,$/, '')}]`
    pieces.push(levelsSchema.parse(JSON.parse(start + text)))
    from = to + 1
  }
  return pieces.flat()
}
