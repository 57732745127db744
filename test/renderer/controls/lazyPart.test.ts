// @vitest-environment window
import { type Component, defineComponent, h } from 'vue'
import { expect, it, vi } from 'vitest'
import { fetchParts, lazyPart } from '@renderer/controls/lazyPart'
import { mount } from '../../support/mount'

const Greeting = defineComponent({
  props: { name: { type: String, required: true } },
  setup: (props) => () => h('p', `Hello ${props.name}`),
})
const show = (part: Component, name: string) => mount(part, () => ({ name }))
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('draws a part with its properties once its code is there, and at once the next time', async () => {
  const load = vi.fn(async () => ({ default: Greeting }))
  const Part = lazyPart(load)
  const first = show(Part, 'Ada')
  expect(first.text()).toBe('')
  await settled()
  expect(first.text()).toBe('Hello Ada')
  expect(show(Part, 'Emmy').text()).toBe('Hello Emmy')
  expect(load).toHaveBeenCalledTimes(1)
})

it('tells that a part could not be loaded, and tries again when it is asked to', async () => {
  const load = vi.fn(async () => ({ default: Greeting })).mockRejectedValueOnce(new TypeError('failed'))
  const page = show(lazyPart(load), 'Ada')
  await settled()
  expect(page.text()).toContain('could not be loaded')
  await page.click('Try again')
  await settled()
  expect(page.text()).toBe('Hello Ada')
})

it('fetches parts before they are shown, and goes on where one fails', async () => {
  const failing = vi.fn(async () => ({ default: Greeting })).mockRejectedValueOnce(new TypeError('failed'))
  const Failing = lazyPart(failing)
  const Next = lazyPart(async () => ({ default: Greeting }))
  await fetchParts()
  expect(show(Next, 'Ada').text()).toBe('Hello Ada')
  const page = show(Failing, 'Emmy')
  await settled()
  expect(page.text()).toBe('Hello Emmy')
})
