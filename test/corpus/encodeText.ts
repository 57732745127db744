/** Encodings that the corpus writes files in. */
export const writtenEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'] as const
type Encoding = (typeof writtenEncodings)[number]

const legacy = new Map<Encoding, ReadonlyMap<string, readonly number[]>>()

/** By character its bytes, as the decoder of the same name (WHATWG Encoding Standard) reads them back. */
function legacyBytes(encoding: 'windows-1252' | 'shift_jis'): ReadonlyMap<string, readonly number[]> {
  const known = legacy.get(encoding)
  if (known) return known
  const decoder = new TextDecoder(encoding)
  const bytes = new Map<string, readonly number[]>()
  const note = (...sequence: number[]): void => {
    const text = decoder.decode(Uint8Array.from(sequence))
    if ([...text].length === 1 && text !== '\uFFFD' && !bytes.has(text)) bytes.set(text, sequence)
  }
  for (let byte = 0; byte < 256; byte++) note(byte)
  if (encoding === 'shift_jis') {
    for (let lead = 0x81; lead < 0xf0; lead++) for (let trail = 0x40; trail < 0xfd; trail++) note(lead, trail)
  }
  legacy.set(encoding, bytes)
  return bytes
}

/** The characters that an encoding of one or two bytes has. */
export function alphabetOf(encoding: 'windows-1252' | 'shift_jis'): readonly string[] {
  return [...legacyBytes(encoding).keys()]
}

/** @param text of characters that the encoding has, without lone surrogates */
export function encodeText(text: string, encoding: Encoding, mark: boolean): Buffer {
  const marked = mark ? `\uFEFF${text}` : text
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16()
  const bytes = legacyBytes(encoding)
  return Buffer.from([...text].flatMap((character) => bytes.get(character) ?? []))
}
