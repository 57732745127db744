import { LabError } from '../../contract/labError'
import { factorCholesky, solveCholesky } from '../../math/cholesky'
import type { Network } from '../network/network'
import { createRowCursor } from '../rows/rowCursor'
import { addScaled, dot, norm } from './vectors'
import { type NewtonProblem, createCurvaturePass } from './curvature'
import type { IterationOutcome } from './quasiNewton'
import { lossNoise } from './lineSearch'

export interface Newton {
  /**
   * One iteration: moves `parameters`, in the plain order, in place. The curvature there is kept from the iteration
   * before, so that nobody else may move them in between.
   */
  iterate(problem: NewtonProblem, parameters: Float64Array): IterationOutcome
  /** The loss at the present parameters, with the penalty; NaN before the first iteration. */
  readonly loss: number
  /** The norm of the gradient there; NaN before the first iteration. */
  readonly gradientNorm: number
}

/** The Hessian is parameters × parameters; 2,000 make it 32 MB, twice, and its factor 1.3 billion multiplications. */
export const mostNewtonParameters = 2000
/** After 40 halvings a step is 1e-12 of its length: what has not helped by then will not. */
const mostHalvings = 40
/** Multiples of the mean diagonal that are added to it until it can be factored. */
const ridges = [0, 1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]

/**
 * Newton's method for a network without hidden layers: θ ← θ - t H⁻¹ g, with the first t of 1, 1/2, 1/4, ... that
 * lowers the loss.
 *
 * Derivation. By Taylor, l(θ - s) ≈ l - gᵀs + ½ sᵀHs with the gradient g and the Hessian H. For a positive definite H
 * the right side is least where its derivative by s is 0: H s = g. Near a minimum the number of right digits doubles
 * with each step (Nocedal and Wright, "Numerical optimization", 2nd edition 2006, theorem 3.5). Further away the
 * quadratic may be a bad likeness and the whole step too long; but -s is a descent direction, gᵀs = gᵀH⁻¹g > 0, so that
 * a short enough step lowers the loss.
 *
 * For logistic regression it is iteratively reweighted least squares (Green, Journal of the Royal Statistical Society B
 * 46, 1984; McCullagh and Nelder, "Generalized linear models", 1989): with g = Xᵀ(p - y), H = XᵀCX and the weights p
 * (1 - p) of the rows on the diagonal of C,
 *
 *   θ - H⁻¹g = (XᵀCX)⁻¹ XᵀC u,   u = Xθ - C⁻¹(p - y),
 *
 * which is the least-squares fit to the working response u with the weights C. The equation is solved for the step,
 * though, not for the new θ: the step is small near the end, and so is its rounding. For a linear output it is a single
 * step of least squares.
 *
 * H is singular where columns repeat each other, and always for softmax, as shifting all classes alike changes nothing.
 * Then the smallest power of ten times the mean of its diagonal that makes it positive definite is added to the
 * diagonal, and the steps of softmax are kept from shifting, so that parameters which start at 0 add up to 0 over the
 * classes. The solution of (H + εI) s = g is a descent direction for any ε, and approaches the shortest of all
 * solutions of H s = g as ε goes to 0.
 *
 * Far from the minimum, where probabilities are as good as 0 or 1, H says nothing and no length of its step may do.
 * There the step is (H + L I)⁻¹ g with a bound L of the curvature everywhere, which lowers any loss that curves less
 * (Böhning and Lindsay, "Monotonicity of quadratic-approximation algorithms", Annals of the Institute of Statistical
 * Mathematics 40, 1988): as no Hessian on the way exceeds H + L I, l(θ - s) <= l - gᵀs + ½ sᵀ(H + L I)s, and at that
 * step the right side is l - ½ gᵀs, below l.
 *
 * Nothing needs saving: from the same parameters it continues with the same bits.
 *
 * @param options.tolerance of the gradient's norm
 * @throws LabError bad-setting for more than 2,000 parameters
 */
export function createNewton(options: {
  network: Network
  l2: number
  tolerance: number
  /** ε of label smoothing; 0 unless told. */
  labelSmoothing?: number
  /** What the columns of inputs were divided by: the penalty is that of the weights without it; 1 unless told. */
  scales?: Float64Array
  /** Of a gradient, for the tolerance; the Euclidean one unless told. */
  norm?: (gradient: Float64Array) => number
}): Newton {
  const { network, l2, tolerance, labelSmoothing = 0, scales, norm: measure = norm } = options
  const count = network.parameterCount
  if (count > mostNewtonParameters) {
    throw new LabError(
      'bad-setting',
      `Newton's method solves an equation for every parameter: with ${count.toLocaleString('en-US')} of them, more than ${mostNewtonParameters.toLocaleString('en-US')}, it would take too long. Choose L-BFGS.`,
      'training.optimizer',
    )
  }
  const evaluate = createCurvaturePass(network, l2, labelSmoothing, scales)
  const gradient = new Float64Array(count)
  const hessian = new Float64Array(count * count)
  const factor = new Float64Array(count * count)
  const start = new Float64Array(count)
  const step = new Float64Array(count)
  let loss = NaN
  let gradientNorm = NaN
  /** Gradient and Hessian belong to the present parameters. */
  let ready = false

  /**
   * (H + damping I)⁻¹ g, to `step`. Each ridge starts from a fresh copy, as a factorization that fails leaves its
   * matrix half overwritten.
   */
  const solve = (damping: number, shouldStop: () => boolean): 'solved' | 'stopped' | 'unsolvable' => {
    let diagonal = 0
    for (let a = 0; a < count; a++) diagonal += hessian[a * count + a] as number
    const mean = diagonal / count + damping
    step.set(gradient)
    // Every probability is 0 or 1 to the last bit: there is only the gradient to go by.
    if (mean === 0) return 'solved'
    for (const ridge of ridges) {
      factor.set(hessian)
      for (let at = 0; at < factor.length; at += count + 1) factor[at] = (factor[at] as number) + damping + ridge * mean
      const outcome = factorCholesky(factor, count, shouldStop)
      if (outcome === 'stopped') return 'stopped'
      if (outcome === 'indefinite') continue
      solveCholesky(factor, count, step)
      if (network.output === 'softmax') centre(step, network, l2)
      return 'solved'
    }
    return 'unsolvable'
  }

  const iterate = (problem: NewtonProblem, parameters: Float64Array): IterationOutcome => {
    if (!ready) {
      const first = evaluate(problem, parameters, gradient, hessian)
      if (first === 'stopped') return 'stopped'
      loss = first
      gradientNorm = measure(gradient)
      ready = true
    }
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return 'diverged'
    if (gradientNorm <= tolerance) return 'converged'
    const solved = solve(0, problem.shouldStop)
    if (solved === 'stopped') return 'stopped'
    const slope = dot(gradient, step)
    const usable = solved === 'solved' && Number.isFinite(slope)

    // Losses closer than this cannot be told apart. gᵀs is what a whole step promises, twice the decrease of the
    // quadratic.
    const noise = lossNoise.float64 * Math.abs(loss)
    start.set(parameters)
    ready = false
    /** Goes `length` steps from the start, and stays there if that is better. */
    const attempt = (length: number, isBetter: (loss: number, norm: number) => boolean): IterationOutcome => {
      addScaled(parameters, -length, step)
      const trial = evaluate(problem, parameters, gradient, hessian)
      const trialNorm = measure(gradient)
      if (trial === 'stopped' || !isBetter(trial, trialNorm) || !Number.isFinite(trialNorm)) {
        parameters.set(start)
        return trial === 'stopped' ? 'stopped' : 'stuck'
      }
      loss = trial
      gradientNorm = trialNorm
      ready = true
      return gradientNorm <= tolerance ? 'converged' : 'moved'
    }

    let length = 1
    for (let halving = 0; usable && halving <= mostHalvings; halving++) {
      // Where rounding hides which loss is lower, the gradient tells.
      const outcome = attempt(
        length,
        (trial, trialNorm) => trial < loss - noise || (trial <= loss + noise && trialNorm < gradientNorm),
      )
      if (outcome !== 'stuck') return outcome
      // A step that promises less than rounding hides would be accepted, or not, by chance.
      if (length * slope <= noise) break
      length /= 2
    }
    // No length of the step has helped. The trials have overwritten gradient and Hessian of the start: they are
    // computed again.
    if (evaluate(problem, parameters, gradient, hessian) === 'stopped') return 'stopped'
    const damped = solve(curvatureBound(network, problem, l2), problem.shouldStop)
    if (damped === 'stopped') return 'stopped'
    const outcome = damped === 'solved' ? attempt(1, (trial) => trial < loss - noise) : 'stuck'
    return outcome === 'stuck' && !usable ? 'diverged' : outcome
  }

  return {
    iterate,
    get loss() {
      return loss
    },
    get gradientNorm() {
      return gradientNorm
    },
  }
}

/**
 * No curvature of the loss is above it, at any parameters: the mean of a row's squared inputs, with the 1 of the bias,
 * times the largest curvature of its loss by the outputs, which is 1/4 for the logistic function, 1/2 for softmax and 1
 * for squares.
 *
 * A row's Hessian has the entries x_i C_kl x_j. Its largest eigenvalue is that of C times Σ x_i², the only one of x xᵀ
 * that is not 0; and the eigenvalues of a sum are at most the sum of the largest. p (1 - p) is at most 1/4, and
 * diag(p) - p pᵀ has no eigenvalue above 1/2, which it reaches for two classes of probability 1/2 (Böhning 1992).
 */
function curvatureBound(
  { output }: Network,
  { inputs, weights, totalWeight, rows }: NewtonProblem,
  l2: number,
): number {
  const cursor = createRowCursor(inputs)
  let sum = 0
  for (let row = 0; row < rows; row++) {
    const from = cursor.moveTo(row)
    const x = cursor.values.subarray(from, from + inputs.columns)
    sum += (weights === null ? 1 : (weights[row] as number)) * (1 + dot(x, x))
  }
  return (sum / totalWeight) * { sigmoid: 0.25, softmax: 0.5, linear: 1 }[output] + l2
}

/**
 * Subtracts from a softmax step its mean over the classes, of the biases and, unless they are penalized, of each
 * input's weights. Adding a constant to all logits changes no probability, hence the loss does not depend on that mean;
 * what is there is rounding that a singular Hessian has made large. Penalized weights have a unique minimum, and
 * nothing to subtract.
 */
function centre(step: Float64Array, { inputs, outputs }: Network, l2: number): void {
  for (let from = l2 > 0 ? inputs * outputs : 0; from < step.length; from += outputs) {
    let sum = 0
    for (let k = 0; k < outputs; k++) sum += step[from + k] as number
    for (let k = 0; k < outputs; k++) step[from + k] = (step[from + k] as number) - sum / outputs
  }
}
