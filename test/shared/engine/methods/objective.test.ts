import { describe, expect, it } from 'vitest'
import type { TrainingSpec } from '@shared/spec/runSpec'
import { initialParameters } from '@shared/engine/network/initialisation'
import { fromLayout, toLayout } from '@shared/engine/network/layout'
import { createLead } from '@shared/engine/crew/lead'
import { slicesOf } from '@shared/engine/crew/slices'
import { parametersAt } from '../lossSurface'
import { plainMeanLoss } from '../plainNetwork'
import { type Given, dataOf, gradientDescent, logistic, never, randomPart, withWeights } from '../support'

const glorot = { initialisation: 'glorot', initialDistribution: 'normal' } as const
const network = { ...logistic, hidden: [6] }

function objectiveOn(changes: Partial<TrainingSpec> = {}, given: Given = {}, part = randomPart(29, 5, 3)) {
  const training = { ...gradientDescent, ...changes }
  const data = dataOf(part, { network, classCount: 3, ...given, training })
  const { plan, memory } = data
  const parameters = initialParameters(plan.network, glorot, 4)
  toLayout(plan.layout, parameters, parametersAt(data, plan.parameters))
  const { objective } = createLead(data)
  const plain = (offset: number) => fromLayout(plan.layout, parametersAt(data, offset), parameters.length)
  return {
    data,
    plan,
    memory,
    parameters,
    objective,
    gradient: () => plain(plan.gradient),
    moved: () => plain(plan.parameters),
  }
}

const whole = (given: ReturnType<typeof objectiveOn>) => {
  given.objective.gradient(0, given.plan.train.rows, 0, false, never)
  given.objective.reduce()
  return given.gradient()
}

describe('the mean loss', () => {
  it('is that of the plain formulas, also with weights and of the validation rows', () => {
    const part = withWeights(randomPart(29, 5, 3))
    const validation = withWeights(randomPart(11, 5, 3, 8), 3)
    const { objective, plan, parameters } = objectiveOn({}, { validation }, part)
    const loss = { kind: 'crossEntropy' } as const
    expect(objective.meanLoss('train', never)).toBeCloseTo(plainMeanLoss(plan.network, parameters, part, loss), 13)
    const held = plainMeanLoss(plan.network, parameters, validation, loss)
    expect(objective.meanLoss('validation', never)).toBeCloseTo(held, 13)
    expect(objective.gradient(0, 29, 0, true, never)).toBeCloseTo(
      plainMeanLoss(plan.network, parameters, part, loss),
      13,
    )
  })

  it('of no validation rows is NaN', () => {
    expect(objectiveOn().objective.meanLoss('validation', never)).toBeNaN()
  })

  it('is the same however many tasks it takes', () => {
    const part = randomPart(5000, 5, 3)
    const { objective, plan, parameters } = objectiveOn({}, {}, part)
    const expected = plainMeanLoss(plan.network, parameters, part, { kind: 'crossEntropy' })
    expect(objective.meanLoss('train', never)).toBeCloseTo(expected, 12)
  })
})

describe('the gradient', () => {
  it('of a batch is the mean of those of its rows', () => {
    const given = objectiveOn({ optimizer: 'sgd', batchSize: 8 })
    const order = new Uint32Array(given.memory.buffer, given.plan.order, 29)
    order.set(Uint32Array.from({ length: 29 }, (_, row) => 28 - row))
    const of = (from: number, to: number) => {
      expect(given.objective.gradient(from, to, 0, false, never)).toBe(0)
      given.objective.reduce()
      return given.gradient()
    }
    const single = [2, 3, 4, 5, 6].map((row) => of(row, row + 1))
    of(2, 7).forEach((value, i) => {
      const mean = single.reduce((sum, gradient) => sum + gradient[i]!, 0) / 5
      expect(Math.abs(value - mean)).toBeLessThan(1e-15)
    })
  })

  it('of many shards is that of one, but for rounding', () => {
    const part = randomPart(6000, 5, 3)
    const full = objectiveOn({}, { network: { ...network, hidden: [40] } }, part)
    expect(full.plan.shards.count).toBeGreaterThan(3)
    // Batches of 64 rows are a shard each; their mean is the whole gradient.
    const batch = objectiveOn({ optimizer: 'sgd', batchSize: 60 }, { network: { ...network, hidden: [40] } }, part)
    expect(batch.plan.shards.count).toBe(1)
    const order = new Uint32Array(batch.memory.buffer, batch.plan.order, 6000)
    order.forEach((_, row) => (order[row] = row))
    const sums = new Float64Array(batch.parameters.length)
    for (let from = 0; from < 6000; from += 60) {
      batch.objective.gradient(from, from + 60, 0, false, never)
      batch.objective.reduce()
      batch.gradient().forEach((value, i) => (sums[i]! += value / 100))
    }
    whole(full).forEach((value, i) => expect(Math.abs(value - sums[i]!)).toBeLessThan(1e-14))
  })

  it('has the penalties of the weights, not of the biases', () => {
    const bare = whole(objectiveOn())
    const given = objectiveOn({ l1: 0.3, l2: 0.5 })
    const { shapes } = given.plan.network
    const penalised = whole(given)
    const isWeight = (index: number) => shapes.some((s) => index >= s.weightOffset && index < s.biasOffset)
    given.parameters.forEach((value, i) => {
      const penalty = isWeight(i) ? 0.5 * value + 0.3 * Math.sign(value) : 0
      expect(penalised[i]! - bare[i]!).toBeCloseTo(penalty, 14)
    })
  })
})

describe('a step', () => {
  const numbers = { rate: 0.5, correction1: 1, correction2: 1 }
  const stepOf = (given: ReturnType<typeof objectiveOn>) => {
    given.objective.gradient(0, 29, 0, false, never)
    given.objective.step(numbers)
    return given.moved()
  }

  it('moves by learning rate times mean gradient', () => {
    const given = objectiveOn()
    const gradient = whole(given)
    stepOf(given).forEach((value, i) => expect(value).toBeCloseTo(given.parameters[i]! - 0.5 * gradient[i]!, 15))
  })

  it('a gradient that is too long is cut to length, a shorter one is left as it is', () => {
    const gradient = whole(objectiveOn())
    const norm = Math.hypot(...gradient)
    for (const clip of [norm / 3, norm * 3]) {
      const given = objectiveOn({ clip })
      const length = Math.min(1, clip / norm)
      stepOf(given).forEach((value, i) =>
        expect(value).toBeCloseTo(given.parameters[i]! - 0.5 * length * gradient[i]!, 14),
      )
    }
  })

  it('the length is that of all slices together', () => {
    const wide = { network: { ...network, hidden: [200] }, classCount: 2 }
    const given = objectiveOn({ clip: 0.01 }, wide, randomPart(29, 100, 2))
    expect(slicesOf(given.plan.layout).length).toBeGreaterThan(1)
    const moved = stepOf(given).map((value, i) => value - given.parameters[i]!)
    expect(Math.hypot(...moved)).toBeCloseTo(0.5 * 0.01, 12)
  })

  it('the penalty counts for the length', () => {
    const given = objectiveOn({ l2: 10 })
    const norm = Math.hypot(...whole(given))
    const clipped = objectiveOn({ l2: 10, clip: 1 })
    const moved = stepOf(clipped).map((value, i) => value - clipped.parameters[i]!)
    expect(norm).toBeGreaterThan(1)
    expect(Math.hypot(...moved)).toBeCloseTo(0.5, 13)
  })
})

describe('stopping', () => {
  it('is asked for between blocks, and the next order is free of it', () => {
    const part = randomPart(3000, 5, 3)
    const { objective } = objectiveOn({}, {}, part)
    const straight = objective.meanLoss('train', never)
    const stopAt = (n: number) => () => --n === 0
    expect(objective.meanLoss('train', stopAt(2))).toBe('stopped')
    expect(objective.meanLoss('train', never)).toBe(straight)
    expect(objective.gradient(0, 3000, 0, true, stopAt(3))).toBe('stopped')
    expect(objective.gradient(0, 3000, 0, true, never)).toBeCloseTo(straight as number, 12)
  })
})
