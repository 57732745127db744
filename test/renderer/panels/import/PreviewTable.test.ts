import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { expect, it } from 'vitest'
import type { Preview } from '@shared/contract/preview'
import { type ColumnType, type ReadingChoices, columnTypes } from '@shared/spec/reading'
import PreviewTable from '@renderer/panels/import/PreviewTable.vue'
import { fakePreview } from '../../../support/fakeBridge'

const show = (changes: Partial<Preview> = {}, choices: ReadingChoices = {}, dimmed = false) => {
  const preview = fakePreview(changes)
  const typesAsRead = new Map<string, ColumnType>(preview.columns.map(({ name, type }) => [name, type]))
  return renderToString(createSSRApp(PreviewTable, { preview, choices, typesAsRead, dimmed, disabled: false }))
}
const cellsOf = (html: string) =>
  [...html.matchAll(/<span[^>]*role="cell"[^>]*>([^<]*)<\/span>/g)].map(([tag, text]) => ({ tag, text }))

it('shows the cells as they are written, blanks too', async () => {
  const html = await show({ rows: [[' 1,5', '<b>']] })
  expect(cellsOf(html).map(({ text }) => text)).toEqual([' 1,5', '&lt;b&gt;'])
})

it('tells which cells stand for a missing value', async () => {
  const cells = cellsOf(await show({ rows: [['', ' NA ', 'NAN'].slice(0, 2)] }))
  expect(cells.map(({ tag }) => tag.includes('stands for a missing value'))).toEqual([true, true])
  expect(cellsOf(await show({ rows: [['0', 'none']] })).some(({ tag }) => tag.includes('stands for'))).toBe(false)
})

it('offers every type by column, the one that was read first', async () => {
  const html = await show()
  const [first = ''] = /<select[^>]*aria-label="Type of a".*?<\/select>/s.exec(html) ?? []
  expect([...first.matchAll(/<option[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
    'as read: integer',
    ...columnTypes,
  ])
})

it('offers to put back a type that was chosen', async () => {
  const html = await show({}, { types: { a: 'text' } })
  expect(html).toContain('aria-label="Reset the type of a"')
  expect(html).not.toContain('Reset the type of b')
})

it('takes no name of a column for a type that was chosen', async () => {
  const html = await show({ columns: [{ name: 'constructor', type: 'number' }], rows: [['1']] })
  expect(html).not.toContain('Reset')
})

it('says that rows are older than the choices', async () => {
  expect(await show({}, {}, true)).toContain('aria-busy="true"')
  expect(await show()).toContain('aria-busy="false"')
})

it('draws only some of very many columns', async () => {
  const names = Array.from({ length: 2000 }, (_, index) => `c${index}`)
  const columns = names.map((name) => ({ name, type: 'number' as const }))
  const html = await show({ columns, rows: [names.map(() => '1')] })
  expect(html).toContain('aria-colcount="2001"')
  expect(cellsOf(html).length).toBeLessThan(40)
})
