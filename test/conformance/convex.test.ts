import { describe, expect, it } from 'vitest'
import { type Optimizer, optimizers } from '@shared/spec/runSpec'
import type { Trainer } from '@shared/engine/trainer'
import { penalty } from '../shared/engine/network/penalty'
import { lossSurface } from '../shared/engine/lossSurface'
import { never, trainerOn, withWeights } from '../shared/engine/support'
import { type Case, caseOf, givenOf, kinds, partFor } from './cases'

const convex = kinds.filter((kind) => kind.convex)

/** What is minimised, after each epoch. */
function history(given: Case, part: Parameters<typeof trainerOn>[0]): { trainer: Trainer; objective: number[] } {
  const trainer = trainerOn(part, givenOf(given))
  const { l1, l2 } = given.training
  const now = () => trainer.trainLoss + penalty(trainer.network, trainer.parameters(), l1, l2)
  const objective = [now()]
  while (trainer.ended === null) {
    expect(trainer.runEpoch(never)).toBe('finished')
    objective.push(now())
  }
  return { trainer, objective }
}

const longer = (given: Case, epochs: number): Case => ({ ...given, training: { ...given.training, epochs } })

describe.each(convex)('$name', (kind) => {
  const part = withWeights(partFor(kind, 60))

  it.each(['gd', 'lbfgs', 'newton'] as const)('by %s: the loss with its penalty never rises', (optimizer) => {
    const { objective } = history(longer(caseOf(kind, optimizer, 'float64', 'full'), 60), part)
    objective.forEach((value, i) => expect(value).toBeLessThanOrEqual((objective[i - 1] ?? Infinity) + 1e-12))
  })

  it.each(optimizers)('by %s: ends lower than it began and near the lowest there is', (optimizer) => {
    const { objective } = history(longer(caseOf(kind, optimizer, 'float64', 'full'), 400), part)
    const best = history(longer(caseOf(kind, 'newton', 'float64', 'full'), 50), part).objective.at(-1)!
    expect(objective.at(-1)!).toBeLessThan(objective[0]!)
    expect(objective.at(-1)! - best).toBeLessThan(0.02 * (objective[0]! - best))
  })

  it('gradient descent, momentum, L-BFGS and Newton end at the same weights, where the gradient is 0', () => {
    const exact: [Optimizer, number, number][] = [['gd', 3000, 0.3], ['nesterov', 3000, 0.05], ['lbfgs', 100, 1], ['newton', 50, 1]] // prettier-ignore
    const all = exact.map(([optimizer, epochs, learningRate]) => {
      const given = longer(caseOf(kind, optimizer, 'float64', 'full'), epochs)
      const training = { ...given.training, learningRate, tolerance: 1e-11 }
      const { trainer } = history({ ...given, training }, part)
      const { gradient } = lossSurface(part, { ...givenOf(given), training }).pass(trainer.parameters())
      expect(Math.hypot(...gradient), optimizer).toBeLessThan(1e-10)
      return trainer.parameters()
    })
    for (const other of all) other.forEach((value, i) => expect(Math.abs(value - all[0]![i]!)).toBeLessThan(1e-8))
  })
})
