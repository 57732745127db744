import { expect, it } from 'vitest'
import { LabError } from '@shared/contract/labError'
import { TablePages } from '@renderer/stores/tablePages'

const page = (offset: number, count: number) => ({
  offset,
  rows: Array.from({ length: count }, (_, index) => [String(offset + index)]),
})

it('reads the pages that are needed, once each', async () => {
  const offsets: number[] = []
  const pages = new TablePages(
    async (offset, count) => {
      offsets.push(offset)
      return page(offset, count)
    },
    () => expect.unreachable(),
  )
  expect(pages.row(499)).toBeUndefined()
  await Promise.all([pages.need(490, 510), pages.need(495, 505)])
  expect(offsets).toEqual([0, 500])
  expect([pages.row(499), pages.row(500), pages.row(1000)]).toEqual([['499'], ['500'], undefined])
})

it('lets the oldest page go, so that a long scroll does not fill the memory', async () => {
  const pages = new TablePages(
    async (offset, count) => page(offset, count),
    () => expect.unreachable(),
  )
  for (let first = 0; first < 30 * 500; first += 500) await pages.need(first, first)
  expect(pages.row(0)).toBeUndefined()
  expect(pages.row(29 * 500)).toEqual([String(29 * 500)])
})

it('tells of a page that cannot be read, and tries again when it is needed again', async () => {
  const errors: unknown[] = []
  let down = true
  const pages = new TablePages(
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
