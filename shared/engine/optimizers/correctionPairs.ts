import type { RealArray } from '../../math/matrix'
import { addScaled, dot, norm } from './vectors'

/*
 * The memory of L-BFGS: how the gradient has changed along the last steps, and the inverse Hessian that follows from
 * it.
 *
 * For a quadratic loss with the Hessian B, a step s changes the gradient by y = B s. BFGS keeps an approximation H of
 * B⁻¹ and makes it right for each new pair, H' y = s (the secant equation), by
 *
 *   H' = VᵀHV + ρ s sᵀ,   V = I - ρ y sᵀ,   ρ = 1 / sᵀy
 *
 * (Nocedal and Wright, "Numerical optimization", 2nd edition 2006, eq. 6.17). Check: V y = y - ρ y (sᵀy) = 0, so that
 * H' y = ρ s (sᵀy) = s. H' is positive definite where H is and sᵀy > 0: xᵀH'x = (Vx)ᵀH(Vx) + ρ (sᵀx)², and both terms
 * vanish for x = 0 only.
 *
 * H is n × n, too large for a network. L-BFGS never forms it: the last m pairs are kept, and H g is computed from them
 * in 4 m n multiplications (`applyInverseHessian`).
 */

/** One step s of the parameters, and by how much y it changed the gradient. */
interface Pair {
  s: RealArray
  y: RealArray
  /** sᵀy, above 0. */
  curvature: number
}

/** What L-BFGS knows of the curvature: its last steps and the changes of the gradient along them. */
export interface CorrectionPairs {
  readonly count: number
  /**
   * Takes in a step from `oldPoint` to `newPoint`. Skipped where sᵀy is not clearly above 0: the curvature along it
   * would not be positive, and the direction no longer downhill. The Wolfe conditions of the line search rule that out
   * but for rounding: with the new slope at least c₂ < 1 times the old one, which is negative, sᵀy >= (c₂ - 1) sᵀg > 0.
   */
  add(oldPoint: RealArray, newPoint: RealArray, oldGradient: RealArray, newGradient: RealArray): void
  /** Turns a gradient g, in place, into H g with the approximate inverse Hessian H. */
  applyInverseHessian(gradient: RealArray): void
  /** The same among the coordinates that `free` marks, as if there were no others: those of the gradient must be 0 and stay so. */
  applyInverseHessianWithin(free: Uint8Array, gradient: RealArray): void
  clear(): void
  save(): Record<string, RealArray>
  /** @param count pairs among the arrays */
  restore(arrays: Record<string, RealArray>, count: number): void
}

/** sᵀy must be above this share of ‖s‖‖y‖, the cosine between the two: below it, its sign may be rounding. */
const leastCurvature = 1e-10

/** @param memory most pairs that are kept; the oldest goes first */
export function createCorrectionPairs(memory: number): CorrectionPairs {
  /** The pairs from the oldest to the newest. */
  let pairs: Pair[] = []
  /** Arrays of a pair that was dropped or skipped, to write the next one to. */
  let spare: Omit<Pair, 'curvature'> | null = null
  const alphas = new Float64Array(memory)

  return {
    get count() {
      return pairs.length
    },
    add(oldPoint, newPoint, oldGradient, newGradient) {
      const { s, y } = spare ?? { s: newPoint.slice(), y: newGradient.slice() }
      for (let i = 0; i < s.length; i++) {
        s[i] = (newPoint[i] as number) - (oldPoint[i] as number)
        y[i] = (newGradient[i] as number) - (oldGradient[i] as number)
      }
      const curvature = dot(s, y)
      spare = { s, y }
      if (!(curvature > leastCurvature * norm(s) * norm(y))) return
      spare = pairs.length === memory ? (pairs.shift() ?? null) : null
      pairs.push({ s, y, curvature })
    },
    applyInverseHessian: (q) => twoLoops(pairs, alphas, q),
    applyInverseHessianWithin(free, q) {
      // The curvature along the free part of a step may be none, where that of the whole step is.
      const within = pairs.flatMap(({ s, y }) => {
        const [freeS, freeY] = [s, y].map((values) => values.map((value, i) => (free[i] === 1 ? value : 0)))
        const pair = { s: freeS as RealArray, y: freeY as RealArray }
        const curvature = dot(pair.s, pair.y)
        return curvature > leastCurvature * norm(pair.s) * norm(pair.y) ? [{ ...pair, curvature }] : []
      })
      twoLoops(within, alphas, q)
    },
    clear() {
      pairs = []
    },
    save() {
      const arrays: Record<string, RealArray> = {}
      pairs.forEach(({ s, y }, i) => {
        arrays[`step${i}`] = s.slice()
        arrays[`change${i}`] = y.slice()
      })
      return arrays
    },
    restore(arrays, count) {
      pairs = Array.from({ length: count }, (_, i) => {
        const s = (arrays[`step${i}`] as RealArray).slice()
        const y = (arrays[`change${i}`] as RealArray).slice()
        return { s, y, curvature: dot(s, y) }
      })
    },
  }
}

/**
 * The two-loop recursion (Nocedal, Mathematics of Computation 35, 1980; Nocedal and Wright, algorithm 7.4), from
 * the scaled identity γ = sᵀy / yᵀy of the newest pair (Liu and Nocedal, Mathematical Programming 45, 1989).
 *
 * Let H' come from H by the pair (s, y). With α = ρ sᵀq, V q = q - α y, and
 *
 *   H' q = VᵀH(V q) + ρ s (sᵀq) = r - ρ s (yᵀr) + α s = r + (α - ρ yᵀr) s   for   r = H(V q).
 *
 * So one pair costs a step before H is applied, q ← q - α y, and one after it, r ← r + (α - ρ yᵀr) s. Unfolded over
 * all pairs, the first steps run from the newest pair to the oldest, then comes the initial H = γ I, then the
 * second steps from the oldest to the newest. γ is an inverse curvature: for a quadratic loss it is between the
 * least and the largest of those of B⁻¹, which gives the first trial step a sensible length.
 */
function twoLoops(pairs: readonly Pair[], alphas: Float64Array, q: RealArray): void {
  const newest = pairs.at(-1)
  if (!newest) return
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { s, y, curvature } = pairs[i] as Pair
    const alpha = dot(s, q) / curvature
    alphas[i] = alpha
    addScaled(q, -alpha, y)
  }
  const gamma = newest.curvature / dot(newest.y, newest.y)
  for (let i = 0; i < q.length; i++) q[i] = gamma * (q[i] as number)
  pairs.forEach(({ s, y, curvature }, i) => {
    addScaled(q, (alphas[i] as number) - dot(y, q) / curvature, s)
  })
}
