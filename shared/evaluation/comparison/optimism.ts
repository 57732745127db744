import type { RealArray } from '../../math/matrix'
import { createRandom } from '../../math/random'

/** Permutations, of few rows and of many. */
const most = 1000
const fewest = 50

/**
 * By how much the best of several models looks better than it is, when it is chosen by its mean loss on the rows that it is then judged by, and none is
 * better than another: by chance one of them always is ahead. Under that hypothesis the losses of a row could be those of any of the models; so they are
 * dealt out anew, row by row, and how far the least mean lies below the mean of all is averaged (a permutation test's reference distribution; Good,
 * "Permutation, parametric and bootstrap tests of hypotheses", 2005, chapter 6).
 *
 * @param losses of each model one a row, the same rows in the same order
 * @param weights by which each row counts; null counts every row once
 * @param work rows times models times permutations that may be spent
 * @returns null of fewer than two models, without rows, or where a loss is infinite or rows are too many
 */
export function optimismOfBest(
  losses: readonly Float64Array[],
  weights: RealArray | null,
  seed: number,
  work: number,
): number | null {
  const models = losses.length
  const rows = losses[0]?.length ?? 0
  const permutations = Math.min(most, Math.floor(work / Math.max(1, rows * models)))
  const isFinite = losses.every((of) => of.every((loss) => Number.isFinite(loss)))
  if (models < 2 || rows === 0 || permutations < fewest || !isFinite) return null
  const random = createRandom(seed, 'sample')
  const order = Uint32Array.from(losses.keys())
  const sums = new Float64Array(models)
  let total = 0
  for (let row = 0; row < rows; row++) total += weights === null ? 1 : (weights[row] as number)
  let gained = 0
  for (let permutation = 0; permutation < permutations; permutation++) {
    sums.fill(0)
    for (let row = 0; row < rows; row++) {
      random.shuffle(order)
      const weight = weights === null ? 1 : (weights[row] as number)
      for (let model = 0; model < models; model++) {
        sums[model] =
          (sums[model] as number) + weight * ((losses[order[model] as number] as Float64Array)[row] as number)
      }
    }
    const mean = sums.reduce((sum, of) => sum + of, 0) / models
    gained += mean - Math.min(...sums)
  }
  return total > 0 ? gained / permutations / total : null
}
