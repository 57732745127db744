import { describe, expect, it } from 'vitest'
import { type Activation, activations, precisions } from '@shared/spec/runSpec'
import { expm1, sigmoid, softplus, tanh } from '@shared/math/elementary'
import { activationCodes } from '@shared/kernels/activationCodes'
import { createDesk } from './desk'

const cubed = (z: number) => Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)

/** The published formulas. */
const formulas: Record<Activation, (z: number) => number> = {
  identity: (z) => z,
  sigmoid,
  tanh,
  relu: (z) => (z > 0 ? z : 0),
  leakyRelu: (z) => (z > 0 ? z : 0.01 * z),
  elu: (z) => (z > 0 ? z : expm1(z)),
  gelu: (z) => 0.5 * z * (1 + tanh(cubed(z))),
  softplus,
}

/** Fourth-order central difference. */
const slopeOf = (f: (z: number) => number, z: number, h = 1e-3) =>
  (8 * (f(z + h) - f(z - h)) - (f(z + 2 * h) - f(z - 2 * h))) / (12 * h)

/** None of them at a kink. */
const points = Array.from({ length: 161 }, (_, i) => -8 + i / 10 + 0.013)
const far = [-1e30, -200, -50, 50, 200, 1e30]

describe.each(precisions)('in %s', (precision) => {
  function run(activation: Activation, z: number[]) {
    const { kernels, put, take, room, bytesOf } = createDesk(precision)
    const code = activationCodes[activation]
    const bytes = bytesOf(z.length)
    const at = put(z)
    const slopes = room(z.length)
    kernels.activate(code, at, slopes, bytes)
    const delta = put(z.map(() => 3))
    kernels.activateBackward(code, delta, at, slopes, bytes)
    return { outputs: take(at, z.length), slopes: take(delta, z.length).map((value) => value / 3) }
  }
  const tolerance = precision === 'float32' ? 1e-6 : 1e-14
  const { real } = createDesk(precision)

  it.each(activations)('%s is its published formula', (activation) => {
    const { outputs } = run(activation, points)
    outputs.forEach((a, i) => {
      const wanted = formulas[activation](real(points[i]!))
      expect(Math.abs(a - wanted), `at ${points[i]}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)))
    })
  })

  it.each(activations)("%s's derivative is that of its formula, by central differences", (activation) => {
    const { slopes } = run(activation, points)
    const close = precision === 'float32' ? 2e-6 : 1e-10
    slopes.forEach((slope, i) => {
      expect(Math.abs(slope - slopeOf(formulas[activation], real(points[i]!))), `at ${points[i]}`).toBeLessThan(close)
    })
  })

  it.each([
    ['sigmoid', [0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, 0]],
    ['tanh', [-1, -1, -1, 1, 1, 1], [0, 0, 0, 0, 0, 0]],
    ['relu', [0, 0, 0, 50, 200, 1e30], [0, 0, 0, 1, 1, 1]],
    ['leakyRelu', [-1e28, -2, -0.5, 50, 200, 1e30], [0.01, 0.01, 0.01, 1, 1, 1]],
    ['elu', [-1, -1, -1, 50, 200, 1e30], [0, 0, 0, 1, 1, 1]],
    ['gelu', [0, 0, 0, 50, 200, 1e30], [0, 0, 0, 1, 1, 1]],
    ['softplus', [0, 0, 0, 50, 200, 1e30], [0, 0, 0, 1, 1, 1]],
    ['identity', far, [1, 1, 1, 1, 1, 1]],
  ] as const)('%s has its limits far out', (activation, outputs, slopes) => {
    const found = run(activation, [...far])
    found.outputs.forEach((a, i) => {
      if (outputs[i] === 0) expect(Math.abs(a)).toBeLessThan(1e-20)
      else expect(a / outputs[i]!).toBeCloseTo(1, 6)
    })
    found.slopes.forEach((slope, i) => expect(slope).toBeCloseTo(slopes[i]!, 6))
  })

  it.each(activations)('%s leaves NaN NaN', (activation) => {
    expect(run(activation, [1, NaN, -1, NaN, 0]).outputs.map(Number.isNaN)).toEqual([false, true, false, true, false])
  })

  it('at the kink, 0, the derivative of relu is 0, of leaky relu 0.01, of elu 1', () => {
    expect(run('relu', [0, -0]).slopes).toEqual([0, 0])
    expect(run('leakyRelu', [0, -0]).slopes.map((slope) => real(slope * 3) / 3)).toEqual([
      real(3 * real(0.01)) / 3,
      real(3 * real(0.01)) / 3,
    ])
    expect(run('elu', [0, -0]).slopes).toEqual([1, 1])
  })

  it('touches nothing beyond its bytes', () => {
    const { kernels, put, take, room, width } = createDesk(precision)
    const at = put(Array.from({ length: 2 * width }, () => 1))
    const slopes = room(2 * width)
    const guard = put(Array.from({ length: width }, () => 0.5))
    for (const activation of activations) kernels.activate(activationCodes[activation], at, slopes, 32)
    expect(take(at, 2 * width).slice(width)).toEqual(Array.from({ length: width }, () => 1))
    expect(
      take(slopes, 2 * width)
        .slice(width)
        .every(Number.isNaN),
    ).toBe(true)
    expect(take(guard, width).every((value) => value === 0.5)).toBe(true)
  })
})

it('sigmoid, tanh and softplus of float64 are those of shared/math/elementary to the last bit', () => {
  const { kernels, put, take, bytesOf } = createDesk('float64')
  for (const [activation, formula] of [
    ['sigmoid', sigmoid],
    ['tanh', tanh],
    ['softplus', softplus],
  ] as const) {
    const at = put(points)
    kernels.activate(activationCodes[activation], at, 0, bytesOf(points.length))
    expect(take(at, points.length)).toEqual(points.map(formula))
  }
})
