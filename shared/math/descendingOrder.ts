/** Values of a digit of 16 bits. */
const buckets = 65_536
/** Below so many numbers, sorting by comparisons is faster. */
const worthwhile = 20_000
const sign = 0x8000_0000

/**
 * The indices of numbers in descending order of the numbers, equal ones in the order in which they lie. NaN is not allowed.
 *
 * Long arrays are sorted by a radix sort of the bits in four stable passes of 16, least significant digit first (Knuth, "The art of
 * computer programming", volume 3, 5.2.5), as in `sortNumbers`: IEEE 754 orders the bits of numbers of one sign by size, so that with the
 * sign bit flipped, and all bits of negative numbers, they are in order as whole numbers.
 */
export function descendingOrder(values: Float64Array): Uint32Array {
  const order = Uint32Array.from(values.keys())
  if (values.length < worthwhile) return order.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b)
  // Negated, ascending is descending; 0 and -0 are the same.
  const keys = values.map((value) => 0 - value)
  const words = new Uint32Array(keys.buffer)
  const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0
  for (let at = 0; at < words.length; at += 2) {
    const word = words[at + high] as number
    if (word < sign) words[at + high] = word | sign
    else {
      words[at + high] = ~word
      words[at + 1 - high] = ~(words[at + 1 - high] as number)
    }
  }
  let [source, target] = [order, new Uint32Array(order.length)]
  for (const [word, shift] of [
    [1 - high, 0],
    [1 - high, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    // prettier-ignore
    distribute(words, word, shift, source, target)
    ;[source, target] = [target, source]
  }
  return source
}

/** One stable pass by one digit, a counting sort of the indices. */
function distribute(words: Uint32Array, word: number, shift: number, source: Uint32Array, target: Uint32Array): void {
  const starts = new Uint32Array(buckets)
  const digitOf = (index: number) => ((words[2 * index + word] as number) >>> shift) & 0xffff
  for (let at = 0; at < source.length; at++) {
    const digit = digitOf(at)
    starts[digit] = (starts[digit] as number) + 1
  }
  let next = 0
  for (let digit = 0; digit < buckets; digit++) {
    const count = starts[digit] as number
    starts[digit] = next
    next += count
  }
  for (let at = 0; at < source.length; at++) {
    const index = source[at] as number
    const digit = digitOf(index)
    const place = starts[digit] as number
    target[place] = index
    starts[digit] = place + 1
  }
}
