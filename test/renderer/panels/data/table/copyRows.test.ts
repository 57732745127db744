import { expect, it } from 'vitest'
import { copiedRows, readRowsAt, tabSeparated } from '@renderer/panels/data/table/copyRows'

it('puts tabs between cells, and keeps a row in one line', () => {
  expect(
    tabSeparated([
      ['a', null],
      ['b\tc\r\nd', '1.5'],
    ]),
  ).toBe('a\t\nb c d\t1.5')
})

it('reads scattered rows in few stretches, in the order of the file', async () => {
  const asked: [number, number][] = []
  const rows = await readRowsAt(Uint32Array.of(3, 5, 502, 503, 9000), async (offset, count) => {
    asked.push([offset, count])
    return { rows: Array.from({ length: count }, (_, index) => [String(offset + index)]) }
  })
  expect(rows).toEqual([['3'], ['5'], ['502'], ['503'], ['9000']])
  expect(asked).toEqual([
    [3, 500],
    [503, 1],
    [9000, 1],
  ])
})

it('refuses more rows than a clipboard is for', async () => {
  const none = () => expect.unreachable()
  await expect(readRowsAt(new Uint32Array(copiedRows + 1), none)).rejects.toThrow('20,001 rows are selected')
})
