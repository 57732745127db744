import { describe, expect, it } from 'vitest'
import type { Contributions } from '@shared/contract/explanation'
import { waterfall, waterfallTable } from '@renderer/panels/explain/waterfall'

const contributions: Contributions = {
  ...{ row: 4, quantity: 'logit', className: 'yes', total: 0.5, probabilities: [0.38, 0.62], value: null },
  ...{ cells: { a: 3, b: 'red', c: null }, changed: [], linear: null },
  shapley: {
    ...{ base: -1, method: 'sampled', rows: 60, orders: 200 },
    contributions: [
      { feature: 'a', contribution: 0.5, standardError: 0.1 },
      { feature: 'b', contribution: -2, standardError: 0.2 },
      { feature: 'c', contribution: 3, standardError: 0.3 },
    ],
  },
}

describe('the waterfall of a row', () => {
  const steps = waterfall(contributions)

  it('goes from the base to the answer, the largest step first', () => {
    expect(steps.steps.map(({ feature, from, to }) => [feature, from, to])).toEqual([
      ['c', -1, 2],
      ['b', 2, 0],
      ['a', 0, 0.5],
    ])
    expect(steps.min).toBeLessThan(-1)
    expect(steps.max).toBeGreaterThan(2)
  })

  it('says how it was worked out', () => {
    expect(steps.note).toContain('200 random orders')
    expect(waterfall({ ...contributions, shapley: { ...contributions.shapley, method: 'closed' } }).note).toContain(
      'Weight ×',
    )
  })

  it('is a table with the cells of the row, what they add, and the errors of draws', () => {
    expect(waterfallTable(contributions, steps).rows).toEqual([
      ['average training row', '', '−1.00000', ''],
      ['c', '', '3.00000', '0.300'],
      ['b', 'red', '−2.00000', '0.200'],
      ['a', '3.00000', '0.500000', '0.100'],
      ['logit', '', '0.500000', ''],
    ])
  })
})
