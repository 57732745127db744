import { expect, it } from 'vitest'
import { guessDateOrder, isDateLike } from '@shared/data/reading/guess/dateGuess'

it.each([
  [[['31/12/2024', '01/02/2024']], 'dmy'],
  [[['12/31/2024', '01/02/2024']], 'mdy'],
  [[['01/02/2024', '03/04/2024']], 'ymd'],
  [[['31.12.2024']], 'dmy'],
  [[['2024-12-31']], 'ymd'],
  [[['31/12/2024', '12/31/2024']], 'ymd'],
  [[['31/12/2024'], ['12/31/2024']], 'ymd'],
  [[['31/12/2024', 'soon']], 'ymd'],
  [[['31/12/2024', 'soon'], ['12/31/2024']], 'mdy'],
  [[['31/12/2024'], ['x'], []], 'dmy'],
  [[['05/06/2024', '13-06-2024 10:30']], 'dmy'],
  [[], 'ymd'],
] as const)('guesses of %j the order %s', (columns, order) => expect(guessDateOrder(columns)).toBe(order))

it.each([
  ['2024-02-29', true],
  [' 2024/2/9 ', true],
  ['31.12.2024', true],
  ['12/31/2024', true],
  ['12-31-2024', true],
  ['2023-02-29', false],
  ['31/31/2024', false],
  ['12.2024', false],
  ['20240101', false],
  ['', false],
])('isDateLike(%j) is %s: a date by some order', (cell, like) => expect(isDateLike(cell)).toBe(like))
