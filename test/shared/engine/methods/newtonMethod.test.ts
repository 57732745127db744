import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { NetworkSpec, TrainingSpec } from '@shared/spec/runSpec'
import { fingerprint } from '@shared/engine/fingerprint'
import { lossSurface } from '../lossSurface'
import { gradientDescent, logistic, never, partOf, randomPart, reference, relativeError } from '../support'
import { standardizedTable, trainerOn, withWeights } from '../support'

const newton: TrainingSpec = { ...gradientDescent, optimizer: 'newton', epochs: 50, tolerance: 1e-12 }
const admissions = standardizedTable('admissions')

it("Newton's method ends at the maximum likelihood of statsmodels after less than ten iterations", () => {
  const trainer = trainerOn(admissions, { training: newton })
  while (trainer.ended === null) trainer.runEpoch(never)
  expect(trainer.ended).toBe('converged')
  expect(trainer.epoch).toBeLessThan(10)
  const [intercept, ...weights] = reference.admissions.theta_standardized
  const expected = [...weights, intercept!]
  trainer.parameters().forEach((value, i) => expect(relativeError(value, expected[i]!)).toBeLessThan(1e-12))
  expect(trainer.trainLoss).toBeCloseTo(reference.admissions.maximum_likelihood.loss, 14)
})

it('a linear output is solved by one step of least squares', () => {
  // Through these points goes y = 2 x₁ - x₂ + 3, and no noise.
  const rows = [[1, 0], [0, 1], [2, 2], [-1, 3], [4, -2]] // prettier-ignore
  const part = partOf(
    rows,
    rows.map(([a, b]) => 2 * a! - b! + 3),
    'numbers',
  )
  const trainer = trainerOn(part, { training: { ...newton, loss: 'squaredError' }, classCount: 0 })
  trainer.runEpoch(never)
  ;[2, -1, 3].forEach((value, i) => expect(trainer.parameters()[i]).toBeCloseTo(value, 12))
  expect(trainer.trainLoss).toBeLessThan(1e-24)
})

it.each([
  ['two classes', 2, {}],
  ['three classes with a penalty', 3, { l2: 0.1 }],
] as const)('the minimum of %s, weighted, has a gradient of 0 by the kernels too', (_, classCount, changes) => {
  const part = withWeights(randomPart(200, 4, classCount))
  const training = { ...newton, ...changes, tolerance: 1e-10 }
  const trainer = trainerOn(part, { training, classCount })
  while (trainer.ended === null) trainer.runEpoch(never)
  const { gradient } = lossSurface(part, { training, classCount }).pass(trainer.parameters())
  expect(Math.hypot(...gradient)).toBeLessThan(2e-10)
  expect(trainer.ended).toBe('converged')
})

it.each(['glorot', 'he', 'lecun'] as const)(
  'a start by %s on features as they are leads to the same minimum',
  (initialisation) => {
    // Scores of 30 to 100: at such a start every probability is as good as 0 or 1, and the Hessian as good as 0.
    const lines = readFileSync('test/data/admissions.csv', 'utf8').trim().split(/\r?\n/).slice(1)
    const cells = lines.map((line) => line.split(',').map(Number))
    const part = partOf(
      cells.map((row) => row.slice(0, 2)),
      cells.map((row) => row[2]!),
    )
    const network: NetworkSpec = { ...logistic, initialisation, initialDistribution: 'normal' }
    for (const seed of [1, 2, 3]) {
      const trainer = trainerOn(part, { network, seed, training: { ...newton, epochs: 5000, tolerance: 1e-9 } })
      while (trainer.ended === null) expect(trainer.runEpoch(never)).toBe('finished')
      expect(trainer.ended).toBe('converged')
      expect(trainer.trainLoss).toBeCloseTo(reference.admissions.maximum_likelihood.loss, 12)
    }
  },
)

it.each([30, 100, 1000])('a start from weights of %d, where only the penalty curves, leads back too', (size) => {
  const training = { ...newton, l2: 0.1, epochs: 5000, tolerance: 1e-9 }
  const parameters = Float64Array.of(size, -size, size)
  const trainer = trainerOn(admissions, { training, parameters })
  while (trainer.ended === null) expect(trainer.runEpoch(never)).toBe('finished')
  const straight = trainerOn(admissions, { training })
  while (straight.ended === null) straight.runEpoch(never)
  trainer.parameters().forEach((value, i) => expect(value).toBeCloseTo(straight.parameters()[i]!, 7))
})

it('a stop leaves the parameters where they were', () => {
  const trainer = trainerOn(randomPart(2000, 4, 2), { training: newton })
  const before = fingerprint(trainer.parameters())
  expect(trainer.runEpoch(() => true)).toBe('stopped')
  expect(fingerprint(trainer.parameters())).toBe(before)
})
