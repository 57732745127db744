import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { expect, it } from 'vitest'
import type { Preview } from '@shared/contract/preview'
import { type ReadingChoices, defaultReading } from '@shared/spec/reading'
import ReadingControls from '@renderer/panels/import/ReadingControls.vue'
import { readingLabels } from '@renderer/wording/data/reading'
import { fakePreview } from '../../../support/fakeBridge'

const show = (changes: Partial<Preview> = {}, choices: ReadingChoices = {}) =>
  renderToString(createSSRApp(ReadingControls, { preview: fakePreview(changes), choices }))

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
/** Labels and the fields that they belong to. */
const fieldsOf = (html: string) =>
  [...html.matchAll(/<label for="([^"]*)"[^>]*>([^<]*)<\/label>/g)].map(([, id, label]) => ({
    label,
    field: new RegExp(`<(select|input) id="${id}"`).exec(html)?.[1],
  }))

it('has a labelled field for everything that can be chosen', async () => {
  const fields = fieldsOf(await show({ rows: [['a \\ b', '1']] }))
  expect(fields.map(({ label }) => label).sort()).toEqual(Object.values(readingLabels).sort())
  expect(fields.every(({ field }) => field !== undefined)).toBe(true)
})

it('says of nothing that it was changed while all is as guessed', async () => {
  expect(textOf(await show())).not.toMatch(/changed|Reset/)
  const guessed = { ...defaultReading, delimiter: ';' } as const
  expect(textOf(await show({ guessed, reading: guessed }, { delimiter: ';' }))).not.toContain('changed')
})

it('marks what was changed in words, says what was guessed, and offers it', async () => {
  const html = await show({}, { delimiter: ';', missingWords: ['k.A.'] })
  expect(textOf(html)).toContain('changed detected: comma')
  expect(html).toContain('aria-label="Reset Delimiter: comma"')
  expect(html.match(/aria-label="Reset/g)).toHaveLength(2)
  expect(html).toContain('aria-label="Remove k.A."')
})

it('shows a choice at once, before the next preview confirms it', async () => {
  const html = await show({ reading: { ...defaultReading, comment: '' } }, { comment: '#' })
  expect(html).toMatch(/<input [^>]*value="#"/)
})
