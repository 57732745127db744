/**
 * order = 0, 1, ..., count - 1 in a uniformly random order, as u32: the order in which an epoch visits the rows. It is
 * the same as `shuffle` of shared/math/random.ts gives for a generator in the state a, b, c, d, four words of
 * xoshiro128++.
 *
 * The shuffle is that of Fisher and Yates (1938) in the form of Durstenfeld (1964): from the last entry to the second,
 * each is exchanged with one at or before it, drawn uniformly. Entry n - 1 is any of n with probability 1/n, then entry
 * n - 2 any of the remaining n - 1, and so on: each of the count! orders has probability 1 / count!.
 *
 * A uniform number below n comes from a 32-bit word w as floor(w n / 2^32), the upper half of the 64-bit product
 * (Lemire, "Fast random integer generation in an interval", ACM TOMACS 29, 2019). Of the 2^32 words, some results would
 * get one more than others. Words whose lower half is below 2^32 mod n are rejected, which leaves floor(2^32 / n) words
 * for every result.
 */
export function shuffledOrder(order: usize, count: u32, a: u32, b: u32, c: u32, d: u32): void {
  for (let row: u32 = 0; row < count; row++) store<u32>(order + ((<usize>row) << 2), row)
  for (let n = count; n > 1; n--) {
    let product: u64 = 0
    do {
      const word = rotl<u32>(a + d, 7) + a
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = rotl<u32>(d, 11)
      product = <u64>word * <u64>n
      // (0 - n) % n is 2^32 mod n in arithmetic modulo 2^32. It is below n, so that the first test spares most words
      // the division: for a million rows, all but one word in four thousand.
    } while (<u32>product < n && <u32>product < (0 - n) % n)
    const last = order + ((<usize>(n - 1)) << 2)
    const other = order + ((<usize>(product >> 32)) << 2)
    const kept = load<u32>(last)
    store<u32>(last, load<u32>(other))
    store<u32>(other, kept)
  }
}
