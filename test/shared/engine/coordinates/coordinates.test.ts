import { expect, it } from 'vitest'
import { createCoordinates } from '@shared/engine/coordinates/coordinates'

// Two inputs, two outputs; the parameters are the weights input by input, then the biases.
const shape = { inputs: 2, outputs: 2, weightOffset: 0, biasOffset: 4 }
const scale = { centers: Float64Array.of(0, 10), scales: Float64Array.of(1, 4), spreads: Float64Array.of(1, 5) }
const coordinates = createCoordinates(shape, scale)
const parameters = Float64Array.of(1, 2, 3, 4, 5, 6)

it('the point of some parameters is that of the same function of centered and scaled columns', () => {
  const point = new Float64Array(6)
  coordinates.toPoint(parameters, point)
  const [x0, x1] = [0.7, 13]
  for (const k of [0, 1]) {
    const plain = parameters[k]! * x0 + parameters[2 + k]! * x1 + parameters[4 + k]!
    expect(point[k]! * x0 + (point[2 + k]! * (x1 - 10)) / 4 + point[4 + k]!).toBeCloseTo(plain, 12)
  }
  const back = new Float64Array(6)
  coordinates.toParameters(point, back)
  expect(back).toEqual(parameters)
})

it('the gradient at a point is that by the chain rule', () => {
  // Of l = Σ g θ, which is linear in the parameters, by differences of the point.
  const slopes = Float64Array.of(0.5, -1, 2, 3, -0.25, 0.75)
  const lossAt = (point: Float64Array): number => {
    const at = new Float64Array(6)
    coordinates.toParameters(point, at)
    return at.reduce((sum, value, i) => sum + value * slopes[i]!, 0)
  }
  const gradient = slopes.slice()
  coordinates.gradientAtPoint(gradient)
  const point = new Float64Array(6)
  gradient.forEach((slope, i) => {
    const moved = point.slice()
    moved[i] = 1
    expect(slope).toBeCloseTo(lossAt(moved) - lossAt(point), 12)
  })
})

it('the norm of a gradient is that of columns with the standard deviation 1', () => {
  expect(coordinates.norm(Float64Array.of(3, 0, 0, 5, 0, 0))).toBe(Math.hypot(3, (5 * 4) / 5))
})

it('parameters may lie in another order', () => {
  const places = Int32Array.of(5, 4, 3, 2, 1, 0)
  const point = new Float64Array(6)
  createCoordinates(shape, scale, places).toPoint(parameters.slice().reverse(), point)
  const plain = new Float64Array(6)
  coordinates.toPoint(parameters, plain)
  expect(point).toEqual(plain.reverse())
})
