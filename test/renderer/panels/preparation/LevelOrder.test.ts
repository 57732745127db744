// @vitest-environment window
import { ref } from 'vue'
import { expect, it } from 'vitest'
import LevelOrder from '@renderer/panels/preparation/LevelOrder.vue'
import { mount } from '../../../support/mount'

function open() {
  const order = ref(['low', 'mid', 'high'])
  const page = mount(LevelOrder, () => ({
    order: order.value,
    onChange: (next: string[]) => (order.value = next),
  }))
  return { order, page }
}

it('moves a level past its neighbour and says where it is now', async () => {
  const { order, page } = open()
  await page.click('Move high up')
  expect(order.value).toEqual(['low', 'high', 'mid'])
  expect(page.text()).toContain('high is 2 of 3.')
  await page.click('Move low down')
  expect(order.value).toEqual(['high', 'low', 'mid'])
})

it('keeps the focus at the level that moves, at an end on the button that is left', async () => {
  const { page } = open()
  await page.click('Move low down')
  expect(page.focused()).toBe('Move low down')
  await page.click('Move low down')
  expect(page.focused()).toBe('Move low up')
})

it('has no way beyond its ends', async () => {
  const { page } = open()
  expect([page.get('Move low up').disabled, page.get('Move high down').disabled]).toEqual([true, true])
  expect([page.get('Move low down').disabled, page.get('Move high up').disabled]).toEqual([false, false])
})
