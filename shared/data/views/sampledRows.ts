import { createRandom } from '../../math/random'

/**
 * The places of at most `most` of `count` rows, ascending, the same ones every time: all of them, or one drawn out of each of `most`
 * equal stretches, so that the sample follows the file and no period in it shows.
 */
export function sampledRows(count: number, most: number): Uint32Array {
  if (count <= most) return Uint32Array.from({ length: count }, (_, row) => row)
  const random = createRandom(1, 'sample')
  const stretch = count / most
  return Uint32Array.from({ length: most }, (_, index) => {
    const from = Math.floor(index * stretch)
    return from + random.integer(Math.floor((index + 1) * stretch) - from)
  })
}
