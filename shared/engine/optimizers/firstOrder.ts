import { ownStepOptimizers } from '../../spec/choices'
import type { Optimizer, TrainingSpec } from '../../spec/runSpec'
import type { Kernels } from '../../kernels/kernels'

/*
 * First-order methods: each step moves the parameters by the gradient and a few running means of it, number by number.
 * The loops and formulas are kernels (kernels/assembly/updates), one file a method; here are their settings and their
 * memory.
 */

/** The settings of each method that nobody chooses: those of its paper or lecture. */
const rmspropDecay = 0.9
const beta1 = 0.9
const beta2 = 0.999
const epsilon = 1e-8

/** How many arrays as long as the parameters an optimizer remembers in the run's memory, what is left of L1 penalties last. */
export function stateSlots(training: Pick<TrainingSpec, 'optimizer' | 'l1' | 'batchSize'>): number {
  return ownSlots[training.optimizer] + (isCumulative(training) ? 2 : 0)
}

const ownSlots: Record<Optimizer, number> = {
  gd: 0,
  sgd: 0,
  momentum: 1,
  nesterov: 1,
  rmsprop: 1,
  adam: 2,
  adamw: 2,
  lbfgs: 0,
  newton: 0,
}

/** Whether the L1 penalties of a run add up from batch to batch. */
function isCumulative({ optimizer, l1, batchSize }: Pick<TrainingSpec, 'optimizer' | 'l1' | 'batchSize'>): boolean {
  return l1 > 0 && batchSize !== 'full' && !ownStepOptimizers.includes(optimizer)
}

/** What one step needs besides the gradient. */
export interface StepNumbers {
  rate: number
  /** Adam: 1 - β₁ᵗ and 1 - β₂ᵗ, which take out that the means start at zero. */
  correction1: number
  correction2: number
}

/** Moves the parameters p against the gradient g; all are offsets of `bytes` bytes, `state` those of the slots. */
export type Update = (p: number, g: number, state: number[], bytes: number, numbers: StepNumbers) => void

/**
 * One step of each first-order method; the formulas and their papers stand with the kernels, one file each. With the
 * gradient of every row, `gd` is gradient descent (Cauchy 1847); with that of a mini-batch the same step is `sgd`
 * (Robbins and Monro 1951).
 *
 * adamw is adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR
 * 2019): before the step the weights are multiplied by 1 - rate · decay (crew/tasks.ts). For plain descent that equals
 * an L2 penalty, whose gradient λ w is subtracted rate times. In Adam a penalty's gradient is divided by √v like all of
 * it, so that weights with large gradients are hardly penalized; decoupled, every weight shrinks by the same share.
 */
export function createUpdate(kernels: Kernels, { optimizer, momentum }: TrainingSpec): Update {
  const slot = (state: number[], index: number) => state[index] as number
  switch (optimizer) {
    case 'momentum':
      return (p, g, state, bytes, { rate }) => {
        kernels.updateMomentum(p, g, slot(state, 0), bytes, rate, momentum)
      }
    case 'nesterov':
      return (p, g, state, bytes, { rate }) => {
        kernels.updateNesterov(p, g, slot(state, 0), bytes, rate, momentum)
      }
    case 'rmsprop':
      return (p, g, state, bytes, { rate }) => {
        kernels.updateRmsprop(p, g, slot(state, 0), bytes, rate, rmspropDecay, epsilon)
      }
    case 'adam':
    case 'adamw':
      return (p, g, state, bytes, { rate, correction1, correction2 }) => {
        kernels.updateAdam(
          p,
          g,
          slot(state, 0),
          slot(state, 1),
          bytes,
          rate,
          beta1,
          beta2,
          correction1,
          correction2,
          epsilon,
        )
      }
    default:
      return (p, g, _, bytes, { rate }) => {
        kernels.updateDescent(p, g, bytes, rate)
      }
  }
}

/** Takes the L1 penalty of one step from `bytes` bytes of weights; `state` has the offsets of the slots. */
export type Shrinkage = (p: number, state: number[], bytes: number, numbers: StepNumbers) => void

/**
 * The proximal step of the L1 penalty λ Σ|w| after one of the optimizer, of `bytes` bytes of weights.
 *
 * Descent: w ← prox(w - rate g), which converges to the minimum of the loss with its penalty at the same rates as without
 * (Beck and Teboulle, SIAM Journal on Imaging Sciences 2, 2009). Momentum: the slope ξ that the shrinking stands for is
 * taken into the velocity, v = β v + g + ξ, of which heavy ball moves the weights by rate · ξ and Nesterov's form by
 * rate (1 + β) ξ: where nothing moves any more, v is 0 and g + ξ = 0 (for the heavy ball: Ochs and others, "iPiano", SIAM
 * Journal on Imaging Sciences 7, 2014).
 *
 * Adam, AdamW and RMSProp: the step of the gradient is divided, number by number, by its size D = √v + ε, and so is that of the
 * penalty: w ← argmin over u of D/(2 rate) (u - w)² + λ|u|, whose threshold is rate λ / D (Yun, Lozano and Yang, "Adaptive
 * proximal gradient methods for structured neural networks", NeurIPS 2021). Neither mean has the penalty in it: its slope is
 * no part of the gradient's size, and where nothing moves any more m is -λ sign(w), or no larger than λ where w is 0.
 *
 * @param batches of an epoch
 */
export function createShrinkage(kernels: Kernels, training: TrainingSpec, batches: number): Shrinkage {
  const { optimizer, momentum, l1 } = training
  if (isCumulative(training)) return cumulativeShrinkage(kernels, training, batches)
  switch (optimizer) {
    case 'momentum':
    case 'nesterov': {
      const ahead = optimizer === 'momentum' ? 1 : 1 + momentum
      return (p, state, bytes, { rate }) => {
        const length = rate * ahead
        kernels.shrinkWithVelocity(p, state[0] as number, bytes, length * l1, 1 / length)
      }
    }
    case 'rmsprop':
      return (p, state, bytes, { rate }) => {
        kernels.shrinkBySize(p, state[0] as number, bytes, rate * l1, 1, epsilon)
      }
    case 'adam':
    case 'adamw':
      return (p, state, bytes, { rate, correction2 }) => {
        kernels.shrinkBySize(p, state[1] as number, bytes, rate * l1, 1 / Math.sqrt(correction2), epsilon)
      }
    default:
      return (p, _, bytes, { rate }) => kernels.shrink(p, bytes, rate * l1)
  }
}

/** Epochs for which what is left of a penalty is kept. */
const epochsKept = 10

/**
 * The penalties of mini-batches (kernels/assembly/updates/shrink.ts). With a momentum β the steps along a gradient add up to
 * rate / (1 - β) times it, and so has the penalty to.
 */
function cumulativeShrinkage(kernels: Kernels, { optimizer, momentum, l1 }: TrainingSpec, batches: number): Shrinkage {
  const squares = { rmsprop: 0, adam: 1, adamw: 1 }[optimizer as 'rmsprop' | 'adam' | 'adamw'] as number | undefined
  const first = ownSlots[optimizer]
  const own = optimizer === 'momentum' || optimizer === 'nesterov' ? l1 / (1 - momentum) : l1
  const kept = batches === 1 ? 1 : epochsKept * batches
  return (p, state, bytes, { rate, correction2 }) => {
    const v = squares === undefined ? 0 : (state[squares] as number)
    const whole = optimizer === 'rmsprop' ? 1 : 1 / Math.sqrt(correction2)
    const [above, below] = [state[first] as number, state[first + 1] as number]
    kernels.shrinkCumulative(p, v, above, below, bytes, rate * own, whole, epsilon, kept)
  }
}

/**
 * β₁ᵗ and β₂ᵗ of Adam's two means, one factor a step: they begin at 1 and approach 0, where the bias correction ends. A
 * product that goes on from its last value needs no power function, and is part of a checkpoint.
 */
export interface AdamPowers {
  power1: number
  power2: number
}

export function nextPowers({ power1, power2 }: AdamPowers): AdamPowers {
  return { power1: power1 * beta1, power2: power2 * beta2 }
}
