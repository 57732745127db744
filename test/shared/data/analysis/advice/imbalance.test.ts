import { describe, expect, it } from 'vitest'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, normal, only } from './adviceBench'

/** So many rows of each class, mixed. */
const table = (...sizes: number[]) => {
  const labels = sizes.flatMap((size, index) => new Array<string>(size).fill(`c${index}`))
  return tableWith(numbers('a', normal(labels.length, 1)), texts('y', labels))
}
const found = (sizes: number[]) => only(adviceOn(table(...sizes), { testShare: 0, validationShare: 0 }), 'imbalance')

describe('class imbalance', () => {
  it('names the rarest class, its rows and its share', () => {
    expect(found([930, 70])).toEqual([
      expect.objectContaining({
        columns: ['y'],
        message: 'The class c1 of y has 70 of the 1,000 training rows (7 %); c0 has 930.',
        rows: [931, 932, 933, 934, 935, 936, 937, 938, 939, 940],
        fix: { label: 'Balance the class weights', classWeights: 'balanced' },
      }),
    ])
  })

  it.each([
    [[895, 105], 0],
    [[920, 80], 1],
    [[460, 460, 80], 1],
    [[300, 250, 200, 150, 100], 0],
    [new Array<number>(20).fill(50), 0],
    [[...new Array<number>(20).fill(50), 5], 1],
    [[220, 20, 19], 1],
  ])('of %j rows is told %i times', (sizes, times) => expect(found(sizes)).toHaveLength(times))

  it('counts rows by their weights', () => {
    const weighted = (rare: number) => {
      const w = numbers(
        'w',
        Array.from({ length: 1000 }, (_, row) => (row < 930 ? 1 : rare)),
      )
      const changes = { features: ['a'], target: 'y', weights: 'w', testShare: 0, validationShare: 0 }
      return only(adviceOn(tableWith(...table(930, 70).columns, w), changes), 'imbalance')
    }
    expect(weighted(7)).toEqual([])
    // 70 rows of 0.5 beside 930: 35 of 965.
    expect(weighted(0.5)[0]?.message).toBe(
      'The class c1 of y has 3.6 % of the weight of the 1,000 training rows; c0 has 96.4 %.',
    )
  })

  it('counts training rows alone, and numbers have none', () => {
    const [advice] = only(adviceOn(table(900, 60)), 'imbalance')
    expect(advice?.message).toBe('The class c1 of y has 36 of the 576 training rows (6.3 %); c0 has 540.')
    const zeros = tableWith(
      numbers('a', normal(100, 1)),
      numbers('y', [...new Array<number>(95).fill(0), 1, 2, 3, 4, 5]),
    )
    expect(only(adviceOn(zeros, { task: 'regression' }), 'imbalance')).toEqual([])
  })
})
