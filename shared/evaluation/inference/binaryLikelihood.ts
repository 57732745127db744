import { sigmoid, softplus } from '../../math/elementary'
import type { Design } from './design'
import { type Likelihood, addCrossProducts, dot, linearSums } from './likelihood'

/**
 * Of a logistic regression: ℓ = Σ w (y η - ln(1 + e^η)) with η = Σ_a θ_a q_a; its gradient is Σ w (y - p) q, its information
 * Σ w p (1 - p) q qᵀ (McCullagh and Nelder, Generalized Linear Models, 1989, section 4.4).
 * @param event 1 for rows of the event, else 0
 */
export function binaryLikelihood({ basis, counts }: Design, event: Float64Array): Likelihood {
  const size = basis.length
  const residual = new Float64Array(counts.length)
  const curvature = new Float64Array(counts.length)
  return {
    size,
    at: (parameters) => {
      const eta = linearSums(basis, parameters, 0)
      let value = 0
      for (let row = 0; row < eta.length; row++) {
        const [sum, weight, y] = [eta[row] as number, counts[row] as number, event[row] as number]
        const [p, q] = [sigmoid(sum), sigmoid(-sum)]
        value -= weight * softplus(y === 1 ? -sum : sum)
        residual[row] = weight * (y === 1 ? q : -p)
        curvature[row] = weight * p * q
      }
      const information = new Float64Array(size * size)
      addCrossProducts(basis, curvature, information, { at: 0, stride: size })
      return { value, score: Float64Array.from(basis, (column) => dot(column, residual)), information }
    },
  }
}
