// @vitest-environment window
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import LevelFilter from '@renderer/panels/data/filters/LevelFilter.vue'
import { useTableView } from '@renderer/stores/datasets/tableView'
import { fakeCategory } from '../../../../support/fakeBridge'
import { mount } from '../../../../support/mount'

beforeEach(() => setActivePinia(createPinia()))

const open = (levels: string[], changes: Parameters<typeof fakeCategory>[2] = {}) =>
  mount(LevelFilter, () => ({ column: fakeCategory('c', levels, changes), filter: useTableView().filterOf('c') }))
const filter = () => useTableView().filterOf('c')
const ticked = (page: ReturnType<typeof open>) =>
  page.all('input').filter((input) => input.type === 'checkbox' && input.checked).length

it('lets pass what is ticked, and everything again where nothing is', async () => {
  const page = open(['a', 'b'])
  await page.enter('a10', '')
  await page.enter('b10', '')
  expect(filter()).toEqual({ kind: 'levels', column: 'c', levels: ['a', 'b'] })
  expect(ticked(page)).toBe(2)
  await page.enter('a10', '')
  expect(filter()).toEqual({ kind: 'levels', column: 'c', levels: ['b'] })
  await page.enter('b10', '')
  expect(filter()).toBeNull()
})

it('ticks missing values beside levels', async () => {
  const page = open(['a', 'b'], { missing: 3 })
  await page.enter('a10', '')
  await page.enter('missing3', '')
  expect(filter()).toEqual({ kind: 'levels', column: 'c', levels: ['a', null] })
  // A range of everything leaves out what is missing; ticks begin anew from it.
  await page.enter('Without missing', 'without')
  expect(ticked(page)).toBe(0)
  await page.enter('missing3', '')
  expect(filter()).toEqual({ kind: 'levels', column: 'c', levels: [null] })
})

it('finds one of many levels by a part of its name', async () => {
  const names = Array.from({ length: 13 }, (_, index) => `Level ${index}`)
  const page = open(names)
  await page.enter('Find a level', 'LEVEL 1')
  expect(page.all('li').map((item) => item.textContent)).toEqual([
    'Level 110',
    'Level 1010',
    'Level 1110',
    'Level 1210',
  ])
  // Ticks of levels out of sight stay.
  await page.enter('Level 110', '')
  await page.enter('Find a level', '12')
  await page.enter('Level 1210', '')
  expect(filter()).toMatchObject({ levels: ['Level 1', 'Level 12'] })
})

it('says that there are more values than it lists, and names the empty text', () => {
  const page = open(['', 'a'], { distinct: 5000 })
  expect(page.text()).toContain('The most frequent of 5,000 values')
  expect(page.text()).toContain('(empty)')
  expect(page.find('Find a level')).toBeNull()
})
