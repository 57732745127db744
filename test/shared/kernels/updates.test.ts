import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { createDesk } from './desk'

const count = 24
const start = Array.from({ length: count }, (_, i) => ((i * 7) % 13) / 3 - 2)
const gradientAt = (step: number) => Array.from({ length: count }, (_, i) => ((i * 11 + step * 5) % 17) / 7 - 1.1)
const rate = 0.03
const steps = 5

type Plain = (p: number[], g: number[], memory: number[][], step: number) => void

/** Each by its formula in plain float64, one number after the other, with the memories it needs. */
const optimizers: { name: string; memories: number; plain: Plain }[] = [
  {
    name: 'descent',
    memories: 0,
    plain: (p, g) => p.forEach((value, i) => (p[i] = value - rate * g[i]!)),
  },
  {
    name: 'momentum',
    memories: 1,
    plain: (p, g, [v]) =>
      p.forEach((value, i) => {
        v![i] = 0.9 * v![i]! + g[i]!
        p[i] = value - rate * v![i]!
      }),
  },
  {
    name: 'nesterov',
    memories: 1,
    plain: (p, g, [v]) =>
      p.forEach((value, i) => {
        v![i] = 0.9 * v![i]! + g[i]!
        p[i] = value - rate * (g[i]! + 0.9 * v![i]!)
      }),
  },
  {
    name: 'rmsprop',
    memories: 1,
    plain: (p, g, [s]) =>
      p.forEach((value, i) => {
        s![i] = 0.95 * s![i]! + (1 - 0.95) * (g[i]! * g[i]!)
        p[i] = value - (rate * g[i]!) / (Math.sqrt(s![i]!) + 1e-8)
      }),
  },
  {
    name: 'adam',
    memories: 2,
    plain: (p, g, [m, v], step) => {
      const [c1, c2] = [1 - 0.9 ** step, 1 - 0.999 ** step]
      const factor = 1 / Math.sqrt(c2)
      p.forEach((value, i) => {
        m![i] = 0.9 * m![i]! + (1 - 0.9) * g[i]!
        v![i] = 0.999 * v![i]! + (1 - 0.999) * (g[i]! * g[i]!)
        p[i] = value - ((rate / c1) * m![i]!) / (Math.sqrt(v![i]!) * factor + 1e-8)
      })
    },
  },
]

/** The parameters after some steps, and the memories. */
function run(precision: (typeof precisions)[number], name: string, p0: number[], gradients: number[][]) {
  const desk = createDesk(precision)
  const { kernels } = desk
  const bytes = desk.bytesOf(p0.length)
  const p = desk.put(p0)
  const first = desk.put(p0.map(() => 0))
  const second = desk.put(p0.map(() => 0))
  gradients.forEach((gradient, index) => {
    const g = desk.put(gradient)
    const [c1, c2] = [1 - 0.9 ** (index + 1), 1 - 0.999 ** (index + 1)]
    if (name === 'descent') kernels.updateDescent(p, g, bytes, rate)
    if (name === 'momentum') kernels.updateMomentum(p, g, first, bytes, rate, 0.9)
    if (name === 'nesterov') kernels.updateNesterov(p, g, first, bytes, rate, 0.9)
    if (name === 'rmsprop') kernels.updateRmsprop(p, g, first, bytes, rate, 0.95, 1e-8)
    if (name === 'adam') kernels.updateAdam(p, g, first, second, bytes, rate, 0.9, 0.999, c1, c2, 1e-8)
  })
  return [p, first, second].map((at) => desk.take(at, p0.length))
}

describe.each(optimizers)('$name', ({ name, memories, plain }) => {
  const gradients = Array.from({ length: steps }, (_, step) => gradientAt(step))
  const parameters = [...start]
  const memory = Array.from({ length: memories }, () => start.map(() => 0))
  gradients.forEach((gradient, index) => plain(parameters, gradient, memory, index + 1))

  it('of float64 is its formula to the last bit, memory included', () => {
    const found = run('float64', name, start, gradients)
    expect(found.slice(0, 1 + memories)).toEqual([parameters, ...memory])
  })

  it('of float32 is its formula within rounding', () => {
    const found = run('float32', name, start, gradients)
    found[0]!.forEach((value, i) => expect(Math.abs(value - parameters[i]!)).toBeLessThan(2e-6))
  })
})

describe('one step by hand', () => {
  // p = 1, g = 2, learning rate 0.03; every memory starts at 0.
  it.each([
    ['descent', 1 - 0.03 * 2],
    ['momentum', 1 - 0.03 * 2],
    ['nesterov', 1 - 0.03 * (2 + 0.9 * 2)],
    ['rmsprop', 1 - (0.03 * 2) / (Math.sqrt(0.05 * 4) + 1e-8)],
    // Without its past, Adam steps by the learning rate whatever the gradient.
    ['adam', 1 - 0.03],
  ])('%s', (name, wanted) => {
    for (const precision of precisions) {
      const p = Array.from({ length: 8 }, () => 1)
      const [found] = run(precision, name, p, [p.map(() => 2)])
      for (const value of found!) expect(value).toBeCloseTo(wanted, precision === 'float32' ? 6 : 8)
    }
  })

  // After a second step with g = 2: v = 0.9 · 2 + 2 = 3.8.
  it.each([
    ['momentum', 1 - 0.03 * 2 - 0.03 * 3.8],
    ['nesterov', 1 - 0.03 * 3.8 - 0.03 * (2 + 0.9 * 3.8)],
  ])('%s keeps its velocity', (name, wanted) => {
    const p = Array.from({ length: 8 }, () => 1)
    const twice = p.map(() => 2)
    expect(run('float64', name, p, [twice, twice])[0]![0]!).toBeCloseTo(wanted, 14)
  })
})
