import { describe, expect, it } from 'vitest'
import { missingNumbers } from '@shared/data/reading/remarks/missingNumbers'

function codesOf(cells: readonly number[]) {
  const present = cells.filter((value) => !Number.isNaN(value))
  return missingNumbers(Float64Array.from(cells), Math.min(...present), Math.max(...present)).map(
    ({ value, count, rows }) => [value, count, rows],
  )
}
const range = (from: number, to: number, step = 1) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step)

describe('numbers that stand for missing values', () => {
  it.each([
    ['-999 below lead values', [...range(2, 10), -999, 3, -999, 4], [[-999, 2, [10, 12]]]],
    ['99 above marks', [...range(1, 6), ...range(1, 6), 99, 99], [[99, 2, [13, 14]]]],
    ['9999999 above hundreds', [...range(100, 900, 50), 9999999, 9999999], [[9999999, 2, [18, 19]]]],
    ['a single -9999, far off', [...range(0, 20), -9999], [[-9999, 1, [22]]]],
    ['two of them', [...range(1, 7), ...range(1, 7), -99, -99, 999, 999], [[-99, 2, [15, 16]], [999, 2, [17, 18]]]], // prettier-ignore
    ['two at one end', [...range(1, 7), ...range(1, 7), 99, 99, 999, 999], [[99, 2, [15, 16]], [999, 2, [17, 18]]]], // prettier-ignore
    ['-1 for never', [...range(1, 800, 7), ...Array.from({ length: 30 }, () => -1)], [[-1, 30, range(116, 125)]]],
    ['-1 among fractions', [...range(0.25, 9.25, 0.5), -1, -1], [[-1, 2, [20, 21]]]],
    ['the least number of float32', [...range(0, 20), -3.4028234663852886e38, -3.4028234663852886e38], [[-3.4028234663852886e38, 2, [22, 23]]]], // prettier-ignore
    ['beside missing cells', [Number.NaN, ...range(2, 12), -999, -999], [[-999, 2, [13, 14]]]],
  ])('are found: %s', (_, cells, codes) => expect(codesOf(cells)).toEqual(codes))

  it.each([
    ['ages', [...range(18, 99), 99, 99]],
    ['percentages', [...range(0, 100), 99, 99]],
    ['hours a week', [...range(1, 99, 7), 99, 99, 99]],
    ['prices', [4.99, 9.99, 14.99, 19.99, 24.99, 29.99, 4.99, 9.99, 14.99, 19.99, 99.99, 99.99]],
    ['degrees, of which -1 is one', [...range(-1, 12), ...range(-1, 12)]],
    ['steps up and down', Array.from({ length: 30 }, (_, row) => (row % 3) - 1)],
    ['one large number', [...range(1, 50), 99]],
    ['a single digit twice', [...range(1, 4), ...range(1, 4), ...range(1, 4), 9, 9]],
    ['few other rows', [1, 2, 3, 99, 99]],
    ['others that are all the same', Array.from({ length: 20 }, (_, row) => (row < 15 ? 5 : 99))],
    ['a count that goes to 999', range(1, 999)],
  ])('are none: %s', (_, cells) => expect(codesOf(cells)).toEqual([]))
})
