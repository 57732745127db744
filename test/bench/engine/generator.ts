/**
 * Numbers for the bench's data, the same for a seed: mulberry32 (Tommy Ettinger, public domain) and the polar method
 * (Marsaglia and Bray, SIAM Review 6, 1964). The engine's own generator is not used, so that no engine supplies the data.
 */
export function createGenerator(seed: number) {
  let state = seed >>> 0
  let spare: number | null = null

  /** Uniform in [0, 1), a multiple of 2^-32. */
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let word = Math.imul(state ^ (state >>> 15), state | 1)
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61)
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296
  }

  /** Mean 0, standard deviation 1. */
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * scale
      return x * scale
    }
  }

  return { uniform, normal }
}

export type Generator = ReturnType<typeof createGenerator>
