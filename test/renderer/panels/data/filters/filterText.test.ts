import { describe, expect, it } from 'vitest'
import { filterText, sortText } from '@renderer/panels/data/filters/filterText'
import { fakeColumn } from '../../../../support/fakeBridge'

describe('filters in words', () => {
  const range = (from: number | null, to: number | null) => ({ kind: 'range', column: 'x', from, to }) as const
  const levels = (...names: (string | null)[]) => ({ kind: 'levels', column: 'x', levels: names }) as const

  it('say ranges, with dates as dates', () => {
    const texts = [range(30, 50), range(30, null), range(null, 1234.5), range(null, null), range(3, 3)]
    expect(texts.map((filter) => filterText(filter, fakeColumn('x')))).toEqual([
      ...['30 to 50', 'at least 30', 'at most 1,234.5', 'not missing', '3'],
    ])
    expect(filterText(range(Date.UTC(2020, 0, 1), null), fakeColumn('joined', { type: 'date' }))).toBe(
      'at least 2020-01-01',
    )
  })

  it('name three levels and count the others', () => {
    expect(filterText(levels('a', null), undefined)).toBe('a, missing')
    expect(filterText(levels('a', 'b', 'c', 'd'), undefined)).toBe('a, b, c and 1 more')
    expect(sortText({ column: 'x', descending: true })).toBe('x, descending')
  })
})
