import { expect, it } from 'vitest'
import { bytesText, count, durationText, percent } from '@renderer/wording/counts'

it('counts with the right number', () => {
  expect([count(0, 'row'), count(1, 'row'), count(12403, 'row'), count(2, 'class', 'classes')]).toEqual([
    '0 rows',
    '1 row',
    '12,403 rows',
    '2 classes',
  ])
})

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1800, '1.8 kB'],
  [999_700, '1.0 MB'],
  [125_000, '125 kB'],
  [4_100_000_000, '4.1 GB'],
])('writes %d bytes as %s', (bytes, text) => expect(bytesText(bytes)).toBe(text))

it.each([
  [0.02, 'less than 0.1 s'],
  [0.44, '0.4 s'],
  [12.4, '12 s'],
  [125, '2 min 05 s'],
])('writes %d seconds as %s', (seconds, text) => expect(durationText(seconds)).toBe(text))

it('writes a share in percent without the noise of its last bits', () => {
  expect([percent(0.2), percent(0.07), percent(0.125)]).toEqual(['20 %', '7 %', '12.5 %'])
})
