import { describe, expect, it } from 'vitest'
import { type Optimizer, type TrainingSpec, optimizers, precisions } from '@shared/spec/runSpec'
import { type AdamPowers, createUpdate, nextPowers, stateSlots } from '@shared/engine/optimizers/firstOrder'
import { realBytes, realView } from '@shared/engine/network/precision'
import { createKernels } from '@shared/kernels/kernels'
import { gradientDescent } from '../support'

const gradients = [3, -1, 0.5, 2, -4]
const rate = 0.01
const momentum = 0.75

/** Σ over the steps s up to t of factor^(t - s) · value of g_s. */
const decayed = (t: number, factor: number, value: (g: number) => number) =>
  gradients.slice(0, t).reduce((sum, g, s) => sum + factor ** (t - 1 - s) * value(g), 0)
const square = (g: number) => g * g
const same = (g: number) => g

/** By how much step t moves a parameter, with all sums written out. */
const moves: Partial<Record<Optimizer, (t: number) => number>> = {
  gd: (t) => rate * gradients[t - 1]!,
  sgd: (t) => rate * gradients[t - 1]!,
  momentum: (t) => rate * decayed(t, momentum, same),
  nesterov: (t) => rate * (gradients[t - 1]! + momentum * decayed(t, momentum, same)),
  rmsprop: (t) => (rate * gradients[t - 1]!) / (Math.sqrt(0.1 * decayed(t, 0.9, square)) + 1e-8),
  adam: (t) => {
    const mean = (0.1 * decayed(t, 0.9, same)) / (1 - 0.9 ** t)
    const uncentred = (0.001 * decayed(t, 0.999, square)) / (1 - 0.999 ** t)
    return (rate * mean) / (Math.sqrt(uncentred) + 1e-8)
  },
}
// Its decay of the weights comes before the step and is not part of it.
moves.adamw = moves.adam!

/** Follows the gradients from 1 on, in 32 bytes of parameters; the gradient of each number is `scale` times the listed one. */
function follow(optimizer: Optimizer, precision: TrainingSpec['precision'], list: number[], scale = 1): number[][] {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const update = createUpdate(createKernels(precision, memory), { ...gradientDescent, optimizer, momentum })
  const count = 32 / realBytes[precision]
  const at = (offset: number) => realView(memory, precision, offset, count)
  const [parameters, gradient] = [at(64), at(128)]
  parameters.fill(1)
  let powers: AdamPowers = { power1: 1, power2: 1 }
  return list.map((g) => {
    gradient.forEach((_, i) => (gradient[i] = i % 2 === 0 ? g * scale : 0))
    powers = nextPowers(powers)
    const numbers = { rate, correction1: 1 - powers.power1, correction2: 1 - powers.power2 }
    update(64, 128, [192, 256], 32, numbers)
    return Array.from(parameters)
  })
}

describe.each(precisions)('in %s', (precision) => {
  const close = precision === 'float32' ? 6 : 13

  it.each(Object.keys(moves) as Optimizer[])('%s follows the sums of its paper', (optimizer) => {
    let expected = 1
    follow(optimizer, precision, gradients).forEach((found, index) => {
      expected -= moves[optimizer]!(index + 1)
      found.forEach((value, i) => {
        if (i % 2 === 0) expect(value).toBeCloseTo(expected, close)
        else expect(value).toBe(1)
      })
    })
  })

  it('adam first moves by the learning rate against the sign, whatever the size of the gradient', () => {
    for (const scale of [1000, 0.001, -5]) {
      const [first] = follow('adam', precision, [1], scale)
      expect(first![0]).toBeCloseTo(1 - rate * Math.sign(scale), 5)
    }
  })
})

it('an optimizer remembers as many arrays as its formula has sums', () => {
  const slots = (l1: number, batchSize: 'full' | number) =>
    optimizers.map((optimizer) => stateSlots({ optimizer, l1, batchSize }))
  expect(slots(0, 32)).toEqual([0, 0, 1, 1, 1, 2, 2, 0, 0])
  expect(slots(0.1, 'full')).toEqual(slots(0, 32))
  // What is left of the penalties for weights above and below 0.
  expect(slots(0.1, 32)).toEqual([2, 2, 3, 3, 3, 4, 4, 0, 0])
})

it('the powers of Adam are β₁ᵗ and β₂ᵗ', () => {
  let powers: AdamPowers = { power1: 1, power2: 1 }
  for (let t = 1; t <= 100; t++) powers = nextPowers(powers)
  expect(powers.power1).toBeCloseTo(0.9 ** 100, 15)
  expect(powers.power2).toBeCloseTo(0.999 ** 100, 13)
})
