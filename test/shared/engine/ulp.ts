const number = new Float64Array(1)
const bits = new BigInt64Array(number.buffer)

/** Doubles in order as whole numbers, so that neighbours differ by 1. */
function rank(value: number): bigint {
  number[0] = value
  const word = bits[0]!
  return word < 0n ? -(word & 0x7fff_ffff_ffff_ffffn) : word
}

/** How many doubles apart two numbers are; 0 for two NaN. */
export function ulpsApart(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity
  const distance = Number(rank(a) - rank(b))
  return Math.abs(distance)
}
