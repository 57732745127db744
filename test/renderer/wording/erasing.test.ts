import { expect, it } from 'vitest'
import { type BinEntry, eraseQuestion } from '@renderer/wording/erasing'

const dataset: BinEntry = { kind: 'dataset', id: 'a', name: 'ward.csv', rows: 1200, runs: 3, detail: '' }
const run: BinEntry = { kind: 'run', id: 'r', name: 'tanh 8', rows: 0, runs: 0, detail: '' }

it('names what goes with a dataset: its rows, its runs and the backups', () => {
  const { title, goes } = eraseQuestion([dataset])
  expect(title).toContain('ward.csv')
  expect(goes.join(' ')).toMatch(/1,200 rows.*3 runs.*backups/)
})

it('names no rows where only a run goes', () => {
  const { title, goes } = eraseQuestion([run])
  expect(title).toContain('tanh 8')
  expect(goes.join(' ')).toMatch(/^1 run .*backups/)
  expect(goes.join(' ')).not.toContain('row')
})

it('adds up what several hold', () => {
  const { title, goes } = eraseQuestion([dataset, { ...dataset, id: 'b', rows: 1, runs: 0 }, run])
  expect(title).toContain('3 items')
  expect(goes.join(' ')).toMatch(/2 datasets with 1,201 rows.*4 runs/)
})

it('says what stays: exported files and models', () => {
  expect(eraseQuestion([dataset]).stays.join(' ')).toMatch(/exported.*Models/)
})
