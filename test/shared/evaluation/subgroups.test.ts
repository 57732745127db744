import { describe, expect, it } from 'vitest'
import { missingCode } from '@shared/data/table/table'
import { chanceOf, groupsOf, shufflesOf } from '@shared/evaluation/subgroups'

const numbers = (values: number[], type: 'number' | 'date' = 'number') =>
  groupsOf({ kind: 'number', name: 'x', type, values: Float64Array.from(values) }).map(({ label, places }) => [
    label,
    [...places],
  ])
const levels = (codes: number[], names: string[]) =>
  groupsOf({ kind: 'category', name: 'c', type: 'category', codes: Uint32Array.from(codes), levels: names })

describe('groups of rows', () => {
  it('are the quarters of a number, what bounds two in the lower one, and the rows without it', () => {
    expect(numbers([1, 2, 3, 4, 5, 6, 7, 8, 9, Number.NaN])).toEqual([
      ['1 to 3', [0, 1, 2]],
      ['over 3 to 5', [3, 4]],
      ['over 5 to 7', [5, 6]],
      ['over 7 to 9', [7, 8]],
      ['missing', [9]],
    ])
  })

  it('are the values of a number that has few, and quarters that fall together are one', () => {
    expect(numbers([1, 0, 1, 1])).toEqual([
      ['0', [1]],
      ['1', [0, 2, 3]],
    ])
    expect(numbers([0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]).map(([label]) => label)).toEqual([
      '0',
      'over 0 to 1.5',
      'over 1.5 to 4',
    ])
  })

  it('have bounds without the digits that rounding leaves', () => {
    expect(numbers([3.1, 3.39, 3.51, 3.52, 3.61, 4]).map(([label]) => label)).toEqual([
      '3.1 to 3.42',
      'over 3.42 to 3.515',
      'over 3.515 to 3.5875',
      'over 3.5875 to 4',
    ])
    const digits = [0.1 + 0.2, 1.1 + 2.2, 7, 8, 9.000000000000002]
    expect(numbers(digits).map(([, places]) => places)).toEqual([[0, 1], [2], [3], [4]])
  })

  it('of dates have dates as bounds', () => {
    const day = 86_400_000
    expect(
      numbers(
        [0, 1, 2, 3, 4].map((days) => days * day),
        'date',
      )[0]?.[0],
    ).toBe('1970-01-01 to 1970-01-02')
  })

  it('are the levels of a category, the most frequent first, rare ones of many together', () => {
    const found = levels([1, 0, 1, missingCode], ['a', 'b', 'c'])
    expect(found.map(({ label, places }) => [label, [...places]])).toEqual([
      ['b', [0, 2]],
      ['a', [1]],
      ['missing', [3]],
    ])
    const names = Array.from({ length: 30 }, (_, index) => `level ${index}`)
    const many = levels([...names.keys(), 29, 29], names)
    expect(many).toHaveLength(20)
    expect([many[0]?.label, many[19]?.label, many[19]?.places.length]).toEqual(['level 29', '11 other levels', 11])
  })
})

describe('the chance of a difference', () => {
  const measured = (values: number[]) => ({
    rows: values.length,
    weighed: (weights: ArrayLike<number> | null) => {
      const total = values.reduce((sum, _, row) => sum + (weights?.[row] ?? 1), 0)
      return { mean: values.reduce((sum, value, row) => sum + value * (weights?.[row] ?? 1), 0) / total }
    },
  })
  const figure = { compute: ({ mean }: { mean: number }) => mean }
  const groups = [
    { label: 'a', places: Uint32Array.of(0, 1, 2) },
    { label: 'b', places: Uint32Array.of(3, 4, 5) },
  ]

  it('is the share of the ways to deal the rows with a difference at least as large', () => {
    // Of the 20 ways to choose three of six, the two that part low and high differ most: a tenth.
    const [chance] = chanceOf(measured([1, 2, 3, 10, 11, 12]), [figure], groups, { weights: null, seed: 1 })
    expect(Math.abs(chance! - 0.1)).toBeLessThan(0.03)
    expect(chanceOf(measured([1, 1, 1, 1, 1, 1]), [figure], groups, { weights: null, seed: 1 })).toEqual([1])
  })

  it('is not told of one group, or of more rows than can be shuffled', () => {
    expect(chanceOf(measured([1, 2, 3]), [figure], groups.slice(0, 1), { weights: null, seed: 1 })).toEqual([null])
    expect([shufflesOf(100, 4), shufflesOf(10_000, 4), shufflesOf(1_000_000, 4)]).toEqual([2000, 500, 0])
  })
})
