import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { createGroupWatch } from '@shared/data/reading/remarks/groupsOfThree'

const comma = { ...defaultReading, decimal: ',' } as const
function told(...values: number[]) {
  const watch = createGroupWatch(comma)
  for (const value of values) watch?.take(Float64Array.from([value, Number.NaN]))
  return watch?.warnings('people', null) ?? []
}
const groups = [1.234, 2.512, 12.375, 999.001, 1.23, -3.141, 4.242, 5.653, 7.171, 8.989, 6.262, 9.393]

describe('commas before three digits', () => {
  it('are told with the other reading where all numbers of a column have them', () => {
    expect(told(...groups, 950)).toMatchObject([
      {
        code: 'other-reading',
        count: 12,
        remedies: [{ changes: { forms: { people: { decimal: '.', thousands: ',' } } }, kept: 13 }],
      },
    ])
    expect(told(...groups)[0]?.message).toContain('1,234: 1.234 with a decimal comma, 1,234 with a comma between')
  })

  it('are decimal where a number proves it, or few have three digits behind them', () => {
    for (const proof of [0.123, 1.2345, 1234.567, 1200]) expect(told(...groups, proof), String(proof)).toEqual([])
    expect(told(...groups.map((value) => Number(value.toFixed(1))))).toEqual([])
    expect(told(...groups.slice(0, 5))).toEqual([])
    expect(createGroupWatch(defaultReading)).toBeNull()
  })
})
