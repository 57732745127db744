import { exp, log } from '../../math/elementary'
import type { Design } from './design'
import { type Likelihood, addCrossProducts, dot, linearSums } from './likelihood'

/**
 * Of a multinomial logistic regression against the first class: η_k = Σ_a θ_ka q_a for the other classes, η_0 = 0, and
 * ℓ = Σ w (η_y - ln Σ_k e^η_k). The gradient of block k is Σ w ([y = k] - p_k) q, the information of blocks k and l
 * Σ w p_k ([k = l] - p_l) q qᵀ (Agresti, Categorical Data Analysis, 2013, section 8.1).
 * @param classes the class index of each row
 * @param count of classes
 */
export function multinomialLikelihood({ basis, counts }: Design, classes: Uint32Array, count: number): Likelihood {
  const width = basis.length
  const size = (count - 1) * width
  const rows = counts.length
  return {
    size,
    at: (parameters) => {
      const eta = Array.from({ length: count - 1 }, (_, k) => linearSums(basis, parameters, k * width))
      let value = 0
      for (let row = 0; row < rows; row++) {
        let highest = 0
        for (const sums of eta) highest = Math.max(highest, sums[row] as number)
        let sum = exp(-highest)
        const own = classes[row] as number
        const ownSum = own === 0 ? 0 : ((eta[own - 1] as Float64Array)[row] as number)
        for (const sums of eta) {
          const part = exp((sums[row] as number) - highest)
          sums[row] = part
          sum += part
        }
        // From here on the sums are probabilities.
        for (const sums of eta) sums[row] = (sums[row] as number) / sum
        value += (counts[row] as number) * (ownSum - highest - log(sum))
      }
      const score = new Float64Array(size)
      const information = new Float64Array(size * size)
      const weights = new Float64Array(rows)
      eta.forEach((own, k) => {
        for (let row = 0; row < rows; row++) {
          weights[row] = (counts[row] as number) * ((classes[row] === k + 1 ? 1 : 0) - (own[row] as number))
        }
        basis.forEach((column, a) => (score[k * width + a] = dot(column, weights)))
        for (let l = 0; l <= k; l++) {
          const other = eta[l] as Float64Array
          for (let row = 0; row < rows; row++) {
            const p = own[row] as number
            weights[row] = (counts[row] as number) * p * ((k === l ? 1 : 0) - (other[row] as number))
          }
          addCrossProducts(basis, weights, information, { at: k * width * size + l * width, stride: size })
          if (l < k) mirror(information, size, k * width, l * width, width)
        }
      })
      return { value, score, information }
    },
  }
}

/** Copies a block below the diagonal to its place above it. */
function mirror(matrix: Float64Array, size: number, row: number, column: number, width: number): void {
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      matrix[(column + b) * size + row + a] = matrix[(row + a) * size + column + b] as number
    }
  }
}
