import { describe, expect, it } from 'vitest'
import { levelsOf } from '@renderer/panels/data/columns/columnLevels'
import { fakeCategory } from '../../../../support/fakeBridge'

describe('levels to tick', () => {
  it('are the counted ones first, then those without a count; cut labels are no levels', () => {
    const column = fakeCategory('c', ['a', 'b', 'c'], {
      distinct: 4,
      histogram: { labels: ['b', `${'x'.repeat(99)}…`], counts: [9, 4] },
    })
    const names = levelsOf(column)
    expect(names.levels).toEqual([
      { name: 'b', count: 9 },
      { name: 'a', count: null },
      { name: 'c', count: null },
    ])
    expect(names.complete).toBe(false)
    expect(levelsOf(fakeCategory('c', ['a', 'b'])).complete).toBe(true)
  })
})
