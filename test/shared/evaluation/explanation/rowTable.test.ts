import { expect, it } from 'vitest'
import { allRows, cellsOf, gathered, mixed, tableOfCells } from '@shared/evaluation/explanation/rowTable'
import { features, mixedTable, trainedModel } from './trainedModel'

const { model, table } = trainedModel(mixedTable(41), { target: 'y', features })
const { preparation } = model

it('Rows of a background with some cells of one row are those of both, level by level', () => {
  const background = gathered(preparation, table, Uint32Array.of(3, 8))
  const row = tableOfCells(preparation, { a: 30, b: -1, c: 'violet' })
  const rows = Uint32Array.of(0, 1, 1)
  const made = mixed(
    background,
    row,
    rows,
    (index, place) => (index === 0 && place < 2) || (index === 2 && place === 2),
  )
  const before = [3, 8, 8].map((of) => cellsOf(preparation, table, of))
  expect([0, 1, 2].map((place) => cellsOf(preparation, made, place))).toEqual([
    { ...before[0], a: 30 },
    { ...before[1], a: 30 },
    { ...before[2], c: 'violet' },
  ])
})

it('A table of the cells of a row predicts as the row does', () => {
  for (const row of [0, 13]) {
    const own = tableOfCells(preparation, cellsOf(preparation, table, row))
    expect(model.predict(own, allRows(own))).toEqual(model.predict(table, Uint32Array.of(row)))
  }
})
