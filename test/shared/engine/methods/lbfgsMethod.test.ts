import { describe, expect, it } from 'vitest'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { fingerprint } from '@shared/engine/fingerprint'
import { lossSurface } from '../lossSurface'
import {
  gradientDescent,
  logistic,
  never,
  randomPart,
  reference,
  relativeError,
  standardizedTable,
  trainerOn,
} from '../support'

const lbfgs: TrainingSpec = { ...gradientDescent, optimizer: 'lbfgs', epochs: 200, tolerance: 1e-9 }
const admissions = standardizedTable('admissions')
const iris = standardizedTable('iris')

function runToEnd(trainer: ReturnType<typeof trainerOn>) {
  const losses = [trainer.trainLoss]
  while (trainer.ended === null) {
    expect(trainer.runEpoch(never)).toBe('finished')
    losses.push(trainer.trainLoss)
  }
  return losses
}

it('L-BFGS ends at the maximum likelihood of statsmodels, within a few iterations', () => {
  const trainer = trainerOn(admissions, { training: { ...lbfgs, tolerance: 1e-10 } })
  runToEnd(trainer)
  expect(trainer.ended).toBe('converged')
  expect(trainer.epoch).toBeLessThan(40)
  const [intercept, ...weights] = reference.admissions.theta_standardized
  const expected = [...weights, intercept!]
  trainer.parameters().forEach((value, i) => expect(relativeError(value, expected[i]!)).toBeLessThan(1e-8))
  expect(trainer.trainLoss).toBeCloseTo(reference.admissions.maximum_likelihood.loss, 14)
})

it('L-BFGS ends where the gradient with its penalty is at most the tolerance', () => {
  const training = { ...lbfgs, l2: 1 / 150, tolerance: 1e-6 }
  const trainer = trainerOn(iris, { training, classCount: 3 })
  runToEnd(trainer)
  const { gradient } = lossSurface(iris, { training, classCount: 3 }).pass(trainer.parameters())
  expect(trainer.ended).toBe('converged')
  expect(Math.hypot(...gradient)).toBeLessThanOrEqual(1e-6)
  expect(relativeError(trainer.trainLoss, reference.iris.softmax_l2_C1_standardized.loss)).toBeLessThan(1e-5)
})

describe('the loss', () => {
  it.each(['float32', 'float64'] as const)(
    'belongs to the parameters and never rises by more than rounding in %s',
    (precision) => {
      const network: NetworkSpec = { ...logistic, hidden: [6], initialisation: 'glorot' }
      const training = { ...lbfgs, precision, epochs: 40 }
      const trainer = trainerOn(iris, { network, training, classCount: 3 })
      const losses = runToEnd(trainer)
      const noise = precision === 'float32' ? 1e-6 : 1e-12
      losses.forEach((loss, i) => expect(loss).toBeLessThanOrEqual((losses[i - 1] ?? Infinity) * (1 + noise)))
      const fresh = trainerOn(iris, { network, training, classCount: 3, parameters: trainer.parameters() })
      expect(relativeError(trainer.trainLoss, fresh.trainLoss)).toBeLessThan(1e-14)
    },
  )
})

it('a stop in the line search leaves the parameters where they were', () => {
  const trainer = trainerOn(randomPart(600, 4, 2), { training: lbfgs })
  const before = fingerprint(trainer.parameters())
  for (const questions of [1, 2, 4, 5]) {
    let left = questions
    expect(trainer.runEpoch(() => --left === 0)).toBe('stopped')
    expect(fingerprint(trainer.parameters())).toBe(before)
  }
})

it('a checkpoint between a step and the end of its epoch has the loss that came with the step', () => {
  // In float64 the last bit tells in which stretches a loss was summed: those of a gradient are not those of an evaluation.
  const part = randomPart(4000, 20, 2)
  const given = { training: lbfgs, validation: randomPart(300, 20, 2, 9) }
  const straight = trainerOn(part, given)
  let questions = 0
  straight.runEpoch(() => {
    questions++
    return false
  })
  const stopped = trainerOn(part, given)
  // The last question is whether to stop before the validation rows.
  let left = questions - 1
  expect(stopped.runEpoch(() => --left === 0)).toBe('stopped')
  expect(stopped.batch).toBe(1)
  const resumed = trainerOn(part, { ...given, checkpoint: structuredClone(stopped.checkpoint()) })
  resumed.runEpoch(never)
  expect([resumed.epoch, resumed.trainLoss]).toEqual([1, straight.trainLoss])
})

describe('columns of other units', () => {
  const part = randomPart(200, 3, 2)
  const units = [1e-6, 1, 1e12]
  const values = part.inputs.values.map((value, i) => {
    const column = i % part.inputs.stride
    return column < 3 ? (value + 3) * units[column]! : 0
  })
  const moved = { ...part, inputs: { ...part.inputs, values } }

  it('end at the same loss and the same functions, with a norm that is the same to the last but rounding', () => {
    const training = { ...lbfgs, tolerance: 1e-10 }
    const [plain, mixed] = [trainerOn(part, { training }), trainerOn(moved, { training })]
    runToEnd(plain)
    runToEnd(mixed)
    expect([plain.ended, mixed.ended]).toEqual(['converged', 'converged'])
    expect(mixed.trainLoss).toBeCloseTo(plain.trainLoss, 13)
    const [weights, others] = [plain.parameters(), mixed.parameters()]
    units.forEach((unit, j) => expect(relativeError(others[j]! * unit, weights[j]!)).toBeLessThan(1e-6))
  })

  it('go on from a checkpoint to the same bits', () => {
    const straight = trainerOn(moved, { training: lbfgs })
    for (let epoch = 0; epoch < 6; epoch++) straight.runEpoch(never)
    const first = trainerOn(moved, { training: lbfgs })
    for (let epoch = 0; epoch < 3; epoch++) first.runEpoch(never)
    const second = trainerOn(moved, { training: lbfgs, checkpoint: structuredClone(first.checkpoint()) })
    for (let epoch = 0; epoch < 3; epoch++) second.runEpoch(never)
    expect(fingerprint(second.parameters())).toBe(fingerprint(straight.parameters()))
  })

  it('are stalled, not converged, where float32 has no lower loss to show above the tolerance', () => {
    const trainer = trainerOn(part, { training: { ...lbfgs, precision: 'float32', tolerance: 1e-12 } })
    runToEnd(trainer)
    expect(trainer.ended).toBe('stalled')
    expect(trainer.gradientNorm).toBeGreaterThan(1e-12)
    expect(trainer.gradientNorm).toBeLessThan(1e-4)
  })
})

it('a run of more epochs goes on from where one of fewer ended, to the same bits', () => {
  const part = randomPart(300, 4, 2)
  const longer = trainerOn(part, { training: { ...lbfgs, epochs: 8 } })
  runToEnd(longer)
  const shorter = trainerOn(part, { training: { ...lbfgs, epochs: 4 } })
  runToEnd(shorter)
  expect(shorter.ended).toBe('epochs')
  const further = trainerOn(part, { training: { ...lbfgs, epochs: 8 }, checkpoint: shorter.checkpoint() })
  expect(further.ended).toBeNull()
  runToEnd(further)
  expect(fingerprint(further.parameters())).toBe(fingerprint(longer.parameters()))
})
