import { describe, expect, it } from 'vitest'
import { areEqual, imputedNumber, mostFrequent, presentValues } from '@shared/data/preparation/features/presentValues'
import { reference } from './reference'

const values = Float64Array.of(3, Number.NaN, 1, 1, 7, Number.NaN, 3, 10.5)
const rows = Uint32Array.from(values.keys())

describe('presentValues', () => {
  it('leaves out what is missing, in the order of the rows', () => {
    expect(Array.from(presentValues(values, Uint32Array.of(6, 1, 0), false))).toEqual([3, 3])
    const zeros = Float64Array.of(0, 5, -0, 2)
    expect(Array.from(presentValues(zeros, Uint32Array.of(0, 1, 2, 3), true))).toEqual([5, 2])
    expect(presentValues(zeros, Uint32Array.of(0, 1, 2, 3), false)).toHaveLength(4)
  })
})

describe('imputedNumber', () => {
  it.each(['mean', 'median', 'mostFrequent'] as const)('by %s is what scikit-learn imputes', (rule) => {
    expect(imputedNumber(presentValues(values, rows, false), null, rule, 0)).toBeCloseTo(reference.imputed[rule], 14)
  })

  it('is the constant, or nothing where rows are dropped', () => {
    expect(imputedNumber(values, null, 'constant', -1)).toBe(-1)
    expect(imputedNumber(values, null, 'drop', -1)).toBeNull()
  })
})

it('takes the smallest of several most frequent numbers', () => {
  expect(mostFrequent(Float64Array.of(5, 2, 9, 5, 2))).toBe(2)
  expect(mostFrequent(Float64Array.of(-0, 0, 1))).toBe(0)
})

it('knows equal values', () => {
  expect([areEqual(Float64Array.of(0.1, 0.1)), areEqual(Float64Array.of(1, 2)), areEqual(new Float64Array(0))]).toEqual(
    [...[true, false, true]],
  )
})
