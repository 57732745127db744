import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useColumnLayout } from '@renderer/stores/datasets/columnLayout'
import { useDatasets } from '@renderer/stores/datasets/datasets'
import { fakeColumn, fakeDataset } from '../../../support/fakeBridge'

const one = fakeDataset()
const other = fakeDataset({ id: 'b'.repeat(64) })

beforeEach(() => {
  setActivePinia(createPinia())
  useDatasets().current = one
})

it('widths and hidden columns are those of the dataset, and are there again when it is opened again', () => {
  const layout = useColumnLayout()
  layout.setWidth('exam_1', 300)
  layout.hide('school')
  useDatasets().current = other
  expect([layout.widthOf('exam_1'), layout.hidden, layout.isHidden('school')]).toEqual([null, [], false])
  useDatasets().current = one
  expect([layout.widthOf('exam_1'), layout.hidden, layout.isHidden('school')]).toEqual([300, ['school'], true])
})

it('hidden columns are told in the order of the table and can be shown one by one or all', () => {
  const layout = useColumnLayout()
  for (const name of ['note', 'exam_2', 'school']) layout.hide(name)
  expect(layout.hidden).toEqual(['exam_2', 'school', 'note'])
  layout.show('school')
  expect(layout.hidden).toEqual(['exam_2', 'note'])
  layout.showAll()
  expect(layout.hidden).toEqual([])
})

it('one column always stays, and widths can be those of the beginning again', () => {
  const layout = useColumnLayout()
  useDatasets().current = fakeDataset({ id: 'c'.repeat(64), columns: [fakeColumn('a'), fakeColumn('b')] })
  layout.hide('a')
  layout.hide('b')
  expect(layout.hidden).toEqual(['a'])
  layout.setWidth('b', 300)
  layout.resetWidths()
  expect(layout.widthOf('b')).toBeNull()
})
