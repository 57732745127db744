/**
 * Puts the value of rank k of all values to place k, none larger before it and none smaller behind it (Hoare, "Algorithm 65:
 * Find", CACM 4, 1961, with the middle of three as the pivot). The values must be numbers; a fraction of the work of sorting.
 */
export function select(values: Float64Array, k: number): void {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = middle(values[low] as number, values[(low + high) >> 1] as number, values[high] as number)
    let i = low
    let j = high
    while (i <= j) {
      while ((values[i] as number) < pivot) i++
      while ((values[j] as number) > pivot) j--
      if (i > j) break
      const kept = values[i] as number
      values[i++] = values[j] as number
      values[j--] = kept
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else return
  }
}

function middle(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

/**
 * The median: the middle value, or halfway between the two in the middle. Puts the values into another order.
 * No values give NaN.
 */
export function median(values: Float64Array): number {
  const { length } = values
  if (length === 0) return Number.NaN
  const below = (length - 1) >> 1
  select(values, below)
  const low = values[below] as number
  if (length % 2 === 1) return low
  let high = Infinity
  for (let i = below + 1; i < length; i++) high = Math.min(high, values[i] as number)
  const gap = high - low
  return Number.isFinite(gap) ? low + 0.5 * gap : low * 0.5 + high * 0.5
}
