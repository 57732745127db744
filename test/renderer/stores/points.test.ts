import { describe, expect, it } from 'vitest'
import type { ColumnData } from '@shared/contract/dataset'
import { noClass, planePoints } from '@renderer/stores/points'

const number = (name: string, ...values: number[]) =>
  ({ kind: 'number', name, values: Float64Array.from(values) }) as const

describe('planePoints', () => {
  it('numbers the classes in the order of the run, for a target of text', () => {
    const target: ColumnData = {
      kind: 'category',
      name: 'y',
      codes: Uint32Array.of(0, 1, 2, noClass),
      levels: ['b', 'a', 'new'],
    }
    const points = planePoints([number('p', 1, 2, 3, 4), number('q', 5, 6, 7, 8), target], ['a', 'b'])
    expect([...(points?.classes ?? [])]).toEqual([1, 0, noClass, noClass])
    expect([...(points?.x ?? [])]).toEqual([1, 2, 3, 4])
  })

  it('reads the classes of a target of numbers by their text', () => {
    const points = planePoints([number('p', 1, 2, 3), number('q', 4, 5, 6), number('y', 1, 0, NaN)], ['0', '1'])
    expect([...(points?.classes ?? [])]).toEqual([1, 0, noClass])
  })

  it('has no points while the columns are not there, or are no numbers', () => {
    const target = number('y', 1)
    expect(planePoints([], ['0', '1'])).toBeNull()
    const category: ColumnData = { kind: 'category', name: 'p', codes: Uint32Array.of(0), levels: ['a'] }
    expect(planePoints([category, number('q', 1), target], ['0', '1'])).toBeNull()
  })
})
