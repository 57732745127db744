import type { Encoding } from '@shared/contract/reading'
import type { InspectedFile } from './inspectedFile'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Line ends of the beginning of a file; \n where it has none. */
export function lineEndOf(bytes: Buffer, encoding: Encoding): InspectedFile['lineEnd'] {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const text = wide ? new TextDecoder(encoding).decode(bytes) : bytes.toString('latin1')
  const found = new Set<InspectedFile['lineEnd']>()
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    found.add(text[at - 1] === '\r' ? '\r\n' : '\n')
    if (found.size > 1) return 'mixed'
  }
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] === '\n' || at + 1 === text.length) continue
    found.add('\r')
    break
  }
  if (found.size > 1) return 'mixed'
  return [...found][0] ?? (text.endsWith('\r') ? '\r' : '\n')
}

/** The byte where a line begins, counted from 1, of a text in which a byte below 128 is that character; `from` is where the first does. */
export function offsetOfLine(bytes: Buffer, line: number, from: number): number {
  let at = from
  for (let current = 1; current < line; current++) {
    while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at += 1
    if (at >= bytes.length) return bytes.length
    at += bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 1
  }
  return at
}
