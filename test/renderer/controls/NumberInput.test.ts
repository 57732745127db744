import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { expect, it } from 'vitest'
import NumberInput from '@renderer/controls/NumberInput.vue'

const render = (props: Record<string, unknown>) =>
  renderToString(createSSRApp({ render: () => h(NumberInput, { label: 'Epochs', modelValue: 300, ...props }) }))

function attribute(html: string, element: string, name: string): string {
  const tag = new RegExp(`<${element}[^>]*>`).exec(html)?.[0] ?? ''
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

it('labels its field and tells range and default', async () => {
  const html = await render({ min: 1, max: 100, unit: 'rows', initial: 32 })
  expect(attribute(html, 'label', 'for')).toBe(attribute(html, 'input', 'id'))
  const [range] = attribute(html, 'input', 'aria-describedby').split(' ')
  expect(html).toContain(`id="${range}"`)
  expect(html).toContain('1 to 100 rows, default 32 rows')
  expect(attribute(html, 'input', 'aria-invalid')).toBe('')
})

it('ties an error to its field, before the hint', async () => {
  const html = await render({ hint: 'Passes over the rows.', error: 'Enter a whole number.' })
  const [error, hint] = attribute(html, 'input', 'aria-describedby').split(' ')
  expect(html).toMatch(new RegExp(`id="${error}"[^>]*>Enter a whole number\\.`))
  expect(html).toMatch(new RegExp(`id="${hint}"[^>]*>Passes over the rows\\.`))
  expect(attribute(html, 'input', 'aria-invalid')).toBe('true')
})

it('shows an empty field for what is no number', async () => {
  expect(attribute(await render({ modelValue: NaN }), 'input', 'value')).toBe('')
})
