import { expect, it } from 'vitest'
import { addLines, noLines, noteLine } from '@shared/data/reading/notedLines'

it('rows and lines of stretches count on from one to the next, the first ten of them named', () => {
  const [sum, part] = [noLines(), noLines()]
  noteLine(part, 0, 1)
  noteLine(part, 0, 2)
  noteLine(part, 4, 7)
  addLines(sum, part, 1, 10)
  addLines(sum, part, 11, 20)
  expect(sum).toEqual({ located: { count: 6, rows: [1, 5, 11, 15] }, lines: [11, 12, 17, 21, 22, 27] })
  for (let row = 0; row < 20; row++) noteLine(part, 5 + row, 8 + row)
  expect([part.located.count, part.located.rows.length, part.lines.length]).toEqual([23, 10, 10])
})
