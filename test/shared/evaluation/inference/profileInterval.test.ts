import { expect, it } from 'vitest'
import { binaryLikelihood } from '@shared/evaluation/inference/binaryLikelihood'
import { dot } from '@shared/evaluation/inference/likelihood'
import { maximise } from '@shared/evaluation/inference/maximise'
import { profileInterval } from '@shared/evaluation/inference/profileInterval'
import { normalQuantile } from '@shared/math/distributions/normal'
import { exampleDesign } from './likelihoods'

const design = exampleDesign()
const event = Float64Array.from({ length: 60 }, (_, row) => ((row * 7) % 5 < 2 ? 1 : 0))
const likelihood = binaryLikelihood(design, event)
const maximum = maximise(likelihood, new Float64Array(5))!
const z = normalQuantile(0.975)

it('A profile interval ends where the likelihood at its best has fallen by half of z²', () => {
  for (const combination of design.toInputs) {
    const ends = profileInterval(likelihood, maximum, combination, z)
    const estimate = dot(combination, maximum.parameters)
    expect(ends[0]).toBeLessThan(estimate)
    expect(ends[1]).toBeGreaterThan(estimate)
    for (const value of ends) {
      const there = maximise(likelihood, maximum.parameters, { factors: combination, value: value! })!
      expect(2 * (maximum.value - there.value)).toBeCloseTo(z * z, 9)
    }
  }
})

it('An end that does not exist is none', () => {
  // Every row of the level has the event: its odds may be as large as one likes.
  const level = design.basis[1]!.map((value) => (value > 1 ? 1 : 0))
  const one = { ...design, basis: [design.basis[0]!, level] }
  const always = Float64Array.from(level, (on, row) => (on === 1 ? 1 : event[row]!))
  const some = binaryLikelihood(one, always)
  const start = maximise(some, Float64Array.of(0, 8), { factors: Float64Array.of(0, 1), value: 8 })!
  const [low, high] = profileInterval(some, start, Float64Array.of(0, 1), z)
  expect(high).toBeNull()
  expect(low).not.toBeNull()
})
