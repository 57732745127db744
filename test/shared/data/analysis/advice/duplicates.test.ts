import { describe, expect, it } from 'vitest'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, drawn, normal, only, uniform } from './adviceBench'

const rows = 200
const twice = <Value>(list: readonly Value[]) => [...list.slice(0, rows / 2), ...list.slice(0, rows / 2)]
const doubled = tableWith(
  numbers('a', twice(normal(rows, 1))),
  numbers('b', twice(uniform(rows, 2, 1))),
  texts('y', twice(drawn(rows, 3, ['n', 'p']))),
)
const found = (...args: Parameters<typeof adviceOn>) => only(adviceOn(...args), 'duplicate-rows')

describe('equal rows across the split', () => {
  it('are counted and located, and groups by the finest feature keep them together', () => {
    const [advice] = found(doubled)
    // Row i and row i + 100 are equal: a held-out row has its twin among 199 others, of which 120 train.
    const [, count] = /^(\d+) of the 80 validation and test rows \((.+) %\) are equal to a training row/.exec(
      advice!.message,
    )!
    expect(Number(count)).toBeGreaterThan(30)
    expect(Number(count)).toBeLessThan(66)
    expect(advice?.rows).toHaveLength(10)
    expect(advice?.fix).toEqual({ label: 'Keep rows of equal a in one part', split: 'grouped', splitColumn: 'a' })
    expect(found(doubled, { split: 'grouped', splitColumn: 'a' })).toEqual([])
  })

  it('of folds are kept together by groups of folds', () => {
    const [advice] = found(doubled, { split: 'folds' })
    expect(advice?.fix).toEqual({ label: 'Keep rows of equal a in one part', splitColumn: 'a' })
    expect(found(doubled, { split: 'folds', splitColumn: 'a' })).toEqual([])
  })

  it('have no fix where no feature is fine enough, or the split follows a column already', () => {
    const coarse = tableWith(
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => numbers(name, twice(uniform(rows, 10 + index, 1)))),
      texts('y', twice(drawn(rows, 3, ['n', 'p']))),
    )
    expect(found(coarse)[0]?.fix).toBeNull()
    const days = Array.from({ length: rows }, (_, row) => row)
    const dated = tableWith(numbers('day', days), ...doubled.columns)
    const [advice] = found(dated, { split: 'time', splitColumn: 'day', features: ['a', 'b'] })
    // The last 80 rows are held out; all of them have their twin 100 rows before, of which 20 to 99 train.
    expect(advice).toMatchObject({ fix: null, rows: [121, 122, 123, 124, 125, 126, 127, 128, 129, 130] })
    expect(advice?.message).toMatch(/^80 of the 80 validation and test rows \(100 %\) are equal to a training row/)
  })

  it('are none where rows of another answer look the same', () => {
    const [a, b] = doubled.columns
    const flipped = texts('y', [...new Array<string>(rows / 2).fill('n'), ...new Array<string>(rows / 2).fill('p')])
    expect(found(tableWith(a!, b!, flipped))).toEqual([])
  })

  it('are not told where few answers are possible, so that most rows have a twin', () => {
    const answers = ['a', 'b', 'c'].map((name, index) => texts(name, drawn(rows, 20 + index, ['x', 'y', 'z'])))
    expect(found(tableWith(...answers, texts('y', drawn(rows, 30, ['n', 'p']))))).toEqual([])
  })
})
