import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LinePoint, searchLine } from '@shared/engine/optimizers/lineSearch'

/** A line with its derivative, and the points that were asked for. */
function lineOf(loss: (step: number) => number, slope: (step: number) => number) {
  const asked: number[] = []
  const at = (step: number): LinePoint => {
    asked.push(step)
    return { step, loss: loss(step), slope: slope(step) }
  }
  return { at, asked, start: { step: 0, loss: loss(0), slope: slope(0) } }
}

function expectStrongWolfe(found: ReturnType<typeof searchLine>, start: LinePoint): LinePoint {
  if (typeof found === 'string') throw new Error(found)
  expect(found.loss).toBeLessThanOrEqual(start.loss + 1e-4 * found.step * start.slope)
  expect(Math.abs(found.slope)).toBeLessThanOrEqual(0.9 * Math.abs(start.slope))
  return found
}

/** Each falls at 0 and rises further on. */
const lines: Record<string, [(a: number) => number, (a: number) => number]> = {
  quadratic: [(a) => (a - 3) ** 2, (a) => 2 * (a - 3)],
  quartic: [(a) => (a - 1) ** 4 + 0.1 * a, (a) => 4 * (a - 1) ** 3 + 0.1],
  wave: [(a) => 0.01 * a * a - Math.sin(a), (a) => 0.02 * a - Math.cos(a)],
  // Moré and Thuente, ACM TOMS 20, 1994, function 1: -a / (a² + 2).
  'Moré and Thuente 1': [(a) => -a / (a * a + 2), (a) => (a * a - 2) / (a * a + 2) ** 2],
  // Not a number from 2 on, and infinite at 2.
  barrier: [(a) => -a - Math.log(2 - a), (a) => -1 + 1 / (2 - a)],
}

describe.each(Object.entries(lines))('%s', (_, [loss, slope]) => {
  it('ends at a point of the strong Wolfe conditions from any first step', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (exponent) => {
        const { at, asked, start } = lineOf(loss, slope)
        expectStrongWolfe(searchLine(at, start, 10 ** exponent, 0), start)
        expect(asked.length).toBeLessThanOrEqual(25)
      }),
    )
  })
})

it('the search takes the first step where that is good enough', () => {
  const { at, asked, start } = lineOf(...lines['quadratic']!)
  expect(searchLine(at, start, 2.5, 0)).toEqual({ step: 2.5, loss: 0.25, slope: -1 })
  expect(asked).toEqual([2.5])
})

it('the search finds the minimum of a cubic in one interpolation', () => {
  // a³ - 3a, whose minimum is at 1; from 4 the cubic through both ends is the line itself.
  const { at, asked, start } = lineOf(
    (a) => a ** 3 - 3 * a,
    (a) => 3 * a * a - 3,
  )
  expectStrongWolfe(searchLine(at, start, 4, 0), start)
  expect(asked).toEqual([4, 1])
})

it('the search steps back from losses that are not finite', () => {
  for (const loss of [NaN, Infinity, -Infinity]) {
    const { at, start } = lineOf(
      (a) => (a > 0.01 ? loss : -a + 100 * a * a),
      (a) => -1 + 200 * a,
    )
    expect(expectStrongWolfe(searchLine(at, start, 1, 0), start).step).toBeLessThanOrEqual(0.01)
  }
})

it('the search goes by the slopes where noise hides the losses', () => {
  // The loss falls by 1e-16, which 1 does not show; this rounding even makes it rise.
  const { at, start } = lineOf(
    (a) => 1 + (a > 0 ? 2 ** -50 : 0),
    (a) => 1e-16 * (a - 1),
  )
  const found = searchLine(at, start, 50, 1e-14)
  if (typeof found === 'string') throw new Error(found)
  expect(Math.abs(found.slope)).toBeLessThanOrEqual(0.9e-16)
  expect(searchLine(at, start, 50, 0)).toBe('failed')
})

it('the search fails where the loss rises against its slope, and gives up after 25 evaluations', () => {
  const { at, asked, start } = lineOf(
    (a) => a,
    () => -1,
  )
  expect(searchLine(at, start, 1, 0)).toBe('failed')
  expect(asked.length).toBe(25)
})

it('the search passes on a stop at once', () => {
  let asked = 0
  const { at, start } = lineOf(...lines['quartic']!)
  const stopping = (step: number) => (++asked === 2 ? 'stopped' : at(step))
  expect(searchLine(stopping, start, 1000, 0)).toBe('stopped')
  expect(asked).toBe(2)
})
