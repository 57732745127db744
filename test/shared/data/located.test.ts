import { expect, it } from 'vitest'
import { note, nothingLocated } from '@shared/data/located'

it('counts all and names the first ten, each once', () => {
  const located = nothingLocated()
  note(located, 3, 5)
  note(located, 3)
  for (let row = 10; row < 30; row++) note(located, row)
  expect(located).toEqual({ count: 26, rows: [3, 10, 11, 12, 13, 14, 15, 16, 17, 18] })
})
