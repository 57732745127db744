import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnTypes } from '@shared/spec/reading'
import { tries } from '../../../support/thoroughness'
import { assembled } from './assembling'

const cell = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -50, max: 50 }).map(String) },
  { weight: 4, arbitrary: fc.double({ noNaN: true }).map(String) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('', 'NA', 'x', 'oops', ' 3 ', '007', 'yes', 'No', 'TRUE', 'inf', '-999', '-999.0'),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['1e5', '1E400', '9007199254740993', '90071992547409930', '1,5', '1,000', '1.000', '1.234.567,8', '5.', '.5'],
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '2024-02-29',
        '2024-02-30',
        '03/04/2024',
        '13/04/2024',
        '04/13/2024',
        '3.4.2024',
        '2024-01-01T10:00:00.1234Z',
      ],
    ),
  },
)
/** Columns that are nearly all of one kind, long enough for each way in which a chunk keeps its cells. */
const column = fc
  .record({
    kind: fc.constantFrom('any', 'integer', 'fraction', 'date', 'large', 'word', 'missing'),
    rows: fc.integer({ min: 0, max: 700 }),
    others: fc.array(fc.tuple(fc.nat(), cell), { maxLength: 40 }),
  })
  .map(({ kind, rows, others }) => {
    const cells = Array.from({ length: rows }, (_, row) => cellOf(kind, row))
    for (const [place, other] of others) {
      if (kind === 'any' || cells.length === 0) cells.push(other)
      else cells[place % cells.length] = other
    }
    return cells
  })

function cellOf(kind: string, row: number): string {
  const mixed = (row * 7919) % 10_007
  if (kind === 'integer') return String(mixed % 300)
  if (kind === 'fraction') return `${mixed}.25`
  if (kind === 'large') return `9007199254${String(740_993 + mixed * 3)}`
  if (kind === 'word') return `w${mixed % 7 === 0 ? mixed : mixed % 9}`
  if (kind === 'missing') return ''
  return kind === 'date' ? new Date(mixed * 86_400_000).toISOString().slice(0, 10) : ''
}

describe('a column', () => {
  it('is the same with the same warnings however its rows are cut and its cells come', () => {
    fc.assert(
      fc.property(
        column,
        fc.array(fc.nat({ max: 740 }), { maxLength: 6 }),
        fc.record({
          decimal: fc.constantFrom('.' as const, ',' as const),
          missingWords: fc.constantFrom<string[]>(['NA'], ['NA', '-999', '7']),
          dateOrder: fc.constantFrom('ymd' as const, 'dmy' as const, 'mdy' as const),
        }),
        fc.constantFrom(null, null, null, ...columnTypes),
        fc.boolean(),
        (cells, cuts, choices, type, bytes) => {
          const reading = { ...choices, thousands: choices.decimal === '.' ? (',' as const) : ('.' as const) }
          const inside = cuts.filter((cut) => cut <= cells.length)
          const whole = assembled(cells, { reading, type, keepTexts: true })
          expect(assembled(cells, { reading, type, cuts: inside, bytes })).toEqual(whole)
        },
      ),
      { numRuns: tries(400) },
    )
  })

  it('of more distinct values than are kept as texts is the same too', () => {
    const dates = Array.from({ length: 30_000 }, (_, row) => new Date(row * 3_600_000).toISOString())
    const numbers = Array.from({ length: 30_000 }, (_, row) => `${row}.5`)
    const late = (cells: string[], ...others: string[]) => {
      const changed = cells.slice()
      others.forEach((other, index) => (changed[25_000 + index * 1000] = other))
      return changed
    }
    const columns = [
      late(dates, 'x', '12', '2024-02-30'),
      late(dates, '1.5', ''),
      [...Array.from({ length: 150 }, (_, row) => `t${row}`), ...late(numbers, 'x')],
      [
        ...new Array<string>(200).fill(''),
        ...Array.from({ length: 12_000 }, (_, row) => (row % 9 ? `w${row}` : `${row}`)),
      ],
      [...new Array<string>(200).fill(''), ...Array.from({ length: 12_000 }, (_, row) => `w${row}`), '5', ...numbers],
      [...numbers, ...Array.from({ length: 9000 }, (_, row) => `w${row}`)],
    ]
    for (const cells of columns) {
      const whole = assembled(cells, { keepTexts: true })
      for (const bytes of [false, true]) {
        expect(assembled(cells, { bytes })).toEqual(whole)
        expect(assembled(cells, { bytes, cuts: [50, 101, 9000, 24_990] })).toEqual(whole)
      }
    }
  })
})
