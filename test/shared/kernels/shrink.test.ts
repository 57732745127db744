import { describe, expect, it } from 'vitest'
import { precisions } from '@shared/spec/runSpec'
import { createDesk } from './desk'

const soft = (value: number, t: number) => Math.sign(value) * Math.max(Math.abs(value) - t, 0)
/** Two groups of eight; every number is exact in float32. */
const values = [1, -1, 0.25, -0.25, 0.5, 0, 3, -3, 0.125, -0.125, 2, -2, 0, 0, 8, -8]

describe.each(precisions)('the proximal step of L1 in %s', (precision) => {
  const setUp = () => {
    const desk = createDesk(precision)
    const put = (numbers: number[]) => desk.put(numbers)
    return { ...desk, p: put(values), bytes: desk.bytesOf(values.length), zeros: () => put(values.map(() => 0)) }
  }

  it('shrinks every weight by the threshold, to exactly 0 at the most', () => {
    const { kernels, p, bytes, take } = setUp()
    kernels.shrink(p, bytes, 0.25)
    expect(take(p, values.length)).toEqual(values.map((value) => soft(value, 0.25) + 0))
  })

  it('has a threshold for each weight where steps are divided by the gradient’s size', () => {
    const { kernels, p, bytes, put, take } = setUp()
    const squares = values.map((_, i) => 4 ** (i % 3))
    kernels.shrinkBySize(p, put(squares), bytes, 0.5, 0.5, 0)
    expect(take(p, values.length)).toEqual(values.map((value, i) => soft(value, 0.5 / (0.5 * 2 ** (i % 3))) + 0))
  })

  it('holds what has no gradient at 0', () => {
    const { kernels, p, bytes, zeros, take } = setUp()
    kernels.shrinkBySize(p, zeros(), bytes, 1e-3, 1, 1e-8)
    expect(take(p, values.length)).toEqual(values.map(() => 0))
  })

  it('keeps what a weight has not taken of its penalty, for a later batch', () => {
    const { kernels, p, bytes, put, zeros, take } = setUp()
    const [above, below] = [put(values.map(() => 0.5)), zeros()]
    kernels.shrinkCumulative(p, 0, above, below, bytes, 0.25, 1, 0, 100)
    // 0.75 are left for weights above 0, 0.25 for those below.
    const wanted = values.map((value) => soft(value, value > 0 ? 0.75 : 0.25) + 0)
    expect(take(p, values.length)).toEqual(wanted)
    expect(take(above, values.length)).toEqual(values.map((value, i) => 0.75 - (value - wanted[i]!)))
    expect(take(below, values.length)).toEqual(values.map((value, i) => 0.25 + (value - wanted[i]!)))
  })

  it('keeps no more than so many penalties: of one it is the plain step', () => {
    const { kernels, p, bytes, put, zeros, take } = setUp()
    const [above, below] = [put(values.map(() => 64)), zeros()]
    kernels.shrinkCumulative(p, put(values.map(() => 4)), above, below, bytes, 0.5, 1, 0, 1)
    expect(take(p, values.length)).toEqual(values.map((value) => soft(value, 0.25) + 0))
  })
})

it('a weight whose batches pull to and fro stays at 0, and one that they pull along moves', () => {
  const { kernels, put, take, bytesOf } = createDesk('float64')
  const [rate, l1] = [0.1, 1]
  const [p, above, below] = [put([0, 0, 0, 0]), put([0, 0, 0, 0]), put([0, 0, 0, 0])]
  for (let step = 0; step < 40; step++) {
    // Means of 0, 0.5, 1.5 and -1.5, with the noise of a batch.
    const noise = step % 2 === 0 ? 3 : -3
    kernels.updateDescent(p, put([noise, 0.5 + noise, 1.5 + noise, -1.5 + noise]), bytesOf(4), rate)
    kernels.shrinkCumulative(p, 0, above, below, bytesOf(4), rate * l1, 1, 0, 20)
  }
  const [still, weak, down, up] = take(p, 4)
  expect([still, weak]).toEqual([0, 0])
  expect(down).toBeLessThan(0)
  expect(up).toBeGreaterThan(0)
})
