import { expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { TablePages } from '@renderer/stores/datasets/tablePages'

/** Row k of the view is row 2k of the file. */
const page = (offset: number, count: number) => ({
  offset,
  total: 100_000,
  numbers: Uint32Array.from({ length: count }, (_, index) => 2 * (offset + index)),
  rows: Array.from({ length: count }, (_, index) => [String(offset + index)]),
})
const never = () => expect.unreachable()

it('reads the pages that are needed, once each, with the places in the file', async () => {
  const offsets: number[] = []
  const pages = new TablePages(
    3,
    async (offset, count) => {
      offsets.push(offset)
      return page(offset, count)
    },
    never,
  )
  expect([pages.row(499), pages.total.value]).toEqual([undefined, null])
  await Promise.all([pages.need(490, 510), pages.need(495, 505)])
  expect(offsets).toEqual([0, 500])
  expect([pages.row(499), pages.row(500), pages.row(1000)]).toEqual([['499'], ['500'], undefined])
  expect([pages.number(500), pages.number(1000), pages.total.value]).toEqual([1000, undefined, 100_000])
})

it('reads at most two pages at a time, and nothing that a scroll has passed by', async () => {
  const waiting: { offset: number; answer: () => void }[] = []
  const pages = new TablePages(
    3,
    (offset, count) =>
      new Promise((resolve) => {
        waiting.push({ offset, answer: () => resolve(page(offset, count)) })
      }),
    never,
  )
  const first = pages.need(0, 2499)
  void pages.need(20_000, 20_100)
  const last = pages.need(50_000, 50_100)
  expect(waiting.map(({ offset }) => offset)).toEqual([0, 500])
  waiting[0]?.answer()
  waiting[1]?.answer()
  await expect.poll(() => waiting.length).toBe(3)
  expect(waiting[2]?.offset).toBe(50_000)
  waiting[2]?.answer()
  await Promise.all([first, last])
  expect(waiting).toHaveLength(3)
})

it('lets the oldest page go, so that a long scroll does not fill the memory', async () => {
  const pages = new TablePages(3, async (offset, count) => page(offset, count), never)
  for (let first = 0; first < 30 * 500; first += 500) await pages.need(first, first)
  expect(pages.row(0)).toBeUndefined()
  expect(pages.row(29 * 500)).toEqual([String(29 * 500)])
})

it('tells of a page that cannot be read, and tries again when it is needed again', async () => {
  const errors: unknown[] = []
  let down = true
  const pages = new TablePages(
    3,
    async (offset, count) => {
      if (down) throw new LabError('not-found', 'gone')
      return page(offset, count)
    },
    (error) => errors.push(error),
  )
  await pages.need(0, 1)
  expect(errors).toHaveLength(1)
  down = false
  await pages.need(0, 1)
  expect(pages.row(0)).toEqual(['0'])
})

it('reads as many rows at a time as have a bounded number of cells', () => {
  const pageRows = (columns: number) =>
    new TablePages(columns, async (offset, count) => page(offset, count), never).pageRows
  expect([3, 100, 500, 2000, 100_000].map(pageRows)).toEqual([500, 500, 100, 25, 25])
})
