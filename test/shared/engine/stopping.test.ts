import { describe, expect, it } from 'vitest'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { fingerprint } from '@shared/engine/fingerprint'
import type { Trainer } from '@shared/engine/trainer'
import { type Given, gradientDescent, logistic, never, randomPart, trainerOn } from './support'

/** Says yes at the n-th question. */
const stopAt = (n: number) => () => --n === 0

const state = (trainer: Trainer) => ({
  position: [trainer.epoch, trainer.batch],
  ended: trainer.ended,
  best: trainer.bestEpoch,
  losses: [trainer.trainLoss, trainer.validationLoss],
  weights: fingerprint(trainer.parameters()),
  result: fingerprint(trainer.resultParameters()),
})

const network: NetworkSpec = { ...logistic, hidden: [6], initialisation: 'glorot' }
const base: TrainingSpec = { ...gradientDescent, learningRate: 0.05, epochs: 3, l2: 0.01 }
/** On 600 rows, which are three blocks: several questions in each batch and each evaluation. */
const cases: [string, Given][] = [
  ['mini-batches', { network, training: { ...base, optimizer: 'adam', batchSize: 350 } }],
  [
    'mini-batches in float32 with dropout',
    { network, training: { ...base, optimizer: 'nesterov', batchSize: 350, dropout: 0.3, precision: 'float32' } },
  ],
  ['full batches', { network, training: base }],
  ['full batches with dropout', { network, training: { ...base, optimizer: 'rmsprop', dropout: 0.3 } }],
  ['L-BFGS', { network, training: { ...base, optimizer: 'lbfgs' } }],
  ['L-BFGS that converges', { training: { ...base, optimizer: 'lbfgs', epochs: 100, tolerance: 0.003 } }],
  ['Newton that converges', { training: { ...base, optimizer: 'newton', epochs: 100 } }],
  ['early stopping', { network, training: { ...base, learningRate: 3, epochs: 100, patience: 2 } }],
]

describe.each(cases)('in %s', (_, given) => {
  const part = randomPart(600, 3, 2)
  const options: Given = { ...given, validation: randomPart(300, 3, 2, 9), begin: false }

  /** The state after each epoch. */
  function straight(): ReturnType<typeof state>[] {
    const trainer = trainerOn(part, options)
    trainer.begin(never)
    const states = [state(trainer)]
    while (trainer.ended === null) {
      expect(trainer.runEpoch(never)).toBe('finished')
      states.push(state(trainer))
    }
    return states
  }
  const expected = straight()

  it('a run that is stopped at every question and continued has the same bits, losses and end', () => {
    for (const distance of [1, 2]) {
      const trainer = trainerOn(part, options)
      const states: ReturnType<typeof state>[] = []
      let stops = 0
      let asked = 0
      // Each question is answered with yes once, and with no when the work is taken up again.
      const finish = (run: (stop: () => boolean) => string) => {
        for (let n = distance; ; n += distance) {
          const outcome = run(stopAt(n))
          asked++
          if (outcome !== 'stopped') return outcome
          stops++
          if (n > 500) throw new Error('no end')
        }
      }
      finish((stop) => trainer.begin(stop))
      states.push(state(trainer))
      while (trainer.ended === null && trainer.epoch < 200) {
        const { epoch } = trainer
        while (trainer.epoch === epoch) finish((stop) => trainer.runBatch(stop))
        states.push(state(trainer))
      }
      expect(states).toEqual(expected)
      expect(stops).toBeGreaterThan(expected.length)
      expect(asked).toBeGreaterThan(stops)
    }
  })

  it('what is stopped keeps its position and its losses, and rewinds to the last epoch', () => {
    const trainer = trainerOn(part, options)
    trainer.begin(never)
    trainer.runEpoch(never)
    const after = state(trainer)
    let outcome = trainer.runEpoch(stopAt(1))
    for (let n = 2; outcome === 'stopped' && n < 6; n++) {
      expect(trainer.epoch).toBe(after.position[0])
      expect([trainer.trainLoss, trainer.validationLoss]).toEqual(after.losses)
      outcome = trainer.runEpoch(stopAt(n))
    }
    if (outcome !== 'stopped') return
    trainer.rewind()
    expect(state(trainer)).toEqual(after)
  })
})

it('a stop is noticed within a full batch of many rows, and before training', () => {
  const trainer = trainerOn(randomPart(5000, 3, 2), { begin: false })
  expect(trainer.begin(stopAt(4))).toBe('stopped')
  expect(trainer.trainLoss).toBeNaN()
  expect(trainer.begin(never)).toBe('finished')
  expect(trainer.runEpoch(stopAt(4))).toBe('stopped')
  expect(trainer.epoch).toBe(0)
})

it('a stop in the middle of an epoch rewinds to the weights of the last', () => {
  const training: TrainingSpec = { ...base, optimizer: 'adam', batchSize: 20 }
  const trainer = trainerOn(randomPart(100, 3, 2), { network, training })
  trainer.runEpoch(never)
  const after = state(trainer)
  trainer.runBatch(never)
  trainer.runBatch(never)
  expect(trainer.batch).toBe(2)
  expect(fingerprint(trainer.parameters())).not.toBe(after.weights)
  trainer.rewind()
  expect(state(trainer)).toEqual(after)
})
