/** Bytes of one cell as text. */
export type DecodeText = (bytes: Uint8Array, from: number, to: number) => string

const slots = 128
/** Longer cells are decoded each time. */
const longest = 32
/** Looks in vain that a column of ever new texts may cost. */
const patience = 4096

/**
 * The short texts of one column that came lately, found by their bytes: a level that comes back is no new string.
 */
export class CellTexts {
  private readonly bytes = new Uint8Array(slots * longest)
  private readonly lengths = new Uint8Array(slots)
  private readonly texts = new Array<string>(slots).fill('')
  private found = 0
  private missed = 0

  constructor(private readonly decode: DecodeText) {}

  /** @param hash any function of the bytes */
  get(bytes: Uint8Array, from: number, to: number, hash: number): string {
    const length = to - from
    if (length > longest || (this.missed > patience && this.found < this.missed)) return this.decode(bytes, from, to)
    const slot = ((hash ^ (hash >>> 7) ^ (hash >>> 14)) & (slots - 1)) >>> 0
    const place = slot * longest
    if (this.lengths[slot] === length) {
      let same = 0
      while (same < length && this.bytes[place + same] === bytes[from + same]) same += 1
      if (same === length) {
        this.found += 1
        return this.texts[slot] as string
      }
    }
    this.missed += 1
    const text = this.decode(bytes, from, to)
    for (let index = 0; index < length; index++) this.bytes[place + index] = bytes[from + index] as number
    this.lengths[slot] = length
    this.texts[slot] = text
    return text
  }
}
