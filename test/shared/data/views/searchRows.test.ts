import { describe, expect, it } from 'vitest'
import type { Column } from '@shared/data/table/table'
import { searchRows } from '@shared/data/views/searchRows'
import { numbers, texts } from '../preparation/splits/splitBench'

const found = (search: string, ...columns: Column[]) => {
  const [first] = columns
  const { length } = first?.kind === 'number' ? first.values : first!.codes
  return Array.from(
    searchRows(
      Uint32Array.from({ length }, (_, row) => row),
      columns,
      search,
      () => undefined,
    ),
  )
}
const integers = (values: readonly number[]): Column => ({ ...numbers('n', values), type: 'integer' }) as Column
const gap = Number.NaN

describe('a search', () => {
  it('finds texts in any case, and never a missing one', () => {
    const column = texts('c', ['North', 'SOUTH', null, 'Ärger', 'null'])
    expect(found('OR', column)).toEqual([0])
    expect(found('äR', column)).toEqual([3])
    expect(found('null', column)).toEqual([4])
  })

  it('finds numbers as they are shown, not as they may be written', () => {
    const column = numbers('x', [0.1, 1e21, -1e-7, gap, Infinity, 1000, -0])
    expect(found('.1', column)).toEqual([0])
    expect(found('E+', column)).toEqual([1])
    expect(found('-1e-7', column)).toEqual([2])
    expect(found('nan', column)).toEqual([])
    expect(found('INF', column)).toEqual([4])
    expect(found('1,000', column)).toEqual([])
    expect(found('-0', column)).toEqual([])
  })

  it('finds dates as days, or with the time of day where one has one', () => {
    const day = Date.UTC(2024, 4, 17)
    expect(found('05-17', numbers('d', [day, day + 86_400_000, gap], 'date'))).toEqual([0])
    expect(found('t10:', numbers('d', [day, day + 36_000_000], 'date'))).toEqual([1])
    expect(found('may', numbers('d', [day], 'date'))).toEqual([])
  })

  it('finds a row by any of its columns, once', () => {
    expect(found('1', texts('c', ['a1', 'b', null]), numbers('x', [1, 21, 3]))).toEqual([0, 1])
  })
})

it.each([
  ['close together', Array.from({ length: 500 }, (_, row) => ((row * 7) % 400) - 150)],
  ['with gaps', Array.from({ length: 500 }, (_, row) => (row % 3 === 0 ? gap : (row % 40) - 20))],
  ['far apart', Array.from({ length: 500 }, (_, row) => row * 1e9 - 7)],
  ['beyond 2^53', Array.from({ length: 500 }, (_, row) => 2 ** 53 + 2 * row)],
  ['one of them -0', [-0, 3, -3, 10, 30, -30]],
])('finds whole numbers %s as any others', (_, values) => {
  for (const search of ['3', '-1', '07', '1e', 'x', '-']) {
    expect(found(search, integers(values)), search).toEqual(found(search, numbers('x', values)))
  }
  const plain = values.flatMap((value, row) => (String(value).includes('3') ? [row] : []))
  expect(found('3', integers(values))).toEqual(plain)
})

it('keeps the order of the rows and their memory, and asks whether to go on', () => {
  const rows = Uint32Array.of(3, 0, 2)
  let asked = 0
  const result = searchRows(rows, [texts('c', ['ab', 'b', 'c', 'b'])], 'b', () => (asked += 1))
  expect([Array.from(result), result.buffer === rows.buffer, asked > 0]).toEqual([[3, 0], true, true])
})
