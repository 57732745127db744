import { describe, expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { limits } from '@shared/spec/limits'
import { targetClasses, targetColumn } from '@shared/data/preparation/target/target'
import { allRows, tableOf } from '../../exampleTables'

const classesOf = (...cells: string[]) => {
  const table = tableOf('y', ...cells)
  return targetClasses(table.columns[0]!, allRows(table))
}
const refusal = (message: string) => new LabError('bad-target', message, 'preparation.target')

describe('targetColumn', () => {
  it('finds the target, or names what is close', () => {
    const table = tableOf('admitted,exam', '1,2')
    expect(targetColumn(table, 'admitted')).toBe(table.columns[0])
    expect(() => targetColumn(table, 'Admited')).toThrow(
      refusal('The table has no column named Admited for the target. Close: admitted.'),
    )
  })
})

describe('targetClasses', () => {
  it.each([
    [
      ['1', '0', '1'],
      ['0', '1'],
    ],
    [
      ['10', '9', '-1.5', '9'],
      ['-1.5', '9', '10'],
    ],
    [
      ['true', 'false'],
      ['false', 'true'],
    ],
    [
      ['yes', 'no'],
      ['no', 'yes'],
    ],
    [
      ['b', 'a', 'C'],
      ['C', 'a', 'b'],
    ],
    [
      ['2', '', '1', 'NA'],
      ['1', '2'],
    ],
    [
      ['b', '', 'a'],
      ['a', 'b'],
    ],
  ])('of %j are %j', (cells, classes) => expect(classesOf(...cells)).toEqual(classes))

  it('are those of the given rows only', () => {
    for (const [column] of [tableOf('y', 'a', 'b', 'c'), tableOf('y', '1', '2', '3')].map(({ columns }) => columns)) {
      expect(targetClasses(column!, Uint32Array.of(2, 0))).toHaveLength(2)
      expect(() => targetClasses(column!, Uint32Array.of(1, 1))).toThrow(LabError)
    }
  })

  it('are two at least', () => {
    const advice = 'it needs at least two. Choose another target column.'
    expect(() => classesOf('a', 'a', '')).toThrow(
      refusal(`The target y has one class (a) in the 3 rows that can be used; ${advice}`),
    )
    expect(() => classesOf('', 'NA')).toThrow(
      refusal(`The target y has no value in the 2 rows that can be used; ${advice}`),
    )
  })

  it.each(['texts', 'numbers'])('are a hundred at most: %s', (what) => {
    const cells = (count: number) =>
      Array.from({ length: count }, (_, index) => (what === 'texts' ? `l${index}` : String(index)))
    expect(classesOf(...cells(limits.classes))).toHaveLength(limits.classes)
    const advice = `Choose a column of categories${what === 'numbers' ? ', or set the task to regression' : ''}.`
    expect(() => classesOf(...cells(1200))).toThrow(
      refusal(`The target y has 1,200 different ${what}; at most 100 classes can be told apart. ${advice}`),
    )
  })
})
