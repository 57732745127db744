/** Values of a digit of 16 bits. Their counts, 256 KiB, stay in the second-level cache. */
const buckets = 65_536
/** Below so many numbers, clearing and summing up the counts takes longer than sorting by comparisons. */
const worthwhile = 50_000
/** The sign bit of the high word. */
const sign = 0x8000_0000

/**
 * Sorts numbers in place, ascending, and returns them: Float64Array.prototype.sort, several times faster for long
 * arrays. A radix sort of the bits in four passes of 16 (Knuth, "The art of computer programming", volume 3, 5.2.5).
 * NaN is not allowed.
 *
 * Each pass sorts by one digit of 16 bits, from the least significant on, and is stable: numbers with the same digit
 * keep the order that the passes before gave them. After the last digit all are in order. The work is proportional to
 * n; sorting by comparisons takes n log n of them. It needs a second array of the same size.
 *
 * Each float64 is seen as two 32-bit words. -0 comes before 0, as in the built-in sort.
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

/** Whether the machine stores the low word of a float64 first, as almost all do. */
function littleEndian(): boolean {
  return new Uint8Array(Uint32Array.of(1).buffer)[0] === 1
}

/**
 * Replaces the bits of each number by ones whose order as unsigned integers is the order of the numbers. Within numbers
 * of one sign, IEEE 754 orders the bits by size: exponent before fraction. So the sign bit of positive numbers is set,
 * which puts them above the negative ones, and all bits of negative numbers are flipped, which reverses their order.
 */
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

/** The inverse of `toOrdered`. */
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

/**
 * One stable pass by one digit: a counting sort. It counts the digits, turns the counts into the index at which each
 * digit's numbers start, and copies the numbers in their order. False where every number has the same digit, so that
 * there was nothing to do: small whole numbers of one sign save two passes.
 *
 * @param word 0 or 1: which word of each number has the digit
 * @param shift of the digit within the word
 */
function distribute(source: Uint32Array, target: Uint32Array, word: number, shift: number): boolean {
  const starts = new Uint32Array(buckets)
  for (let at = word; at < source.length; at += 2) {
    const digit = ((source[at] as number) >>> shift) & 0xffff
    starts[digit] = (starts[digit] as number) + 1
  }
  const firstDigit = ((source[word] as number) >>> shift) & 0xffff
  if (starts[firstDigit] === source.length / 2) return false
  // Indices of words: two for each number.
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
