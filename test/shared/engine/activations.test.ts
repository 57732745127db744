import { describe, expect, it } from 'vitest'
import { activations } from '@shared/contract/runSpec'
import { activationPairs } from '@shared/engine/activations'

const points = [-30, -3, -1, -0.25, 0.125, 0.7, 2, 30]

const closedForms = {
  sigmoid: (z: number) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z: number) => (z > 0 ? z : 0),
}

describe.each(activations)('%s', (name) => {
  const pair = activationPairs[name]

  it('is its closed form', () => {
    for (const z of points) expect(pair.output(z)).toBeCloseTo(closedForms[name](z), 14)
  })

  it('has the slope of its output', () => {
    const h = 1e-5
    for (const z of points) {
      const slope = (closedForms[name](z + h) - closedForms[name](z - h)) / (2 * h)
      expect(pair.derivative(pair.output(z))).toBeCloseTo(slope, 9)
    }
  })

  it('does the same to an array, and to no more of it than asked', () => {
    const values = Float64Array.from(points)
    const count = points.length - 1
    pair.apply(values, count)
    const outputs = points.map((z) => pair.output(z))
    expect([...values]).toEqual([...outputs.slice(0, count), 30])
    const deltas = Float64Array.from(points, (_, i) => i + 1)
    pair.backward(deltas, values, count)
    const expected = outputs.slice(0, count).map((a, i) => (i + 1) * pair.derivative(a))
    expect([...deltas]).toEqual([...expected, points.length])
  })

  it('lets NaN through', () => {
    expect(pair.output(NaN)).toBeNaN()
  })
})

it('relu is flat at its kink', () => {
  expect(activationPairs.relu.derivative(activationPairs.relu.output(0))).toBe(0)
})
