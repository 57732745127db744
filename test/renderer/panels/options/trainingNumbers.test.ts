import { expect, it } from 'vitest'
import { trainingSpecSchema } from '@shared/spec/runSpec'
import { type TrainingNumberKey, initialNumber, trainingNumbers } from '@renderer/panels/options/trainingNumbers'
import { fakeSpec } from '../../../support/fakeBridge'

const { training } = fakeSpec()
const keys = Object.keys(trainingNumbers) as TrainingNumberKey[]
const takes = (key: TrainingNumberKey, value: number) =>
  trainingSpecSchema.safeParse({ ...training, [key]: value }).success

it('has a control for every plain number of the training settings', () => {
  const numbers = Object.entries(training).flatMap(([key, value]) => (typeof value === 'number' ? [key] : []))
  expect(keys.toSorted()).toEqual(numbers.filter((key) => key !== 'batchSize').toSorted())
})

it.each(keys)('tells the range of %s that the schema takes', (key) => {
  const { min, above, max, step } = trainingNumbers[key].range
  const least = min ?? above ?? NaN
  expect([takes(key, max), takes(key, max + (step ?? 0.001))]).toEqual([true, false])
  expect([takes(key, least), takes(key, least - (step ?? 0.001))]).toEqual([min !== undefined, false])
  expect(takes(key, least + (step ?? 0.001))).toBe(true)
  // Whole numbers step by 1, and those only.
  expect(takes(key, initialNumber(key, training) + 0.0001)).toBe(step === undefined)
})

it('begins with the learning rate of the optimizer', () => {
  expect(initialNumber('learningRate', { optimizer: 'gd' })).toBe(0.5)
  expect(initialNumber('momentum', { optimizer: 'gd' })).toBe(0.9)
})
