import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baselineAccuracy, levelAccuracy, thresholdAccuracy } from '@shared/data/analysis/advice/classAccuracy'

const levels = (list: readonly number[], count: number) => ({ of: Uint32Array.from(list), count })
const most = (list: readonly number[]) => {
  const counts = new Map<number, number>()
  for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

/** Every way to put up to `left` borders between the different values. */
function bestByTrying(values: readonly number[], classes: readonly number[], stretches: number): number {
  const different = [...new Set(values)].sort((a, b) => a - b)
  const within = (from: number, to: number) =>
    most(classes.filter((_, row) => values[row]! >= different[from]! && values[row]! <= different[to]!))
  const best = (from: number, left: number): number => {
    if (from >= different.length) return 0
    if (left === 1) return within(from, different.length - 1)
    let found = 0
    for (let to = from; to < different.length; to++) found = Math.max(found, within(from, to) + best(to + 1, left - 1))
    return found
  }
  return best(0, stretches)
}

describe('thresholdAccuracy', () => {
  it('is the best of all ways to set the thresholds', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.nat(2)), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(rows, fc.constantFrom(2, 3), (list, count) => {
        const values = list.map(([value]) => value)
        const classes = list.map(([, label]) => label % count)
        const found = thresholdAccuracy(Float64Array.from(values), levels(classes, count))
        expect(found * list.length).toBeCloseTo(bestByTrying(values, classes, count), 9)
      }),
    )
  })

  it('gives rows without a number the class that is most frequent among them', () => {
    const values = Float64Array.of(1, 2, 3, 4, Number.NaN, Number.NaN, Number.NaN)
    expect(thresholdAccuracy(values, levels([0, 0, 1, 1, 1, 1, 0], 2))).toBeCloseTo(6 / 7, 12)
  })
})

describe('levelAccuracy', () => {
  it('guesses each row from the others of its level', () => {
    const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(2)), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(rows, (list) => {
        const all = [0, 1, 2].map((label) => list.filter(([, own]) => own === label).length)
        const overall = all.indexOf(Math.max(...all))
        const right = list.filter(([level, label], row) => {
          const others = list.filter(([other], index) => other === level && index !== row).map(([, own]) => own)
          if (others.length === 0) return label === overall
          const own = others.filter((other) => other === label).length
          return [0, 1, 2].every((other) => other === label || others.filter((one) => one === other).length < own)
        })
        const found = levelAccuracy(
          levels(
            list.map(([level]) => level),
            6,
          ),
          levels(
            list.map(([, label]) => label),
            3,
          ),
        )
        expect(found * list.length).toBeCloseTo(right.length, 9)
      }),
    )
  })
})

it('baselineAccuracy is the share of the most frequent class', () => {
  expect(baselineAccuracy(levels([0, 1, 1, 2, 1], 3))).toBe(0.6)
})
