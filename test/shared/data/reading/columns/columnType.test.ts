import { describe, expect, it } from 'vitest'
import type { ColumnType, Reading } from '@shared/spec/reading'
import { dateCount, holdingOf } from '@shared/data/reading/columns/columnType'
import type { Mark } from '@shared/data/reading/cells/marks'
import { emptyTally } from '@shared/data/reading/columns/tally'

/** So many cells of each mark. */
function tallyOf(counts: Partial<Record<Mark, number>>) {
  const tally = emptyTally()
  for (const [mark, count] of Object.entries(counts)) tally[mark as Mark].count = count
  return tally
}
const holding = (
  counts: Partial<Record<Mark, number>>,
  type: ColumnType | null = null,
  dateOrder: Reading['dateOrder'] = 'ymd',
) => holdingOf(tallyOf(counts), type, { dateOrder })
const texts = (why = 'texts', ambiguous = false) => ({ kind: 'texts', ambiguous, why })

it.each([
  [1, 0, true],
  [19, 1, false],
  [20, 1, true],
  [95, 5, true],
  [94, 5, false],
])('of %i numbers and %i texts: numbers %j', (number, text, fit) => {
  expect(holding({ number, text }).kind === 'number').toBe(fit)
  expect(holding({ date: number, text }).kind === 'date').toBe(fit)
})

describe('numbers', () => {
  it('are whole where none has a fraction; missing cells do not count', () => {
    expect(holding({ number: 3, missing: 900 })).toEqual({ kind: 'number', type: 'integer' })
    expect(holding({ number: 3, fraction: 1 })).toEqual({ kind: 'number', type: 'number' })
    expect(holding({ missing: 5 })).toEqual(texts())
  })

  it('bear a few texts, and infinities as numbers, but are not made of infinities', () => {
    expect(holding({ number: 38, text: 1, boolean: 1 }).kind).toBe('number')
    expect(holding({ number: 37, text: 1, date: 1 })).toEqual(texts())
    expect(holding({ number: 2, notFinite: 18, text: 1 }).kind).toBe('number')
    expect(holding({ notFinite: 30 })).toEqual(texts())
  })

  it('with leading zeros are kept as texts, and said why', () => {
    expect(holding({ number: 999, leadingZeros: 1 })).toEqual(texts('leadingZeros'))
    expect(holding({ number: 10, leadingZeros: 1, text: 10 })).toEqual(texts())
  })

  it('are identifiers where more than half are plain digits beyond 2^53', () => {
    expect(holding({ number: 10, large: 6 })).toEqual(texts('large'))
    expect(holding({ number: 10, large: 5 }).kind).toBe('number')
    expect(holding({ number: 10, large: 8, exponent: 3 }).kind).toBe('number')
    expect(holding({ number: 10, large: 6, fraction: 1 }).kind).toBe('number')
  })
})

describe('dates', () => {
  const date = (order: string | null, ambiguous = false) => ({ kind: 'date', order, ambiguous })

  it('have the order that fits all of them', () => {
    expect(holding({ date: 5 })).toEqual(date(null))
    expect(holding({ eitherFirst: 5, dayFirst: 1 })).toEqual(date('dayFirst'))
    expect(holding({ eitherFirst: 5, monthFirst: 1, date: 3 })).toEqual(date('monthFirst'))
    expect(holding({ eitherFirst: 30, dayFirst: 10, monthFirst: 2 })).toEqual(date('dayFirst'))
  })

  it('of no order or of both stay texts, and are told to be ambiguous', () => {
    expect(holding({ eitherFirst: 5 })).toEqual(texts('texts', true))
    expect(holding({ eitherFirst: 98, dayFirst: 1, monthFirst: 1 })).toEqual(texts('texts', true))
    expect(holding({ date: 98, eitherFirst: 1 })).toEqual(texts('texts', true))
    expect(holding({ dayFirst: 5, monthFirst: 5 })).toEqual(texts())
    expect(holding({ date: 98, dayFirst: 1, monthFirst: 1 })).toEqual(date(null))
  })

  it('need no proof where the reading has an order, by which all of them were read', () => {
    expect(holding({ date: 5 }, null, 'mdy')).toEqual(date(null))
    expect(holding({ date: 5, text: 1 }, null, 'dmy')).toEqual(texts())
  })

  it('count by every order', () => {
    expect(dateCount(tallyOf({ date: 1, dayFirst: 2, monthFirst: 4, eitherFirst: 8, text: 16 }))).toBe(15)
  })
})

describe('a type that somebody chose', () => {
  it('holds, whatever the cells are', () => {
    for (const type of ['number', 'integer'] as const)
      expect(holding({ text: 5 }, type)).toEqual({ kind: 'number', type })
    for (const type of ['boolean', 'category', 'text', 'identifier'] as const) {
      expect(holding({ number: 5, leadingZeros: 1 }, type)).toEqual(texts())
    }
  })

  it('date takes the order that the cells prove, else that of the reading, else the day first', () => {
    const order = (counts: Partial<Record<Mark, number>>, dateOrder: Reading['dateOrder'] = 'ymd') => {
      const found = holding(counts, 'date', dateOrder)
      return found.kind === 'date' ? [found.order, found.ambiguous] : null
    }
    expect(order({ eitherFirst: 5 })).toEqual(['dayFirst', true])
    expect(order({ eitherFirst: 1, monthFirst: 1 })).toEqual(['monthFirst', false])
    expect(order({ text: 50, monthFirst: 1 })).toEqual(['monthFirst', false])
    expect(order({ text: 50, date: 1 }, 'mdy')).toEqual(['monthFirst', false])
    expect(order({ number: 1 })).toEqual(['dayFirst', false])
  })
})
