// @vitest-environment window
import { expect, it } from 'vitest'
import type { ColumnInfo } from '@shared/spec/columnInfo'
import ColumnCard from '@renderer/panels/data/columns/ColumnCard.vue'
import { fakeCategory, fakeColumn } from '../../../../support/fakeBridge'
import { mount } from '../../../../support/mount'

const open = (column: ColumnInfo) => mount(ColumnCard, () => ({ column, rows: 100 }))
const lines = (page: ReturnType<typeof mount>) => page.all('li').map(({ textContent }) => textContent.trim())

it('the card of a category has its levels with their bars and counts in one order, the most frequent first', () => {
  const histogram = { labels: ['west', 'east', ''], counts: [1500, 25, 10] }
  const page = open(fakeCategory('region', ['', 'east', 'west'], { histogram }))
  expect(lines(page)).toEqual(['west1,500', 'east25', '(empty)10'])
  expect(page.all('svg')).toHaveLength(0)
})

it('the card counts the levels that it has no room for', () => {
  const names = Array.from({ length: 20 }, (_, index) => `level ${index}`)
  const histogram = { labels: names, counts: names.map((_, index) => 40 - index) }
  const page = open(fakeCategory('town', names, { distinct: 1020, histogram }))
  expect(lines(page)).toHaveLength(7)
  expect(lines(page).at(-1)).toBe('1,014 more levels')
})

it('the card of numbers has its histogram', () => {
  const page = open(fakeColumn('height'))
  expect(lines(page)).toEqual([])
  expect(page.all('svg')).toHaveLength(1)
})
