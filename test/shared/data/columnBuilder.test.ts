import { describe, expect, it } from 'vitest'
import { TypeUndecided, createColumnBuilder } from '@shared/data/columnBuilder'
import { type CategoryColumn, type NumberColumn, cellText, missingCode } from '@shared/data/table'

const build = (cells: readonly string[], keepTexts = false) => {
  const builder = createColumnBuilder('c', 4, keepTexts)
  for (const cell of cells) builder.add(cell)
  return builder.finish((bytes) => new ArrayBuffer(bytes))
}
const typeOf = (cells: readonly string[]) => build(cells).column.type
const textsOf = (cells: readonly string[]) => {
  const { column } = build(cells)
  return cells.map((_, row) => cellText(column, row))
}
const numbers = (count: number) => Array.from({ length: count }, (_, row) => `${row}.5`)
/** One distinct number more than are kept as texts. */
const manyNumbers = numbers(20_001)

describe('the type of a column', () => {
  it.each([
    [['1', ' 2 ', '-3'], 'integer'],
    [['1', 'NA', '3'], 'integer'],
    [['1', '2.5'], 'number'],
    [['1', '007'], 'category'],
    [['true', 'FALSE'], 'boolean'],
    [['b', 'a'], 'category'],
    [['inf', '-inf'], 'category'],
    [['NA', ''], 'category'],
  ] as const)('of %j is %s', (cells, type) => expect(typeOf(cells)).toBe(type))

  it('is text where one of a thousand numbers is an identifier', () => {
    expect(typeOf([...numbers(1000), '007'])).toBe('text')
  })

  it('is a number with one text in twenty, and not with more or among fewer than twenty numbers', () => {
    expect(typeOf([...numbers(38), 'x', 'y'])).toBe('number')
    expect(typeOf([...numbers(37), 'x', 'y'])).toBe('category')
    expect(typeOf([...numbers(20), 'x'])).toBe('number')
    expect(typeOf([...numbers(19), 'x'])).toBe('category')
  })
})

describe('numbers', () => {
  it('have NaN for what is missing, text or not finite, and each kind of cell its warning', () => {
    const { column, warnings } = build([...numbers(40), 'NA', 'x', 'inf', '9007199254740993'])
    const { values } = column as NumberColumn
    expect(Array.from(values.subarray(39))).toEqual([39.5, Number.NaN, Number.NaN, Number.NaN, 2 ** 53])
    expect(warnings.map(({ code, column: name, count, rows }) => [code, name, count, rows])).toEqual([
      ['missing-values', 'c', 1, [41]],
      ['not-a-number', 'c', 1, [42]],
      ['not-finite', 'c', 1, [43]],
      ['not-exact', 'c', 1, [44]],
    ])
  })

  it('are the same whether their texts were kept or given up', () => {
    const again = manyNumbers.toReversed()
    const cells = [...manyNumbers, '', 'x', 'inf', ...again, 'y', ...again, ...again]
    const [given, kept] = [build(cells), build(cells, true)]
    expect((given.column as NumberColumn).values).toHaveLength(cells.length)
    expect(given).toEqual(kept)
    expect(given.warnings.map(({ code, rows }) => [code, rows])).toEqual([
      ['missing-values', [20_002]],
      ['not-a-number', [20_003, 40_006]],
      ['not-finite', [20_004]],
    ])
  })

  it('whose texts were given up cannot turn to text: the column is named for another round', () => {
    const cells = [...manyNumbers, ...manyNumbers.map((cell) => `x${cell}`)]
    expect(() => build(cells)).toThrow(TypeUndecided)
    expect(() => build(cells)).toThrow(expect.objectContaining({ columnIndex: 4 }))
    expect(build(cells, true).column.type).toBe('text')
  })
})

describe('texts', () => {
  it('keep every row in its place, however many there are', () => {
    const cells = Array.from({ length: 5000 }, (_, row) => `t${(row * 7919) % 3001}`)
    expect(textsOf(cells)).toEqual(cells)
  })

  it('order few levels by code unit and many as they appear', () => {
    expect((build(['b', 'a', 'B', 'b']).column as CategoryColumn).levels).toEqual(['B', 'a', 'b'])
    const many = Array.from({ length: 101 }, (_, index) => `l${100 - index}`)
    expect((build(many).column as CategoryColumn).levels).toEqual(many)
  })

  it('give a missing cell no level, and only missing cells none at all', () => {
    const { column, warnings } = build(['b', 'NA', 'a', '?'])
    expect(column).toMatchObject({ levels: ['a', 'b'], codes: Uint32Array.of(1, missingCode, 0, missingCode) })
    expect(warnings.map(({ code, count, rows }) => [code, count, rows])).toEqual([['missing-values', 2, [2, 4]]])
    expect(build(['', 'NA']).column).toMatchObject({ levels: [], codes: Uint32Array.of(missingCode, missingCode) })
  })

  it('make one level of several spellings of a boolean, and leave a single spelling alone', () => {
    expect(textsOf(['Yes', 'no', 'YES', 'No'])).toEqual(['yes', 'no', 'yes', 'no'])
    expect(textsOf(['Yes', 'No', 'Yes'])).toEqual(['Yes', 'No', 'Yes'])
    expect(textsOf(['Yes', 'yes', 'maybe'])).toEqual(['Yes', 'yes', 'maybe'])
  })
})

it('asks for 8 bytes a number and 4 bytes a text', () => {
  for (const [cells, bytes] of [
    [['1', '2', '3'], 24],
    [['a', 'b', 'a'], 12],
  ] as const) {
    const asked: number[] = []
    const builder = createColumnBuilder('c', 0, false)
    for (const cell of cells) builder.add(cell)
    builder.finish((size) => {
      asked.push(size)
      return new ArrayBuffer(size)
    })
    expect(asked).toEqual([bytes])
  }
})
