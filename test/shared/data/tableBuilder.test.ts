import { describe, expect, it } from 'vitest'
import { TypeUndecided } from '@shared/data/columnBuilder'
import { type NumberColumn } from '@shared/data/table'
import { createTableBuilder } from '@shared/data/tableBuilder'

const built = (cells: string[], keepTexts = false) => {
  const builder = createTableBuilder(['c'], { keepTexts: new Set(keepTexts ? [0] : []) })
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
    expect(() => built(cells)).toThrow(TypeUndecided)
    expect(built(cells, true).columns[0]).toMatchObject({ type: 'text', distinct: 60_000, missing: 0 })
    expect(() => built([...manyNumbers, '007'])).toThrow(TypeUndecided)
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

  it('is text with one cell of more than 1,000 characters, boolean words too', () => {
    expect(built(['a', 'x'.repeat(1000)]).columns[0]!.type).toBe('category')
    expect(built(['a', 'x'.repeat(1001)]).columns[0]).toMatchObject({ type: 'text', distinct: 2, levels: null })
    expect(built([`${' '.repeat(1000)}yes`, 'no']).columns[0]).toMatchObject({ type: 'text', levels: null })
  })

  it('warns of numbers with a decimal comma', () => {
    const { columns, warnings } = built(['31,4', 'NA', '-2,0', ' +0,25 ', '31,4'])
    expect(columns[0]!.type).toBe('category')
    expect(warnings[1]).toEqual({
      code: 'decimal-comma',
      column: 'c',
      count: 4,
      rows: [1, 3, 4, 5],
      message:
        'c looks like numbers with a decimal comma; it was read as text. Replace the comma by a point to use it as numbers.',
    })
    const many = Array.from({ length: 190 }, (_, row) => `${row},5`)
    const codesOf = (cells: string[]) => built(cells).warnings.map(({ code }) => code)
    expect(built([...many, ...many]).columns[0]!.type).toBe('text')
    expect(codesOf([...many, ...new Array<string>(10).fill('x')])).toEqual(['decimal-comma'])
    expect(codesOf([...many, ...new Array<string>(11).fill('x')])).toEqual([])
    expect(codesOf(['1,2,3', '4,5,6', ',5', '5,', '1.5,2'])).toEqual([])
    expect(codesOf(['NA', ''])).toEqual(['missing-values'])
    expect(codesOf(['1,000', '-12,345', '123,456'])).toEqual([])
    for (const clear of ['0,125', '1234,567', '1,5']) expect(codesOf(['1,000', clear])).toEqual(['decimal-comma'])
  })

  it('is text beyond 100 levels', () => {
    const levels = (count: number) => Array.from({ length: count }, (_, index) => `l${index}`)
    expect(built(levels(100)).columns[0]).toMatchObject({ type: 'category', distinct: 100 })
    expect(built(levels(101)).columns[0]).toMatchObject({ type: 'text', distinct: 101, levels: null })
  })
})
