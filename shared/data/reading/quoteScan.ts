export interface QuoteScanOptions {
  delimiter: string
  /** One character, or 'none'. */
  quote: string
  /** Of a block at least, except the last. */
  blockBytes: number
}

export interface QuoteScan {
  /** Takes the next bytes of the file; calls `onCut` with the offset (from the first byte taken) behind each line end chosen. */
  push(bytes: Uint8Array, onCut: (offset: number) => void): void
  /** Offset of the last cut, 0 before the first. */
  readonly lastCut: number
  /** Whether a closing quote was followed by something that neither ends the cell nor is a blank: what lies in quotes is then open. */
  readonly broken: boolean
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const space = 0x20
const tab = 0x09
const nothing = -1
/** Bytes looked at one by one before the search for the next quote is worth its call. */
const near = 48

type State = 'outside' | 'inside' | 'behindQuote' | 'behindBlanks'

/**
 * Finds line ends that lie outside quotes, so that rows begin behind them. A quote opens at the beginning of a cell only; inside, two are
 * one; behind the closing one follow a delimiter or a line end, maybe after blanks. Encodings in which a byte below 128 is that
 * character.
 */
export function createQuoteScan({ delimiter: mark, quote: quoteMark, blockBytes }: QuoteScanOptions): QuoteScan {
  const delimiter = mark.charCodeAt(0)
  const quote = quoteMark === 'none' ? nothing : quoteMark.charCodeAt(0)
  let state: State = 'outside'
  let broken = false
  let lastCut = 0
  /** Offset of the first byte of this piece. */
  let base = 0
  /** The last byte of the piece before. */
  let previous = lineFeed

  const nextQuote = (bytes: Uint8Array, from: number): number => {
    if (quote === nothing) return bytes.length
    const upTo = Math.min(bytes.length, from + near)
    for (let at = from; at < upTo; at++) if (bytes[at] === quote) return at
    const found = upTo === bytes.length ? nothing : bytes.indexOf(quote, upTo)
    return found === nothing ? bytes.length : found
  }
  /** The index behind the first line end of a stretch outside quotes, -1 where there is none that is surely whole. */
  const lineEnd = (bytes: Uint8Array, from: number, to: number): number => {
    // A line is far shorter than a block: a long way without \n means lines that end with \r.
    const feed = bytes.subarray(from, to).indexOf(lineFeed)
    if (feed !== nothing) return from + feed + 1
    for (let at = from; at < to && at + 1 < bytes.length; at++) {
      if (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed) return at + 1
    }
    return nothing
  }
  const cutWithin = (bytes: Uint8Array, from: number, to: number, onCut: (offset: number) => void): void => {
    for (;;) {
      const start = Math.max(from, lastCut + blockBytes - 1 - base)
      if (start >= to) return
      const cut = lineEnd(bytes, start, to)
      if (cut === nothing) return
      lastCut = base + cut
      onCut(lastCut)
    }
  }
  const opens = (before: number): boolean => before === delimiter || before === lineFeed || before === carriageReturn

  /** From one byte outside quotes to the next opening quote; returns the index behind it. */
  const passOutside = (bytes: Uint8Array, from: number, onCut: (offset: number) => void): number => {
    let at = nextQuote(bytes, from)
    while (at < bytes.length && !opens(at === 0 ? previous : (bytes[at - 1] as number))) at = nextQuote(bytes, at + 1)
    cutWithin(bytes, from, at, onCut)
    if (at < bytes.length) state = 'inside'
    return at + 1
  }
  /** What the byte behind a quote that was inside makes of it. */
  const placeBehind = (byte: number): State => {
    if (byte === quote && state === 'behindQuote') return 'inside'
    if (opens(byte)) return 'outside'
    broken ||= byte !== space && byte !== tab
    return 'behindBlanks'
  }

  return {
    push: (bytes, onCut) => {
      let at = 0
      while (at < bytes.length && !broken) {
        if (state === 'outside') at = passOutside(bytes, at, onCut)
        else if (state === 'inside') {
          at = nextQuote(bytes, at)
          if (at < bytes.length) state = 'behindQuote'
          at += 1
        } else {
          const place = placeBehind(bytes[at] as number)
          // The byte that ends the cell may be a line end to cut behind.
          if (place !== 'outside') at += 1
          state = place
        }
      }
      base += bytes.length
      if (bytes.length > 0) previous = bytes[bytes.length - 1] as number
    },
    get lastCut() {
      return lastCut
    },
    get broken() {
      return broken
    },
  }
}
