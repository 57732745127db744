import { describe, expect, it } from 'vitest'
import type { TrainingSpec } from '@shared/spec/runSpec'
import { createFirstOrderMethod } from '@shared/engine/methods/firstOrderMethod'
import { createLead } from '@shared/engine/crew/lead'
import { createRandom } from '@shared/math/random'
import { learningRateAt } from '@shared/engine/schedule/schedules'
import { lossSurface, parametersAt } from '../lossSurface'
import { dataOf, gradientDescent, logistic, never, partOf, randomPart, relativeError } from '../support'

function methodOn(changes: Partial<TrainingSpec> = {}, part = randomPart(10, 2, 2), seed = 1) {
  const data = dataOf(part, { seed, training: { ...gradientDescent, optimizer: 'sgd', batchSize: 4, ...changes } })
  const lead = createLead(data)
  return { data, ...lead, method: createFirstOrderMethod({ data, ...lead }) }
}

describe('mini-batches', () => {
  const orderOf = (data: ReturnType<typeof dataOf>) =>
    Array.from(new Uint32Array(data.memory.buffer, data.plan.order, 10))
  const drawn = (seed: number, epoch: number) => {
    const order = Uint32Array.from({ length: 10 }, (_, row) => row)
    createRandom(seed, 'shuffle', epoch).shuffle(order)
    return Array.from(order)
  }

  it('take the rows in an order drawn from the seed and the epoch alone', () => {
    const { method, data } = methodOn({}, randomPart(10, 2, 2), 7)
    for (const epoch of [0, 1, 5, 1]) {
      for (let batch = 0; batch < method.batches; batch++) method.step({ epoch, batch, cuts: 0 }, never)
      expect(orderOf(data)).toEqual(drawn(7, epoch))
    }
    expect(drawn(7, 0)).not.toEqual(drawn(7, 1))
    expect(drawn(7, 0)).not.toEqual(drawn(8, 0))
  })

  it('see every row once an epoch, the last batch what is left', () => {
    // One input a row, of its own: after an epoch each weight has moved by its row's share of the gradient.
    const rows = Array.from({ length: 10 }, (_, r) => Array.from({ length: 10 }, (_, c) => (r === c ? 1 : 0)))
    const part = partOf(rows, new Array<number>(10).fill(1))
    const { method, data } = methodOn({ learningRate: 1e-6 }, part)
    for (let batch = 0; batch < 3; batch++) method.step({ epoch: 0, batch, cuts: 0 }, never)
    const order = drawn(1, 0)
    const weights = parametersAt(data, data.plan.parameters)
    order.forEach((row, position) => {
      const size = position < 8 ? 4 : 2
      expect(weights[row]).toBeCloseTo(1e-6 * (0.5 / size), 11)
    })
  })
})

describe('the learning rate', () => {
  it.each(['constant', 'step', 'cosine', 'plateau'] as const)('follows the schedule %s', (schedule) => {
    const training = { schedule, scheduleEpochs: 2, scheduleFactor: 0.5, warmup: 1, epochs: 8, learningRate: 0.25 }
    const { method, data } = methodOn(training)
    expect(method.learningRate).toBe(learningRateAt(data.plan.training, 0, 0, 3, 0))
    for (const [epoch, batch, cuts] of [[0, 1, 0], [3, 0, 1], [7, 2, 3]] as const) {
      method.step({ epoch, batch, cuts }, never)
      expect(method.learningRate).toBe(learningRateAt(data.plan.training, epoch, batch, 3, cuts))
    } // prettier-ignore
  })
})

describe('full batches', () => {
  it('take the loss and the next gradient in one pass, which changes no weight', () => {
    const part = randomPart(40, 3, 2)
    const run = (withLoss: boolean) => {
      const { method, data, objective } = methodOn({ optimizer: 'momentum', batchSize: 'full' }, part)
      const losses: number[] = []
      for (let epoch = 0; epoch < 5; epoch++) {
        method.step({ epoch, batch: 0, cuts: 0 }, never)
        if (!withLoss) continue
        losses.push(method.trainLoss(never) as number)
        expect(losses.at(-1)).toBeCloseTo(objective.meanLoss('train', never) as number, 14)
      }
      return Array.from(parametersAt(data, data.plan.parameters))
    }
    expect(run(true)).toEqual(run(false))
  })

  it('with dropout the loss is that of all units', () => {
    const data = dataOf(randomPart(40, 3, 2), {
      network: { ...logistic, hidden: [20], initialisation: 'glorot' },
      training: { ...gradientDescent, dropout: 0.5 },
    })
    const lead = createLead(data)
    const method = createFirstOrderMethod({ data, ...lead })
    expect(method.trainLoss(never)).toBe(lead.objective.meanLoss('train', never))
  })
})

describe('what is saved', () => {
  it.each(['momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'] as const)(
    'of %s goes on with the same bits',
    (optimizer) => {
      const there = methodOn({ optimizer })
      const steps = (given: ReturnType<typeof methodOn>, from: number, to: number) => {
        for (let step = from; step < to; step++) {
          given.method.step({ epoch: Math.floor(step / 3), batch: step % 3, cuts: 0 }, never)
        }
      }
      steps(there, 0, 4)
      const state = structuredClone(there.method.save())
      const here = methodOn({ optimizer })
      const parametersOf = ({ data }: ReturnType<typeof methodOn>) => parametersAt(data, data.plan.parameters)
      parametersOf(here).set(parametersOf(there))
      here.method.restore(state)
      expect(here.method.learningRate).toBe(there.method.learningRate)
      steps(there, 4, 9)
      steps(here, 4, 9)
      expect(Array.from(parametersOf(here))).toEqual(Array.from(parametersOf(there)))
    },
  )
})

it('a step that is stopped changes nothing, and can be taken again', () => {
  const { method, data } = methodOn({ optimizer: 'adam' })
  expect(method.step({ epoch: 0, batch: 0, cuts: 0 }, () => true)).toBe('stopped')
  expect(parametersAt(data, data.plan.parameters).every((value) => value === 0)).toBe(true)
  expect(method.step({ epoch: 0, batch: 0, cuts: 0 }, never)).toBe('moved')
  const straight = methodOn({ optimizer: 'adam' })
  straight.method.step({ epoch: 0, batch: 0, cuts: 0 }, never)
  const parameters = ({ plan, memory }: typeof data) =>
    Array.from(parametersAt({ plan, memory } as typeof data, plan.parameters))
  expect(parameters(data)).toEqual(parameters(straight.data))
})

describe('the norm of the gradient', () => {
  const part = randomPart(90, 3, 2)
  const moved = { ...part, inputs: { ...part.inputs, values: part.inputs.values.map((value) => value * 1e6) } }

  it('is that of all rows, by whole batches as by small ones', () => {
    const whole = methodOn({ optimizer: 'gd', batchSize: 'full', l2: 0.1 }, part).method
    const small = methodOn({ batchSize: 7, l2: 0.1 }, part).method
    whole.trainLoss(never)
    expect(small.gradientNorm(never)).toBeCloseTo(whole.gradientNorm(never) as number, 14)
    const { gradient } = lossSurface(part, { training: gradientDescent }).pass(new Float64Array(4))
    // The columns are standard normal: their own scale is near 1.
    expect(relativeError(whole.gradientNorm(never) as number, Math.hypot(...gradient))).toBeLessThan(0.2)
  })

  it('does not depend on the units of the columns', () => {
    const [plain, mixed] = [part, moved].map((rows) => methodOn({}, rows).method.gradientNorm(never) as number)
    expect(relativeError(mixed!, plain!)).toBeLessThan(1e-12)
  })

  it('is not known of a network with hidden layers, which has many minima', () => {
    const data = dataOf(part, { training: gradientDescent, network: { ...logistic, hidden: [3] } })
    const lead = createLead(data)
    expect(createFirstOrderMethod({ data, ...lead }).gradientNorm(never)).toBeNaN()
  })

  it('is left where somebody asks to stop', () => {
    expect(methodOn({}, part).method.gradientNorm(() => true)).toBe('stopped')
  })
})
