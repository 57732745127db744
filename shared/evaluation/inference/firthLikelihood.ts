import { sigmoid } from '../../math/elementary'
import { log } from '../../math/elementary'
import { factorCholesky } from '../../math/cholesky'
import { binaryLikelihood } from './binaryLikelihood'
import type { Design } from './design'
import { type Likelihood, linearSums } from './likelihood'
import { never } from './maximise'

/**
 * Firth's penalised log-likelihood of a logistic regression: ℓ + ½ ln |I|, Jeffreys' prior (Firth, Biometrika 80, 1993; Heinze and
 * Schemper, Statistics in Medicine 21, 2002). Its maximum is finite whether or not the classes are separated. The gradient is
 * Σ (w (y - p) + h (½ - p)) q with the hat values h of the weighted least squares; in place of its curvature stands that of ℓ, as there.
 *
 * |I| is that of the basis; that of any other scale of the inputs differs by a factor that no parameter moves.
 */
export function firthLikelihood(design: Design, event: Float64Array): Likelihood {
  const plain = binaryLikelihood(design, event)
  const { basis, counts } = design
  const size = basis.length
  return {
    size,
    at: (parameters) => {
      const { value, score, information } = plain.at(parameters)
      const factor = information.slice()
      if (factorCholesky(factor, size, never) !== 'factored') return { value: -Infinity, score, information }
      let logRoot = 0
      for (let a = 0; a < size; a++) logRoot += log(factor[a * size + a] as number)
      const eta = linearSums(basis, parameters, 0)
      const along = new Float64Array(size)
      for (let row = 0; row < eta.length; row++) {
        const [p, q] = [sigmoid(eta[row] as number), sigmoid(-(eta[row] as number))]
        // h = w p (1 - p) qᵀ I⁻¹ q, by the factor of the information.
        let squares = 0
        for (let a = 0; a < size; a++) {
          let rest = (basis[a] as Float64Array)[row] as number
          for (let b = 0; b < a; b++) rest -= (factor[a * size + b] as number) * (along[b] as number)
          const solved = rest / (factor[a * size + a] as number)
          along[a] = solved
          squares += solved * solved
        }
        const push = (counts[row] as number) * p * q * squares * 0.5 * (q - p)
        for (let a = 0; a < size; a++) {
          score[a] = (score[a] as number) + push * ((basis[a] as Float64Array)[row] as number)
        }
      }
      return { value: value + logRoot, score, information }
    },
  }
}
