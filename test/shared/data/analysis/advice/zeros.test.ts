import { describe, expect, it } from 'vitest'
import { numbers, tableWith, texts } from '../../preparation/splits/splitBench'
import { adviceOn, drawn, normal, only, uniform } from './adviceBench'

const rows = 500
const label = texts('y', drawn(rows, 1, ['n', 'p']))
const noise = numbers('noise', normal(rows, 2))
const withZeros = (values: readonly number[], every: number) =>
  values.map((value, row) => (row % every === 0 ? 0 : value))
const pressure = normal(rows, 3, 72, 12).map((value) => 2 * Math.round(Math.max(24, value) / 2))
const found = (values: readonly number[], changes = {}) =>
  only(adviceOn(tableWith(numbers('x', values), noise, label), { missing: 'impute', ...changes }), 'zeros-as-missing')

describe('zeros that look like missing values', () => {
  it('stand apart from all others: a blood pressure of 0', () => {
    const [advice, ...others] = found(withZeros(pressure, 20), { testShare: 0, validationShare: 0 })
    expect(others).toEqual([])
    const least = Math.min(...pressure.filter((_, row) => row % 20 !== 0))
    expect(advice).toMatchObject({
      columns: ['x'],
      message: `x is 0 in 25 of the 500 training rows (5 %), and otherwise ${least} or more, with a median of 72.`,
      fix: {
        label: 'Treat 0 in x as missing and impute the median',
        columns: { x: { zeroIsMissing: true, missing: 'median' } },
      },
    })
  })

  it('are told no more once the rule says so', () => {
    expect(found(withZeros(pressure, 20), { columns: { x: { zeroIsMissing: true } } })).toEqual([])
  })

  it.each<[string, number[]]>([
    ['none at all', pressure],
    ['too few', pressure.map((value, row) => (row < 2 ? 0 : value))],
    ['most of the values', withZeros(pressure, 1).map((zero, row) => (row % 3 === 0 ? pressure[row]! : zero))],
    ['the end of a count', drawn(rows, 4, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])],
    ['the end of a measurement', withZeros(uniform(rows, 5), 10)],
    ['one side of a switch', drawn(rows, 6, [0, 1])],
    [
      'the end of a tail',
      normal(rows, 12, 60, 8).map((value, row) =>
        row % 15 === 0 ? 0 : row % 15 === 7 ? 1 + Math.floor(row / 15) : value,
      ),
    ],
    ['the middle of a range', withZeros(normal(rows, 7), 10)],
    ['one of ten doses', drawn(rows, 8, [0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550])],
    [
      'none of an amount that is often small',
      withZeros(
        normal(rows, 9).map((value) => Math.round(100 * Math.exp(1.5 * value)) + 5),
        3,
      ),
    ],
  ])('are not %s', (_, values) => expect(found(values)).toEqual([]))
})
