import { expect, it } from 'vitest'
import { moveCell } from '@renderer/panels/moveCell'

const move = (row: number, column: number, key: string) => moveCell({ row, column }, key, 100, 5, 20)

it('moves by a cell, a page and to the ends of a row', () => {
  expect(move(3, 2, 'ArrowDown')).toEqual({ row: 4, column: 2 })
  expect(move(3, 2, 'ArrowLeft')).toEqual({ row: 3, column: 1 })
  expect(move(3, 2, 'PageDown')).toEqual({ row: 23, column: 2 })
  expect([move(3, 2, 'Home'), move(3, 2, 'End')]).toEqual([
    { row: 3, column: 0 },
    { row: 3, column: 4 },
  ])
})

it('stays within the table', () => {
  expect([move(0, 0, 'ArrowUp'), move(99, 4, 'ArrowRight'), move(95, 0, 'PageDown')]).toEqual([
    { row: 0, column: 0 },
    { row: 99, column: 4 },
    { row: 99, column: 0 },
  ])
  expect(moveCell({ row: 0, column: 0 }, 'ArrowDown', 0, 0, 20)).toEqual({ row: 0, column: 0 })
})

it('leaves other keys alone', () => {
  expect(move(3, 2, 'Tab')).toBeNull()
})
