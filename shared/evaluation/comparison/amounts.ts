/** Places beyond two digits of the spread that are taken so that a number other than 0 does not read as 0. */
const morePlaces = 2

/**
 * Numbers as they stand beside each other in a sentence, to the same decimal place: two digits of `spread`, or somewhat more where one of them would
 * read as 0 and is not. "0.012", "-0.003", "0.027".
 */
export function amounts(values: readonly number[], spread: number): string[] {
  const exponent = Number(spread.toExponential(1).split('e')[1])
  if (!Number.isFinite(exponent) || exponent < -8) return values.map((value) => String(Number(value.toPrecision(3))))
  const fewest = Math.max(0, 1 - exponent)
  let decimals = fewest
  const vanishes = (value: number) => value !== 0 && Number(value.toFixed(decimals)) === 0
  while (decimals < fewest + morePlaces && values.some(vanishes)) decimals += 1
  return values.map((value) => {
    const text = value.toFixed(decimals)
    if (vanishes(value)) return `${value < 0 ? '-' : ''}${Math.abs(value).toExponential(1)}`
    return Number(text) === 0 ? text.replace('-', '') : text
  })
}
