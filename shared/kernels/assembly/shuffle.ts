/**
 * order = 0, 1, ..., count - 1 in a uniformly random order (Fisher and Yates 1938; Durstenfeld 1964): the same as
 * shared/engine/random.ts gives from a generator in this state, four words of xoshiro128++.
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
      // A word of the last, incomplete run of n is drawn again; the division is needed for few.
    } while (<u32>product < n && <u32>product < (0 - n) % n)
    const last = order + ((<usize>(n - 1)) << 2)
    const other = order + ((<usize>(product >> 32)) << 2)
    const kept = load<u32>(last)
    store<u32>(last, load<u32>(other))
    store<u32>(other, kept)
  }
}
