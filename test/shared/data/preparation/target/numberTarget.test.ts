import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { fitTargetScaling, numberTarget, checkTargetVaries } from '@shared/data/preparation/target/numberTarget'
import { tableOf } from '../../exampleTables'

const refusal = (message: string) => new LabError('bad-target', message, 'preparation.target')
const columnOf = (...cells: string[]) => numberTarget(tableOf('y', ...cells).columns[0]!)

it('a number target is a column of numbers', () => {
  const column = tableOf('y', '1', '2.5').columns[0]!
  expect(numberTarget(column)).toBe(column)
  expect(() => numberTarget(tableOf('y', 'a', 'b').columns[0]!)).toThrow(
    refusal(
      'The target y holds text; a regression needs numbers. Choose a column of numbers, or set the task to classification.',
    ),
  )
})

describe('checkTargetVaries', () => {
  it('wants two different numbers among the rows', () => {
    const column = columnOf('3', '3', '4')
    expect(() => checkTargetVaries(column, Uint32Array.of(0, 2))).not.toThrow()
    expect(() => checkTargetVaries(column, Uint32Array.of(0, 1))).toThrow(
      refusal(
        'The target y is 3 in each of the 2 rows that can be used; it needs at least two different numbers. Choose another target column.',
      ),
    )
    const noise = columnOf('0.3', '0.30000000000000004')
    expect(() => checkTargetVaries(noise, Uint32Array.of(0, 1))).toThrow(/needs at least two different numbers/)
    expect(() => checkTargetVaries(column, Uint32Array.of())).toThrow(/^The target y has no value in the rows/)
  })
})

describe('fitTargetScaling', () => {
  it('is the mean and the population standard deviation of the given rows', () => {
    // The population variance of 2, 4, 4, 4, 5, 5, 7, 9 is 4, their mean 5.
    const column = columnOf('2', '4', '4', '4', '5', '5', '7', '9', '1000')
    expect(fitTargetScaling(column, Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7))).toEqual({ center: 5, scale: 2 })
  })

  it('takes values of any size, and leaves equal ones unscaled', () => {
    const large = fitTargetScaling(columnOf('1e308', '-1e308'), Uint32Array.of(0, 1))
    expect(large.center).toBe(0)
    expect(large.scale / 1e308).toBeCloseTo(1, 12)
    expect(fitTargetScaling(columnOf('7', '7', '8'), Uint32Array.of(0, 1))).toEqual({ center: 7, scale: 1 })
  })
})
