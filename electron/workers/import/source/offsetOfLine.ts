const lineFeed = 0x0a
const carriageReturn = 0x0d

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
