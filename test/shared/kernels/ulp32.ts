const number = new Float32Array(1)
const word = new Int32Array(number.buffer)

/** Floats in order as whole numbers, so that neighbours differ by 1. */
function rank(value: number): number {
  number[0] = value
  const bits = word[0]!
  return bits < 0 ? -(bits & 0x7fff_ffff) : bits
}

/** How many float32 apart two numbers are; 0 for two NaN. */
export function floatsApart(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity
  return Math.abs(rank(a) - rank(b))
}

/** The float32 with these bits. */
export function floatOf(bits: number): number {
  word[0] = bits
  return number[0]!
}
