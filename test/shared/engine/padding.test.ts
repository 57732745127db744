import { describe, expect, it } from 'vitest'
import { type TrainingSpec, optimizers, precisions } from '@shared/spec/runSpec'
import { toLayout } from '@shared/engine/network/layout'
import { stateSlots } from '@shared/engine/optimizers/firstOrder'
import { createTrainer } from '@shared/engine/trainer'
import { parametersAt } from './lossSurface'
import { dataOf, gradientDescent, never, randomPart } from './support'

/*
 * Panels are filled up with padding that belongs to no parameter. Training must leave them at 0: what stands there would count
 * for the length of a gradient and come back in the next layer. Units beyond the last put out f(0), which is 1/2 for the
 * sigmoid and ln 2 for softplus, so that nothing is 0 by itself.
 */
describe.each(precisions)('in %s', (precision) => {
  const allowed = optimizers.filter((optimizer) => optimizer !== 'newton' || precision === 'float64')

  it.each(allowed)('%s leaves the padding at 0', (optimizer) => {
    const ownStep = optimizer === 'lbfgs' || optimizer === 'newton'
    const whole = ownStep || optimizer === 'gd'
    for (const activation of ['sigmoid', 'softplus'] as const) {
      for (const classCount of [2, 3]) {
        const network = {
          hidden: optimizer === 'newton' ? [] : [5, 3],
          activation,
          initialisation: 'glorot' as const,
          initialDistribution: 'normal' as const,
        }
        const training: TrainingSpec = {
          ...{ ...gradientDescent, optimizer, precision, learningRate: 0.05, epochs: 4, l2: 0.01 },
          batchSize: whole ? 'full' : 8,
          ...(ownStep ? {} : { l1: 0.001, clip: 1, dropout: optimizer === 'gd' ? 0 : 0.3 }),
        }
        const data = dataOf(randomPart(21, 3, classCount), { network, training, classCount })
        const trainer = createTrainer({ data })
        while (trainer.ended === null) expect(trainer.runEpoch(never)).toBe('finished')
        const { plan } = data
        const used = parametersAt(data, plan.parameters).slice().fill(0)
        toLayout(plan.layout, new Float64Array(plan.network.parameterCount).fill(1), used)
        // What is left of L1 penalties adds up there too, and nothing takes it.
        const own = plan.slots.slice(0, stateSlots({ ...training, l1: 0 }))
        for (const offset of [plan.parameters, plan.gradient, plan.saved, ...own]) {
          const strays = parametersAt(data, offset).filter((value, i) => used[i] === 0 && value !== 0)
          expect(Array.from(strays)).toEqual([])
        }
      }
    }
  })
})
