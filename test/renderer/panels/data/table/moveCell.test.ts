import { expect, it } from 'vitest'
import { moveCell } from '@renderer/panels/data/table/moveCell'

const size = { rows: 100, columns: 5, page: 20 }
const move = (row: number, column: number, key: string, ctrl = false) => moveCell({ row, column }, key, ctrl, size)

it('moves by a cell, a page and to the ends of a row', () => {
  expect(move(3, 2, 'ArrowDown')).toEqual({ row: 4, column: 2 })
  expect(move(3, 2, 'ArrowLeft')).toEqual({ row: 3, column: 1 })
  expect(move(3, 2, 'PageDown')).toEqual({ row: 23, column: 2 })
  expect([move(3, 2, 'Home'), move(3, 2, 'End')]).toEqual([
    { row: 3, column: 0 },
    { row: 3, column: 4 },
  ])
})

it('goes to the ends of the table with Ctrl', () => {
  expect([move(30, 2, 'Home', true), move(30, 2, 'End', true)]).toEqual([
    { row: 0, column: 0 },
    { row: 99, column: 4 },
  ])
  expect([move(30, 2, 'ArrowUp', true), move(30, 2, 'ArrowDown', true)]).toEqual([
    { row: 0, column: 2 },
    { row: 99, column: 2 },
  ])
})

it('reaches the head from the first row only by a step, and comes back', () => {
  expect(move(0, 1, 'ArrowUp')).toEqual({ row: -1, column: 1 })
  expect(move(5, 1, 'PageUp')).toEqual({ row: 0, column: 1 })
  expect(move(-1, 1, 'ArrowUp')).toEqual({ row: -1, column: 1 })
  expect([move(-1, 1, 'ArrowDown'), move(-1, 1, 'PageDown')]).toEqual([
    { row: 0, column: 1 },
    { row: 20, column: 1 },
  ])
  expect(move(-1, 1, 'End')).toEqual({ row: -1, column: 4 })
})

it('stays within the table', () => {
  expect([move(99, 4, 'ArrowRight'), move(95, 0, 'PageDown')]).toEqual([
    { row: 99, column: 4 },
    { row: 99, column: 0 },
  ])
  const nothing = { rows: 0, columns: 3, page: 20 }
  expect(moveCell({ row: -1, column: 0 }, 'ArrowDown', false, nothing)).toEqual({ row: -1, column: 0 })
})

it('leaves other keys alone', () => {
  expect([move(3, 2, 'Tab'), move(3, 2, 'toString')]).toEqual([null, null])
})
