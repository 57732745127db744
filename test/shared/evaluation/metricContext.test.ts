import { describe, expect, it } from 'vitest'
import { contextOfClasses, contextOfNumbers } from './contexts'

describe('of classes', () => {
  it('predicts the most probable class, and counts it', () => {
    const context = contextOfClasses([[0.2, 0.8], [0.5, 0.5], [0.9, 0.1]], [1, 0, 0]) // prettier-ignore
    expect([...context.predicted]).toEqual([1, 1, 0])
    expect(context.confusion).toEqual([[1, 1], [0, 1]]) // prettier-ignore
    expect(context.crossEntropy).toBeCloseTo(-(Math.log(0.8) + Math.log(0.5) + Math.log(0.9)) / 3, 14)
  })

  it('computes each once', () => {
    const context = contextOfClasses([[0.2, 0.8]], [1])
    expect(context.predicted).toBe(context.predicted)
    expect(context.confusion).toBe(context.confusion)
  })

  it('refuses another number of true classes', () => {
    expect(() => contextOfClasses([[0.2, 0.8]], []).confusion).toThrow(RangeError)
  })
})

describe('of numbers', () => {
  it('has the error on the scale that is learnt', () => {
    const context = contextOfNumbers([4, 0], [1, 4], 10)
    expect([context.rootMeanSquareError, context.scale]).toEqual([Math.sqrt(25 / 2), 10])
  })

  it('has an error that is not a number where a prediction is none', () => {
    expect(contextOfNumbers([Number.NaN, 1], [0, 1]).rootMeanSquareError).toBeNaN()
  })

  it('needs a prediction for each target', () => expect(() => contextOfNumbers([1], [1, 2])).toThrow(RangeError))
})
