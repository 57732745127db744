import { type Random, createRandom } from '../../math/random'

/** So many of these rows, ascending; all of them where there are no more. */
export function sampleOf(rows: Uint32Array, most: number, seed: number): Uint32Array {
  if (rows.length <= most) return rows.slice()
  const order = rows.slice()
  createRandom(seed, 'sample').shuffle(order)
  return order.subarray(0, most).sort()
}

/**
 * Rows by chance, each as likely as its weight says; without weights each at most once.
 * @param weights of the rows, null where each counts once
 */
export function drawnRows(rows: Uint32Array, weights: Float64Array | null, most: number, seed: number): Uint32Array {
  if (weights === null) return sampleOf(rows, most, seed)
  const random: Random = createRandom(seed, 'sample')
  const sums = new Float64Array(rows.length)
  let total = 0
  weights.forEach((weight, place) => (sums[place] = total += weight))
  return Uint32Array.from({ length: most }, () => {
    const wanted = random.uniform() * total
    let [low, high] = [0, rows.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sums[middle] as number) > wanted) high = middle
      else low = middle + 1
    }
    return rows[low] as number
  }).sort()
}
