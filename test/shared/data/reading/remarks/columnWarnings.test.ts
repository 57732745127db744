import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { note } from '@shared/data/located'
import type { WholeColumn } from '@shared/data/reading/columns/columnSource'
import type { ColumnTexts } from '@shared/data/reading/columns/columnTexts'
import { textWarnings, valueWarnings } from '@shared/data/reading/remarks/columnWarnings'
import type { Mark } from '@shared/data/reading/cells/marks'
import { emptyTally } from '@shared/data/reading/columns/tally'

/** A column of a hundred rows with these marks in these rows, counted from 0. */
function columnWith(rows: Partial<Record<Mark, number[]>>, firstEither: string | null = null): WholeColumn {
  const tally = emptyTally()
  for (const [mark, list] of Object.entries(rows)) for (const row of list) note(tally[mark as Mark], row)
  return { name: 'c', rows: 100, tally, firstEither, words: new Map() }
}
const told = (warnings: ReturnType<typeof valueWarnings>) =>
  warnings.map(({ code, count, rows }) => [code, count, rows])
const number = { kind: 'number', type: 'number' } as const
const none = { count: 0, rows: [] }
const category: ColumnTexts = {
  type: 'category',
  levels: [],
  distinct: 90,
  merged: new Map(),
  placesOf: () => new Uint32Array(0),
}
const ofTexts = (
  whole: WholeColumn,
  why: 'texts' | 'leadingZeros' | 'large' = 'texts',
  more: Partial<ColumnTexts> = {},
) =>
  textWarnings(whole, { kind: 'texts', why, ambiguous: false }, { ...category, ...more }, false, defaultReading, none)

describe('what is told of numbers', () => {
  it('counts rows from 1, and texts, booleans and dates together', () => {
    const whole = columnWith({ missing: [0], text: [9, 2], boolean: [4], eitherFirst: [3], notFinite: [6] })
    expect(told(valueWarnings(whole, number, false, defaultReading))).toEqual([
      ['missing-values', 1, [1]],
      ['not-a-number', 4, [3, 4, 5, 10]],
      ['not-finite', 1, [7]],
    ])
    expect(valueWarnings(columnWith({ number: [1, 2], fraction: [2] }), number, false, defaultReading)).toEqual([])
  })

  it('speaks of fractions and leading zeros only where the type was chosen', () => {
    const whole = columnWith({ fraction: [1], leadingZeros: [2] })
    const codes = (type: 'number' | 'integer', overruled: boolean) =>
      valueWarnings(whole, { kind: 'number', type }, overruled, defaultReading).map(({ message }) => message.slice(20))
    expect(codes('number', false)).toEqual([])
    expect(codes('number', true)).toEqual(['begins with a zero: row 3; read as numbers'])
    expect(codes('integer', true)[0]).toBe('is not a whole number: row 2; treated as missing')
  })
})

describe('what is told of dates', () => {
  const whole = columnWith(
    { number: [5], dayFirst: [1], monthFirst: [2], eitherFirst: [3], fineTime: [4] },
    '03/04/2024',
  )
  const date = (order: 'dayFirst' | 'monthFirst' | null, ambiguous = false) =>
    valueWarnings(whole, { kind: 'date', order, ambiguous }, true, defaultReading)

  it('names cells of the other order, and without an order all that would need one', () => {
    expect(told(date('dayFirst'))[0]).toEqual(['not-a-date', 2, [3, 6]])
    expect(told(date('monthFirst'))[0]).toEqual(['not-a-date', 2, [2, 6]])
    expect(told(date(null))[0]).toEqual(['not-a-date', 4, [2, 3, 4, 6]])
    expect(told(date(null))[1]).toEqual(['not-exact', 1, [5]])
  })

  it('shows both readings of an ambiguous one, with its time', () => {
    expect(date('dayFirst', true).at(-1)?.message).toContain(
      '03/04/2024 in row 4 is 2024-04-03 with the day first and 2024-03-04 with the month first; read with the day first',
    )
    const timed = columnWith({ eitherFirst: [3] }, ' 03/04/2024 10:30 ')
    const [warning] = valueWarnings(timed, { kind: 'date', order: 'dayFirst', ambiguous: true }, true, defaultReading)
    expect(warning?.message).toContain('03/04/2024 10:30 in row 4 is 2024-04-03T10:30:00Z')
  })
})

describe('what is told of texts', () => {
  it('says why they are no numbers: the reason that holds, and no other', () => {
    const whole = columnWith({ leadingZeros: [7], large: [8], missing: [0] })
    expect(told(ofTexts(whole, 'leadingZeros', { type: 'identifier' })).slice(1)).toEqual([['leading-zeros', 1, [8]]])
    expect(told(ofTexts(whole, 'large', { type: 'identifier' })).slice(1)).toEqual([['identifier', 1, [9]]])
    const [, identifier] = ofTexts(whole, 'texts', { type: 'identifier', distinct: 95 })
    expect(identifier?.message).toBe('c looks like an identifier: 95 of 99 values are distinct')
    expect(ofTexts(whole)).toHaveLength(1)
  })

  it('is only what is missing or does not fit where the type was chosen', () => {
    const whole = columnWith({ missing: [0], leadingZeros: [1], otherDecimal: [2], clearOtherDecimal: [2] })
    const found = textWarnings(
      ...([whole, { kind: 'texts', why: 'leadingZeros', ambiguous: true }, category, true, defaultReading] as const),
      { count: 1, rows: [4] },
    )
    expect(told(found)).toEqual([
      ['missing-values', 1, [1]],
      ['not-a-boolean', 1, [5]],
    ])
  })
})

describe('the other decimal mark', () => {
  const commas = (count: number, clear: number, fraction: number[] = []) => {
    const rows = Array.from({ length: count }, (_, row) => row)
    return columnWith({ otherDecimal: rows, clearOtherDecimal: rows.slice(0, clear), fraction })
  }

  it('is that of the column where 95 % have it and one of them beyond doubt', () => {
    expect(told(ofTexts(commas(95, 1)))).toEqual([['decimal-comma', 95, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]])
    expect(ofTexts(commas(94, 1))).toEqual([])
    expect(ofTexts(commas(95, 0))).toEqual([])
  })

  it('beside the own one is told by the cells that are beyond doubt', () => {
    expect(told(valueWarnings(commas(3, 2, [50]), number, false, defaultReading))).toEqual([
      ['mixed-decimals', 2, [1, 2]],
    ])
    const [warning] = textWarnings(
      ...([commas(100, 1), { kind: 'texts', why: 'texts', ambiguous: false }, category, false] as const),
      ...([{ ...defaultReading, decimal: ',' }, none] as const),
    )
    expect(warning?.message).toContain('looks like numbers with a decimal point; it was read with a decimal comma')
  })
})
