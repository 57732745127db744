import type { Optimizer, TrainingSpec } from '../spec/runSpec'
import type { RealArray } from '../math/matrix'

/** True when every value is finite: x - x is 0 for finite x, and NaN for NaN and both infinities. */
export function allFinite(values: RealArray): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value - value !== 0) return false
  }
  return true
}

/**
 * Where learning rate times curvature must stay below for a quadratic loss to fall, by the eigenvalues of one step:
 * gradient descent 2; heavy ball 2 (1 + β) (Polyak, USSR Computational Mathematics 4, 1964); Nesterov's form of it
 * 2 (1 + β) / (1 + 2β). Steps that are divided by the size of the gradient have no such bound.
 *
 * Derivation. Let e be the distance from the minimum along a direction of curvature c, and h = rate · c. The gradient
 * is c e, and one step is a linear recursion, which dies out where the roots ρ of its characteristic polynomial are
 * below 1 in size:
 *
 *   descent      e' = (1 - h) e                                   ρ = 1 - h
 *   heavy ball   e' = (1 + β - h) e - β e_before                  ρ² - (1 + β - h) ρ + β = 0
 *   Nesterov     e' = (1 + β) (1 - h) e - β (1 - h) e_before      ρ² - (1 + β) (1 - h) ρ + β (1 - h) = 0
 *
 * As h grows, a root leaves the unit circle at ρ = -1. Putting that in gives 2 - h = 0, 1 + (1 + β - h) + β = 0 and
 * 1 + (1 + 2β) (1 - h) = 0, which are the bounds.
 */
const curvatureBounds: Partial<Record<Optimizer, (momentum: number) => number>> = {
  gd: () => 2,
  sgd: () => 2,
  momentum: (momentum) => 2 * (1 + momentum),
  nesterov: (momentum) => (2 * (1 + momentum)) / (1 + 2 * momentum),
}

/** What to tell a person whose run diverged in `epoch`: what is wrong, which learning rate to try, and what else. */
export function divergenceAdvice(training: TrainingSpec, epoch: number): string {
  return `Training diverged in epoch ${epoch}: the loss or a weight is no longer a finite number. ${whatToTry(training)}`
}

function whatToTry({ optimizer, learningRate, momentum, l2, weightDecay, clip }: TrainingSpec): string {
  if (optimizer === 'lbfgs' || optimizer === 'newton') {
    return `Standardize the features, or set L2 to ${l2 === 0 ? 0.001 : round(l2 * 10)} (it was ${l2}).`
  }
  // The penalty λ/2·w² has the curvature λ by itself.
  const bound = curvatureBounds[optimizer]?.(momentum)
  if (bound !== undefined && learningRate * l2 > bound) return tooMuchShrinking('L2 penalty', bound, learningRate, l2)
  // A decay of more than twice the weight leaves a larger one of the other sign.
  if (optimizer === 'adamw' && learningRate * weightDecay > 2) {
    return tooMuchShrinking('weight decay', 2, learningRate, weightDecay)
  }
  const clipping = clip === 0 ? ', or clip the gradient at 1' : ''
  const lower = `a learning rate of ${round(learningRate / 10)} or less (it was ${learningRate})${clipping}, or standardize the features.`
  if ((optimizer !== 'momentum' && optimizer !== 'nesterov') || momentum === 0) return `Try ${lower}`
  const effective = round(learningRate / (1 - momentum))
  return `With a momentum of ${momentum}, steps add up to those of a learning rate of ${effective}: try ${lower}`
}

/**
 * The sentence for a penalty or decay by which a step overshoots. The rate it names is half the bound, well within it.
 */
function tooMuchShrinking(what: string, bound: number, learningRate: number, strength: number): string {
  return `The ${what} makes each step overshoot: keep learning rate times ${what} below ${round(bound)} (it was ${round(learningRate * strength)}). Try a learning rate of ${round(bound / 2 / strength)} or less (it was ${learningRate}).`
}

/** Two significant figures: advice, not a measurement. */
const round = (value: number): number => Number(value.toPrecision(2))
