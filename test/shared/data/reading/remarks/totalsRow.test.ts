import { describe, expect, it } from 'vitest'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import { endsInTotal, lastRowWarnings, namesTotal, totalsRowWarnings } from '@shared/data/reading/remarks/totalsRow'

describe('a row of totals', () => {
  it('is named in the languages of spreadsheets', () => {
    for (const text of ['Total', 'GRAND TOTAL', 'Grand total:', 'Summe', ' Gesamt ', 'Итого', '合计', 'Mean']) {
      expect(namesTotal(text), text).toBe(true)
    }
    for (const text of ['Totally', 'a total', '', 'meaning', 'all']) expect(namesTotal(text), text).toBe(false)
  })

  it('holds the sum or the mean of the values above, as far as its decimals say', () => {
    const ends = (...values: number[]) => endsInTotal(Float64Array.from(values))
    expect(ends(1, 2, 3, 6)).toBe(true)
    expect(ends(1.1, 2.2, 3.4, Number.NaN, 2.23)).toBe(true)
    expect(ends(0.1, 0.2, 0.3, 0.6)).toBe(true)
    for (const other of [
      [1, 2, 3, 7],
      [1, 2, 3],
      [1, 2, 3, Number.NaN],
      [0, 0, 0, 0],
      [100, 200, 300, 601],
    ]) {
      expect(ends(...other), String(other)).toBe(false)
    }
  })

  it('is told with the rows that would stay, where a number or a word among numbers proves it', () => {
    const column = (name: string, type: ColumnInfo['type'], isTotal = false) => ({
      info: { name, type } as ColumnInfo,
      endsInTotal: isTotal,
    })
    const last = { column: 0, text: 'Total ', count: 2 }
    const shops = [column('shop', 'category'), column('sold', 'integer', true)]
    expect(totalsRowWarnings(last, 20, shops, { leaveOutRows: ['x'] })).toMatchObject([
      {
        code: 'totals-row',
        count: 2,
        rows: [20],
        remedies: [{ changes: { leaveOutRows: ['x', 'Total'] }, kept: 18, lost: 2 }],
      },
    ])
    expect(totalsRowWarnings(last, 20, [column('year', 'integer')], { leaveOutRows: [] })).toHaveLength(1)
    expect(totalsRowWarnings(last, 20, [column('shop', 'category')], { leaveOutRows: [] })).toEqual([])
    expect(lastRowWarnings(['', ' Total', '6'], 9, { leaveOutRows: [] })).toMatchObject([
      { code: 'totals-row', rows: [9] },
    ])
    expect(lastRowWarnings(['9', 'Total'], 9, { leaveOutRows: [] })).toEqual([])
  })
})
