import { expect, it } from 'vitest'
import { marks } from '@shared/data/reading/cells/marks'
import { emptyTally, joinTallies, noteMarks, tallyCodes, together } from '@shared/data/reading/columns/tally'
import { missingCode } from '@shared/data/table/table'

it('counts cells by mark and keeps the first ten rows', () => {
  const tally = emptyTally()
  for (let row = 0; row < 30; row++) noteMarks(tally, row % 2 ? marks.text : marks.number | marks.exponent, row)
  expect(tally.text).toEqual({ count: 15, rows: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19] })
  expect(tally.exponent).toEqual(tally.number)
  expect(tally.missing).toEqual({ count: 0, rows: [] })
})

it('is the same from codes, and from parts that follow one another', () => {
  const marksOf = [marks.number | marks.fraction, marks.text, marks.eitherFirst]
  const codes = Uint32Array.from({ length: 50 }, (_, row) => [0, 1, missingCode, 2, 0][(row * row) % 5]!)
  const expected = emptyTally()
  codes.forEach((code, row) => noteMarks(expected, marksOf[code] ?? marks.missing, row))
  expect(tallyCodes(codes, marksOf, marks.missing)).toEqual(expected)
  const parts = [codes.subarray(0, 7), codes.subarray(7, 7), codes.subarray(7, 31), codes.subarray(31)]
  const tallies = parts.map((part) => tallyCodes(part, marksOf, marks.missing))
  expect(
    joinTallies(
      tallies,
      parts.map((part) => part.length),
    ),
  ).toEqual(expected)
})

it('puts the rows of several marks in order', () => {
  expect(together({ count: 2, rows: [4, 9] }, { count: 20, rows: [0, 1, 2, 3, 5, 6, 7, 8, 10, 11] })).toEqual({
    count: 22,
    rows: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  })
})
