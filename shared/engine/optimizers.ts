import type { TrainingSpec } from '../contract/runSpec'

/** Turns gradients into steps. Its memory can be saved and restored, so that an abandoned epoch leaves no trace. */
export interface Optimizer {
  /** Moves the parameters, in place, against the gradient. */
  step(parameters: Float64Array, gradient: Float64Array): void
  /** Remembers the present memory, in place of what was remembered before. */
  save(): void
  /** Goes back to what was remembered last. */
  restore(): void
}

/**
 * θ ← θ - η g (Cauchy 1847). With the gradient of every row it is gradient descent; with that of a mini-batch it is
 * stochastic gradient descent (Robbins and Monro 1951). Keeps no memory.
 */
function createGradientDescent(learningRate: number): Optimizer {
  return {
    step(parameters, gradient) {
      for (let i = 0; i < parameters.length; i++) {
        parameters[i] = (parameters[i] as number) - learningRate * (gradient[i] as number)
      }
    },
    save: () => undefined,
    restore: () => undefined,
  }
}

const beta1 = 0.9
const beta2 = 0.999
const epsilon = 1e-8

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1) with the paper's settings:
 * m and v are running means of the gradient and its square, m̂ = m / (1 - β₁ᵗ) and v̂ = v / (1 - β₂ᵗ) take out their
 * start at zero, and θ ← θ - η m̂ / (√v̂ + ε).
 */
function createAdam(learningRate: number, count: number): Optimizer {
  const m = new Float64Array(count)
  const v = new Float64Array(count)
  let power1 = 1
  let power2 = 1
  const saved = { m: new Float64Array(count), v: new Float64Array(count), power1, power2 }
  return {
    step(parameters, gradient) {
      power1 *= beta1
      power2 *= beta2
      const correction1 = 1 - power1
      const correction2 = 1 - power2
      for (let i = 0; i < count; i++) {
        const g = gradient[i] as number
        const mean = beta1 * (m[i] as number) + (1 - beta1) * g
        const square = beta2 * (v[i] as number) + (1 - beta2) * (g * g)
        m[i] = mean
        v[i] = square
        const step = (learningRate * (mean / correction1)) / (Math.sqrt(square / correction2) + epsilon)
        parameters[i] = (parameters[i] as number) - step
      }
    },
    save() {
      saved.m.set(m)
      saved.v.set(v)
      saved.power1 = power1
      saved.power2 = power2
    },
    restore() {
      m.set(saved.m)
      v.set(saved.v)
      power1 = saved.power1
      power2 = saved.power2
    },
  }
}

/** @param count how many parameters there are */
export function createOptimizer(training: TrainingSpec, count: number): Optimizer {
  return training.optimizer === 'adam'
    ? createAdam(training.learningRate, count)
    : createGradientDescent(training.learningRate)
}
