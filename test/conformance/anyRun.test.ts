import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fingerprint } from '@shared/engine/fingerprint'
import { type Trainer, createTrainer } from '@shared/engine/trainer'
import { dataOf, never } from '../shared/engine/support'
import { type AnyRun, anyRun } from './anyRun'

/** All that can be seen of a trainer from outside. */
function visible(trainer: Trainer) {
  const { epoch, batch, trainLoss, validationLoss, learningRate, ended, bestEpoch } = trainer
  return {
    ...{ epoch, batch, trainLoss, validationLoss, learningRate, ended, bestEpoch },
    weights: fingerprint(trainer.parameters()),
    result: fingerprint(trainer.resultParameters()),
  }
}

/** Step by step to the end or to divergence; `before` sees the trainer before each step and may give another one. */
function follow({ part, given }: AnyRun, before: (trainer: Trainer, step: number) => Trainer = (trainer) => trainer) {
  let trainer = createTrainer({ data: dataOf(part, given) })
  const states: ReturnType<typeof visible>[] = []
  for (let step = 0; ; step++) {
    trainer = before(trainer, step)
    const outcome = trainer.runBatch(never)
    states.push(visible(trainer))
    if (outcome === 'diverged' || trainer.ended !== null) return { trainer, states, outcome }
    if (step > 1000) throw new Error('no end')
  }
}

it('any small run ends, and nothing is NaN unless it is said to have diverged', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const { trainer, states, outcome } = follow(run)
      expect(trainer.epoch).toBeLessThanOrEqual(run.epochs)
      const held = run.given.validation ? trainer.validationLoss : 0
      const sound =
        Number.isFinite(trainer.trainLoss) && Number.isFinite(held) && trainer.parameters().every(Number.isFinite)
      if (outcome === 'finished') expect(sound).toBe(true)
      const finished = outcome === 'diverged' ? states.slice(0, -1) : states
      expect(finished.every((state) => Number.isFinite(state.trainLoss))).toBe(true)
      expect(trainer.resultParameters().length).toBe(trainer.network.parameterCount)
    }),
    { numRuns: 400, seed: 3 },
  )
})

it('from a checkpoint at any step on, in a memory of its own, everything is the same to the bit', () => {
  fc.assert(
    fc.property(anyRun, fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), (run, places) => {
      const { states, outcome } = follow(run)
      const at = new Set(places.map((place) => place % states.length))
      const resumed = follow(run, (trainer, step) => {
        if (!at.has(step)) return trainer
        const checkpoint = structuredClone(trainer.checkpoint())
        return createTrainer({ data: dataOf(run.part, run.given), checkpoint })
      })
      expect(resumed.outcome).toBe(outcome)
      expect(resumed.states).toEqual(states)
    }),
    { numRuns: 400, seed: 5 },
  )
})

it('a checkpoint taken where the end of an epoch was stopped goes on with the same bits', () => {
  fc.assert(
    fc.property(anyRun, fc.integer({ min: 1, max: 12 }), (run, question) => {
      const { states, outcome } = follow(run)
      const stopped: ReturnType<typeof visible>[] = []
      let left = question
      let trainer = createTrainer({ data: dataOf(run.part, run.given) })
      for (let step = 0; ; step++) {
        let result = trainer.runBatch(() => --left === 0)
        if (result === 'stopped') {
          const checkpoint = structuredClone(trainer.checkpoint())
          trainer = createTrainer({ data: dataOf(run.part, run.given), checkpoint })
          result = trainer.runBatch(never)
        }
        stopped.push(visible(trainer))
        if (result === 'diverged' || trainer.ended !== null) {
          expect(result).toBe(outcome)
          break
        }
      }
      expect(stopped).toEqual(states)
    }),
    { numRuns: 300, seed: 7 },
  )
})

it('a run that is over is still over when it comes back', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const { trainer, outcome } = follow(run)
      const checkpoint = structuredClone(trainer.checkpoint())
      const back = createTrainer({ data: dataOf(run.part, run.given), checkpoint })
      expect(visible(back)).toEqual(visible(trainer))
      expect(back.runEpoch(never)).toBe(outcome)
      expect(visible(back)).toEqual(visible(trainer))
    }),
    { numRuns: 100, seed: 9 },
  )
})
