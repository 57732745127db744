import { describe, expect, it } from 'vitest'
import { defaultReading } from '@shared/spec/reading'
import { TextsNeeded } from '@shared/data/reading/columns/assembleColumn'
import { type NumberColumn } from '@shared/data/table/table'
import { createTableBuilder } from './tableBuilder'

const built = (cells: string[], keepTexts?: ReadonlySet<number>) => {
  const builder = createTableBuilder(['c'], keepTexts ? { keepTexts } : {})
  builder.addRows(cells.map((cell) => [cell]))
  return builder.finish()
}
/** More distinct numbers than are kept as texts. */
const manyNumbers = Array.from({ length: 30_000 }, (_, row) => `${row}.25`)

describe('createTableBuilder', () => {
  it('decides from the whole column: a late text in a column of few numbers makes it text', () => {
    expect(built(['1', '2', '3', 'x']).columns[0]!.type).toBe('category')
  })

  it('locates the cells of a long column that are not numbers', () => {
    const cells = manyNumbers.slice()
    for (const row of [17, 902, 10_001, 29_999]) cells[row - 1] = 'oops'
    const { table, warnings, columns } = built(cells)
    expect(columns[0]).toMatchObject({ type: 'number', missing: 4, distinct: 29_996 })
    expect(warnings).toEqual([
      {
        code: 'not-a-number',
        column: 'c',
        count: 4,
        rows: [17, 902, 10_001, 29_999],
        message: '4 of 30,000 cells in c are not numbers: rows 17, 902, 10,001, 29,999; treated as missing',
      },
    ])
    const { values } = table.columns[0] as NumberColumn
    expect([values[15], values[16], values[29_999]]).toEqual([15.25, Number.NaN, 29_999.25])
  })

  it('asks for another round where numbers turn to text after their texts were given up', () => {
    const cells = [...manyNumbers, ...manyNumbers.map((cell) => `x${cell}`)]
    expect(() => built(cells, new Set())).toThrow(TextsNeeded)
    expect(built(cells, new Set([0])).columns[0]).toMatchObject({ type: 'text', distinct: 60_000, missing: 0 })
    expect(built(cells)).toEqual(built(cells, new Set([0])))
    expect(built(manyNumbers, new Set())).toEqual(built(manyNumbers))
  })

  it('reads by a reading, with the types that somebody chose', () => {
    const header = ['a', '__proto__', 'constructor', 'b']
    const types = JSON.parse('{"a":"text","__proto__":"date"}') as typeof defaultReading.types
    const builder = createTableBuilder(header, { reading: { ...defaultReading, decimal: ',', types } })
    builder.addRows([['1', '2024-01-01', '7', '1,5']])
    const { table, columns } = builder.finish()
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'text'],
      ['__proto__', 'date'],
      ['constructor', 'integer'],
      ['b', 'number'],
    ])
    expect(columns[3]).toMatchObject({ name: 'b', min: 1.5 })
  })

  it('puts finished columns where it is told to', () => {
    const builder = createTableBuilder(['n', 'c'], { allocate: (bytes) => new SharedArrayBuffer(bytes) })
    builder.addRows([
      ['1', 'x'],
      ['2', 'y'],
    ])
    const buffers = builder
      .finish()
      .table.columns.map((column) => (column.kind === 'number' ? column.values.buffer : column.codes.buffer))
    expect(buffers.map((buffer) => [buffer instanceof SharedArrayBuffer, buffer.byteLength])).toEqual([
      [true, 16],
      [true, 8],
    ])
  })

  it('asks before each column, and ends with what is thrown there', () => {
    const builder = createTableBuilder(['a', 'b', 'c'])
    builder.addRows([['1', 'x', '2']])
    let asked = 0
    const thrown = new Error('enough')
    const finish = () =>
      builder.finish(() => {
        if (++asked === 2) throw thrown
      })
    expect(finish).toThrow(thrown)
    expect(asked).toBe(2)
  })

  it('warns of columns whose values are all the same', () => {
    expect(built(['5', '', '5']).warnings.map(({ code, count }) => [code, count])).toEqual([
      ['missing-values', 1],
      ['constant-column', 2],
    ])
    expect(built(['x', 'x']).warnings.map(({ code }) => code)).toEqual(['constant-column'])
  })
})
