const buckets = 65_536
const worthwhile = 50_000
const sign = 0x8000_0000

/**
 * Sorts numbers in place, ascending, and returns them: Float64Array.prototype.sort, several times faster for long arrays.
 * A radix sort of the bits in four passes of 16 (Knuth, The Art of Computer Programming 3, 5.2.5). NaN is not allowed.
 */
export function sortNumbers(values: Float64Array): Float64Array {
  if (values.length < worthwhile) return values.sort()
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const highWord = littleEndian() ? 1 : 0
  toOrdered(words, highWord)
  let source: Uint32Array = words
  let target: Uint32Array = new Uint32Array(words.length)
  for (const [word, shift] of [
    [1 - highWord, 0],
    [1 - highWord, 16],
    [highWord, 0],
    [highWord, 16],
  ] as const) {
    if (distribute(source, target, word, shift)) [source, target] = [target, source]
  }
  if (source !== words) words.set(source)
  fromOrdered(words, highWord)
  return values
}

function littleEndian(): boolean {
  return new Uint8Array(Uint32Array.of(1).buffer)[0] === 1
}

/** Bits whose order as unsigned integers is the order of the numbers: negative ones flipped, others above them. */
function toOrdered(words: Uint32Array, highWord: number): void {
  for (let at = 0; at < words.length; at += 2) {
    const high = words[at + highWord] as number
    if (high < sign) words[at + highWord] = high | sign
    else {
      words[at + highWord] = ~high
      words[at + 1 - highWord] = ~(words[at + 1 - highWord] as number)
    }
  }
}

function fromOrdered(words: Uint32Array, highWord: number): void {
  for (let at = 0; at < words.length; at += 2) {
    const high = words[at + highWord] as number
    if (high >= sign) words[at + highWord] = high & ~sign
    else {
      words[at + highWord] = ~high
      words[at + 1 - highWord] = ~(words[at + 1 - highWord] as number)
    }
  }
}

/** One stable pass by one digit. False where every number has the same digit, so that there was nothing to do. */
function distribute(source: Uint32Array, target: Uint32Array, word: number, shift: number): boolean {
  const starts = new Uint32Array(buckets)
  for (let at = word; at < source.length; at += 2) {
    const digit = ((source[at] as number) >>> shift) & 0xffff
    starts[digit] = (starts[digit] as number) + 1
  }
  const firstDigit = ((source[word] as number) >>> shift) & 0xffff
  if (starts[firstDigit] === source.length / 2) return false
  let next = 0
  for (let digit = 0; digit < buckets; digit++) {
    const count = starts[digit] as number
    starts[digit] = next
    next += 2 * count
  }
  for (let at = 0; at < source.length; at += 2) {
    const digit = ((source[at + word] as number) >>> shift) & 0xffff
    const index = starts[digit] as number
    target[index] = source[at] as number
    target[index + 1] = source[at + 1] as number
    starts[digit] = index + 2
  }
  return true
}
