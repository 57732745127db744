import { expect, it } from 'vitest'
import { fewLevelsOf, hasMissing, levelsOf } from '@shared/data/analysis/advice/levels'
import { numbers, texts } from '../../preparation/splits/splitBench'

const gap = Number.NaN

// pandas.factorize(values, use_na_sentinel=False)
it.each([
  [
    [3, gap, 1, 3, gap, 2, -0, 0],
    [0, 1, 2, 0, 1, 3, 4, 4],
  ],
  [
    [gap, 5, 7, 5, gap],
    [0, 1, 2, 1, 0],
  ],
  [[gap], [0]],
  [[], []],
])('are those of pandas.factorize, a missing value one of them: %j', (values, of) => {
  expect(levelsOf(numbers('x', values))).toEqual({ of: Uint32Array.from(of), count: new Set(of).size })
  const cells = values.map((value) => (Number.isNaN(value) ? null : String(value)))
  expect(levelsOf(texts('x', cells))).toEqual({ of: Uint32Array.from(of), count: new Set(of).size })
})

it('come by first appearance, whatever the order of the codes', () => {
  const codes = Uint32Array.of(2, 0, 2)
  expect(levelsOf({ kind: 'category', name: 'c', type: 'category', codes, levels: ['a', 'b', 'c'] })).toEqual({
    of: Uint32Array.of(0, 1, 0),
    count: 2,
  })
})

it('are given up where more numbers differ than wanted, missing ones aside; never of texts', () => {
  const few = numbers('x', [1, gap, 2, 1])
  expect([fewLevelsOf(few, 2)?.count, fewLevelsOf(few, 1)]).toEqual([3, null])
  expect(fewLevelsOf(texts('c', ['a', 'b', 'c']), 1)?.count).toBe(3)
})

it('knows whether a value is missing', () => {
  const columns = [
    numbers('x', [1, gap]),
    numbers('x', [1]),
    texts('c', ['a', null]),
    texts('c', ['a']),
    texts('c', []),
  ]
  expect(columns.map(hasMissing)).toEqual([true, false, true, false, false])
})
