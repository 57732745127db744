import { expect, it } from 'vitest'
import { groupRows } from '@shared/data/preparation/splits/groups'
import { numbers, texts } from './splitBench'

const gap = Number.NaN
const all = (count: number) => Uint32Array.from({ length: count }, (_, row) => row)
const groupsOf = (values: readonly number[], rows = all(values.length)) => {
  const { of, sizes } = groupRows(numbers('x', values), rows)
  const cells = values.map((value) => (Number.isNaN(value) ? null : `t${value === 0 ? 0 : value}`))
  expect(groupRows(texts('x', cells), rows)).toEqual({ of, sizes })
  return [Array.from(of), Array.from(sizes)]
}

// pandas.factorize gives those with a value 0, 1, 0, 2, 3, 3 in this order.
it('are the values in order of appearance; a row without a value is a group of its own behind them', () => {
  expect(groupsOf([3, gap, 1, 3, gap, 2, -0, 0])).toEqual([
    [0, 4, 1, 0, 5, 2, 3, 3],
    [2, 1, 1, 2, 1, 1],
  ])
  expect(groupsOf([gap, gap])).toEqual([[0, 1], [1, 1]]) // prettier-ignore
  expect(groupsOf([])).toEqual([[], []])
})

it('are those of the rows that are split alone, in their order', () => {
  expect(groupsOf([7, 8, gap, 9, 8], Uint32Array.of(4, 2, 1, 3))).toEqual([
    [0, 2, 0, 1],
    [2, 1, 1],
  ])
})

it('has sizes that add up to the rows', () => {
  const [, sizes] = groupsOf(Array.from({ length: 5000 }, (_, row) => (row % 7 === 0 ? gap : (row * 31) % 997)))
  expect(sizes!.reduce((sum, size) => sum + size)).toBe(5000)
})
