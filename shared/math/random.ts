import { log } from './elementary'

/*
 * Random numbers that are the same on every machine, as everything random in a run follows from its seed.
 *
 * The chain: seed, name of a stream and index become one 64-bit word; SplitMix64 spreads it over 128 bits; xoshiro128++
 * walks on from there, 32 bits a step; uniform numbers, whole numbers and normal numbers are made of these words.
 * JavaScript's own Math.random can be given no seed, and 64-bit arithmetic is slow in JavaScript, hence a generator of
 * 32-bit words. It is meant for statistics: its output can be predicted, and protects no secret.
 */

/** What a stream is for. Each is a generator of its own: drawing from one leaves the others where they were. */
export type RandomStream = 'split' | 'shuffle' | 'initialisation' | 'sample'

export interface Random {
  /** Uniform in [0, 1), a multiple of 2^-53. */
  uniform(): number
  /** Uniform in 0, 1, ..., n - 1 without bias; n is a whole number from 1 to 2^32. */
  integer(n: number): number
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number
  /** Puts the array into a uniformly random order (Fisher and Yates 1938; Durstenfeld 1964). */
  shuffle(array: Uint32Array): void
}

/**
 * The index of a stream here goes into its seed, and so is part of the engine's version: never reorder, only append.
 */
const streams: readonly RandomStream[] = ['split', 'shuffle', 'initialisation', 'sample']

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): a walk over all
 * 64-bit words by an odd step, each word mixed. The step is 2^64 divided by the golden ratio; the mixing can be undone,
 * so that no word comes twice in 2^64.
 *
 * Used to spread a seed over the state of the generator below: neighbouring seeds differ in few bits, and a linear
 * generator would carry their likeness on for a while. After the mixing each bit of the state depends on every bit of
 * the seed.
 */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n)
    let word = state
    word = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n)
    word = BigInt.asUintN(64, (word ^ (word >> 27n)) * 0x94d049bb133111ebn)
    return word ^ (word >> 31n)
  }
}

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

/**
 * xoshiro128++ (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021):
 * 32-bit words with period 2^128 - 1. The state is four words that are not all zero.
 *
 * Shifts, rotations and exclusive ors are a linear map of the 128 bits of the state, one that visits every state but
 * zero. Its words as they are would fail tests of linear complexity; the sums that make `word` of the state are not
 * linear, and hide it. The output is taken before the step. kernels/assembly/shuffle.ts repeats this function: the two
 * have to stay alike.
 */
export function xoshiro128(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const word = (rotateLeft((a + d) | 0, 7) + a) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotateLeft(d, 11)
    return word
  }
}

/**
 * The four words of a xoshiro128++ that a named stream of a seed starts from; see `createRandom`. Seed, stream and
 * index have bits of their own in the 64-bit word, 32, 8 and 24 of them, so that no two combinations share a generator.
 */
export function randomState(seed: number, stream: RandomStream, index = 0): [number, number, number, number] {
  const spread = splitMix64(BigInt(seed) | (BigInt(streams.indexOf(stream)) << 32n) | (BigInt(index) << 40n))
  // SplitMix64 never gives the same word twice in a row, so that the four words cannot all be zero.
  const first = spread()
  const second = spread()
  const half = (word: bigint): number => Number(BigInt.asIntN(32, word))
  return [half(first), half(first >> 32n), half(second), half(second >> 32n)]
}

/**
 * The named stream of a seed, a whole number from 0 to 2^32 - 1.
 * @param index which of the stream's generators, 0 to 2^24 - 1: one for each epoch, say, so that none needs those
 * before it
 */
export function createRandom(seed: number, stream: RandomStream, index = 0): Random {
  const next = xoshiro128(...randomState(seed, stream, index))
  let spare = 0
  let hasSpare = false

  /** 27 + 26 bits of two words, as one whole number below 2^53 and divided by 2^53: every step is exact. */
  const uniform = (): number => {
    const high = next() >>> 5
    return (high * 67108864 + (next() >>> 6)) / 9007199254740992
  }

  /**
   * floor(word · n / 2^32), the upper half of the product (Lemire, "Fast random integer generation in an interval", ACM
   * TOMACS 29, 2019). The products of all 2^32 words are multiples of n; in each stretch of 2^32 there are either
   * floor(2^32 / n) or one more of them. Words whose lower half is below 2^32 mod n are drawn again, which leaves
   * floor(2^32 / n) for every result: no bias. As 2^32 mod n is below n, the lower half is compared with n first, which
   * mostly spares the division.
   *
   * The product has up to 64 bits, more than a float64 can hold. It is taken in two parts by the lower and upper 16
   * bits of n, each below 2^49 and exact; `rest` is its lower half.
   */
  const integer = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > 4294967296) throw new RangeError(`integer(${n}): n must be 1 to 2^32`)
    for (;;) {
      const word = next()
      const low = word * (n % 65536)
      const middle = word * Math.floor(n / 65536) + Math.floor(low / 65536)
      const rest = (middle % 65536) * 65536 + (low % 65536)
      if (rest >= n || rest >= 4294967296 % n) return Math.floor(middle / 65536)
    }
  }

  /**
   * The polar method (Marsaglia and Bray, SIAM Review 6, 1964): two normals from a point inside the unit circle.
   *
   * For a point (x, y) that is uniform in the circle, its direction (x, y) / √s with s = x² + y² is uniform over all
   * directions, and s is uniform in (0, 1) and independent of it. √(-2 ln s) then has the distribution of the length of
   * a pair of normals, so that direction times length is such a pair. Points outside the circle, 1 - π/4 or 21 % of
   * them, are drawn again. It needs a logarithm and a square root, but no sine or cosine, whose bits would depend on
   * the machine.
   */
  const normal = (): number => {
    if (hasSpare) {
      hasSpare = false
      return spare
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * log(square)) / square)
      spare = y * scale
      hasSpare = true
      return x * scale
    }
  }

  /** From the last entry to the second, each is exchanged with one at or before it: every order is equally likely. */
  const shuffle = (array: Uint32Array): void => {
    for (let last = array.length - 1; last > 0; last--) {
      const other = integer(last + 1)
      const kept = array[last] as number
      array[last] = array[other] as number
      array[other] = kept
    }
  }

  return { uniform, integer, normal, shuffle }
}
