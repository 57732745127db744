import { expect, it } from 'vitest'
import { type TableLayout, tableLayoutSchema } from '@shared/data/table/tableLayout'

const number: TableLayout[number] = { kind: 'number', name: 'x', type: 'date', offset: 0, timeOfDay: true }
const category: TableLayout[number] = { kind: 'category', name: 'c', type: 'text', offset: 24, levels: ['a', ''] }

it('survives JSON, with levels in the layout or in the file', () => {
  const layout: TableLayout = [number, category, { ...category, levels: { offset: 40, bytes: 9 } }]
  expect(tableLayoutSchema.parse(JSON.parse(JSON.stringify(layout)))).toEqual(layout)
  expect(tableLayoutSchema.parse([])).toEqual([])
})

it.each<[string, unknown]>([
  ['a column without a place', { ...number, offset: undefined }],
  ['a place between bytes', { ...number, offset: 0.5 }],
  ['codes of numbers', { ...category, type: 'number' }],
  ['numbers of texts', { ...number, type: 'text' }],
  ['codes without levels', { ...category, levels: undefined }],
  ['levels of unknown length', { ...category, levels: { offset: 40 } }],
  ['levels that are no texts', { ...category, levels: [1] }],
])('refuses %s', (_, entry) => expect(tableLayoutSchema.safeParse([entry]).success).toBe(false))
